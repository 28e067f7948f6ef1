import { readFile } from 'node:fs/promises'
import {
  badIdentity,
  requireStrongPassphrase,
  unusableFile,
} from '@maillage/server/features/backup/backup.refusals.ts'
import type { OpeningKey, SealingKey } from '@maillage/server/features/backup/sealed-file.ts'
import { sealingKeyOf } from '@maillage/server/features/backup/sealing-key.ts'
import { Refusal } from '@maillage/server/platform/refusal.ts'
import { askSecret } from './ask-secret.ts'
import type { Io } from './command.ts'

const text = {
  fr: { passphrase: 'Phrase secrète : ', again: 'Encore une fois : ' },
  en: { passphrase: 'Passphrase: ', again: 'Once more: ' },
}

export interface KeyOptions {
  readonly recipient?: string[] | undefined
  readonly identity?: string | undefined
  readonly 'passphrase-file'?: string | undefined
}

/**
 * What seals a backup, the first that is given: --recipient, --passphrase-file, MAILLAGE_BACKUP_RECIPIENT,
 * MAILLAGE_BACKUP_PASSPHRASE, else a passphrase typed twice.
 * @throws {Refusal} `no-backup-key`, `weak-passphrase`, `passphrases-differ`, `backup-file-unusable`.
 */
export async function readSealingKey(options: KeyOptions, io: Io): Promise<SealingKey> {
  if (options.recipient) return { recipients: options.recipient }
  const file = options['passphrase-file']
  if (file !== undefined) return { passphrase: requireStrongPassphrase(await firstLine(file)) }
  const { MAILLAGE_BACKUP_RECIPIENT: recipient, MAILLAGE_BACKUP_PASSPHRASE: passphrase } = process.env
  const configured = sealingKeyOf({ recipient, passphrase })
  if (configured) return configured
  const typed = await askSecret(text[io.lang].passphrase)
  if (typed === undefined) throw noKey()
  requireStrongPassphrase(typed)
  if ((await askSecret(text[io.lang].again)) !== typed) throw passphrasesDiffer()
  return { passphrase: typed }
}

/**
 * What opens a backup, the first that is given: --identity, --passphrase-file, MAILLAGE_BACKUP_PASSPHRASE, else a
 * passphrase typed.
 * @throws {Refusal} `no-backup-key`, `bad-identity`, `backup-file-unusable`.
 */
export async function readOpeningKey(options: KeyOptions, io: Io): Promise<OpeningKey> {
  if (options.identity !== undefined) {
    const lines = (await readKeyFile(options.identity)).split(/\r?\n/).map((line) => line.trim())
    const identities = lines.filter((line) => line !== '' && !line.startsWith('#'))
    if (identities.length === 0) throw badIdentity()
    return { identities }
  }
  const file = options['passphrase-file']
  if (file !== undefined) return { passphrase: await firstLine(file) }
  const passphrase = process.env.MAILLAGE_BACKUP_PASSPHRASE || (await askSecret(text[io.lang].passphrase))
  if (passphrase === undefined) throw noKey()
  return { passphrase }
}

async function firstLine(file: string): Promise<string> {
  return (await readKeyFile(file)).split(/\r?\n/)[0] ?? ''
}

async function readKeyFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unusableFile(file, error.code ?? 'EIO')
  })
}

const noKey = (): Refusal =>
  new Refusal('no-backup-key', 422, {
    fr: 'Il manque la clé de la sauvegarde : MAILLAGE_BACKUP_PASSPHRASE, --passphrase-file, ou une clé age (--recipient pour faire, --identity pour ouvrir).',
    en: 'The key of the backup is missing: MAILLAGE_BACKUP_PASSPHRASE, --passphrase-file, or an age key (--recipient to make, --identity to open).',
  })

const passphrasesDiffer = (): Refusal =>
  new Refusal('passphrases-differ', 422, {
    fr: 'Les deux phrases secrètes ne sont pas les mêmes. Recommencez.',
    en: 'The two passphrases are not the same. Try again.',
  })
