import { defineAction } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'
import { backupAccess } from './backup.access.ts'
import { noSuchBackup } from './backup.refusals.ts'
import { type BackupFile, readBackupFolder } from './backup-folder.ts'
import { readSlug } from './read-slug.ts'

/**
 * Has a backup made now, in the background, beside those of every night.
 * @throws {Refusal} `backup-not-configured`, `backup-folder-missing`.
 */
export const askBackup = defineAction<
  { networkId: string; folder: string | undefined },
  { state: 'making' | 'verifying' }
>({
  name: 'ask-backup',
  access: backupAccess['ask-backup'],
  async run({ tx, audit, addJob }, { networkId, folder }) {
    if (folder === undefined) throw notConfigured()
    if (!(await readBackupFolder(folder, await readSlug(tx, networkId)))) throw folderMissing()
    addJob('back-up', {}, { key: 'back-up-now', maxAttempts: 2 })
    audit({ action: 'ask-backup', networkId, subjectType: 'network', subjectId: networkId })
    return { state: 'making' }
  },
})

export interface VerificationRequest {
  networkId: string
  name: string
  folder: string | undefined
  passphrase: string | undefined
}

/**
 * Has a backup read to its end, in the background.
 * @throws {Refusal} `backup-not-configured`, `no-such-backup`, `backup-key-elsewhere`.
 */
export const askBackupVerification = defineAction<VerificationRequest, { state: 'making' | 'verifying' }>({
  name: 'ask-backup-verification',
  access: backupAccess['ask-backup-verification'],
  async run({ tx, audit, addJob }, { networkId, name, folder, passphrase }) {
    if (folder === undefined) throw notConfigured()
    const files = await readBackupFolder(folder, await readSlug(tx, networkId))
    const file = files?.find((backup) => backup.name === name)
    if (!file) throw noSuchBackup(name)
    if (!isVerifiable(file, passphrase)) throw keyElsewhere(name)
    addJob('verify-backup', { name }, { key: `verify-backup:${name}`, maxAttempts: 3 })
    audit({
      action: 'ask-backup-verification',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { name },
    })
    return { state: 'verifying' }
  },
})

/** Whether this server has what opens the file. */
export function isVerifiable({ sealedFor }: BackupFile, passphrase: string | undefined): boolean {
  return sealedFor === 'passphrase' && passphrase !== undefined
}

const notConfigured = (): Refusal =>
  new Refusal('backup-not-configured', 409, {
    fr: 'Aucun dossier de sauvegarde n’est réglé sur ce serveur. Donnez-lui MAILLAGE_BACKUP_DIR et MAILLAGE_BACKUP_RECIPIENT, puis redémarrez-le.',
    en: 'No backup folder is set on this server. Give it MAILLAGE_BACKUP_DIR and MAILLAGE_BACKUP_RECIPIENT, then start it again.',
  })

const folderMissing = (): Refusal =>
  new Refusal('backup-folder-missing', 409, {
    fr: 'Le dossier de sauvegarde de ce serveur n’existe pas, ou ne se lit pas. Créez-le ou branchez son disque, ou changez MAILLAGE_BACKUP_DIR, puis recommencez.',
    en: 'The backup folder of this server does not exist, or cannot be read. Create it or mount its disk, or change MAILLAGE_BACKUP_DIR, then try again.',
  })

const keyElsewhere = (name: string): Refusal =>
  new Refusal('backup-key-elsewhere', 409, {
    fr: `Ce serveur n’a pas ce qui ouvre cette sauvegarde, et c’est voulu. Vérifiez-la là où est la clé\u202f: maillage backup verify ${name}`,
    en: `This server does not have what opens this backup, on purpose. Verify it where the key is: maillage backup verify ${name}`,
  })
