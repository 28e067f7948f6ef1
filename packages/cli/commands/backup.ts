import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { MadeBackup } from '@maillage/server/features/backup/make-backup.ts'
import type { Command, Io } from '../command.ts'
import { sayWrongOption } from '../say-wrong-option.ts'

const text = {
  fr: {
    made: ({ file, tables, rows }: MadeBackup) =>
      `Sauvegarde écrite : ${file} (${tables} tables, ${rows} lignes).`,
    removed: (name: string) => `Ancienne sauvegarde retirée : ${name}`,
    good: (madeAt: string, tables: number, rows: number) =>
      `La sauvegarde du ${madeAt} est complète : ${tables} tables, ${rows} lignes.`,
    noSecret:
      'Le secret du serveur n’est pas sur cette machine : les liens déjà envoyés ne s’ouvriront pas sur le serveur repris. Donnez-le avec MAILLAGE_SECRET, ou MAILLAGE_DATA.',
  },
  en: {
    made: ({ file, tables, rows }: MadeBackup) => `Backup written: ${file} (${tables} tables, ${rows} rows).`,
    removed: (name: string) => `Older backup removed: ${name}`,
    good: (madeAt: string, tables: number, rows: number) =>
      `The backup of ${madeAt} is complete: ${tables} tables, ${rows} rows.`,
    noSecret:
      'The server’s secret is not on this machine: links already sent will not open on the restored server. Give it with MAILLAGE_SECRET, or MAILLAGE_DATA.',
  },
}

export const backup: Command = {
  name: 'backup',
  summary: {
    fr: 'sauvegarder la base de données, chiffrée, pendant qu’elle sert',
    en: 'back the database up, encrypted, while it is in use',
  },
  usage: {
    fr: [
      'maillage backup FICHIER            sauvegarde dans ce fichier, qui ne doit pas exister',
      'maillage backup --to DOSSIER       sauvegarde dans un fichier nommé par le réseau et l’instant (UTC)',
      '    --keep-daily 7 --keep-weekly 4 --keep-monthly 12   puis retire ses anciennes sauvegardes de ce dossier',
      'maillage backup verify FICHIER     lit toute une sauvegarde et ne reprend rien',
      '',
      'Chiffrée pour --recipient age1… (répétable), ou avec une phrase secrète : --passphrase-file FICHIER,',
      'MAILLAGE_BACKUP_PASSPHRASE, sinon demandée. Pour lire : la phrase, ou --identity FICHIER (clé privée age).',
    ].join('\n'),
    en: [
      'maillage backup FILE               backs up into this file, which must not exist',
      'maillage backup --to FOLDER        backs up into a file named by the network and the instant (UTC)',
      '    --keep-daily 7 --keep-weekly 4 --keep-monthly 12   then removes its older backups from this folder',
      'maillage backup verify FILE        reads a whole backup and restores nothing',
      '',
      'Encrypted for --recipient age1... (repeatable), or with a passphrase: --passphrase-file FILE,',
      'MAILLAGE_BACKUP_PASSPHRASE, else asked for. To read: the passphrase, or --identity FILE (age private key).',
    ].join('\n'),
  },
  async run(args, io) {
    const asked = args[0] === 'verify' ? readVerifyWords(args.slice(1), io) : readBackupWords(args, io)
    if (!asked) {
      io.err(backup.usage[io.lang])
      return 2
    }
    const { orSentence } = await import('../or-sentence.ts')
    return orSentence(io, () => ('verify' in asked ? verify(asked, io) : makeAndRotate(asked, io)))
  },
}

interface VerifyWords {
  verify: string
  identity?: string | undefined
  'passphrase-file'?: string | undefined
}

interface BackupWords {
  file: string | undefined
  to: string | undefined
  recipient?: string[] | undefined
  'passphrase-file'?: string | undefined
  keep: { daily: number; weekly: number; monthly: number } | undefined
}

function readVerifyWords(args: readonly string[], io: Io): VerifyWords | undefined {
  try {
    const options = { identity: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...others] = positionals
    return file === undefined || others.length > 0 ? undefined : { verify: file, ...values }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

function readBackupWords(args: readonly string[], io: Io): BackupWords | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        to: { type: 'string' },
        recipient: { type: 'string', multiple: true },
        'passphrase-file': { type: 'string' },
        'keep-daily': { type: 'string' },
        'keep-weekly': { type: 'string' },
        'keep-monthly': { type: 'string' },
      },
      allowPositionals: true,
    })
    const { to, recipient, 'passphrase-file': passphraseFile, ...kept } = values
    const [file, ...others] = positionals
    const counts = Object.values(kept)
    const twoKeys = recipient !== undefined && passphraseFile !== undefined
    if (others.length > 0 || (file === undefined) === (to === undefined) || twoKeys) return undefined
    if (!counts.every((count) => /^\d{1,4}$/.test(count)) || (counts.length > 0 && to === undefined))
      return undefined
    const count = (name: keyof typeof kept) => Number(kept[name] ?? 0)
    const keep = { daily: count('keep-daily'), weekly: count('keep-weekly'), monthly: count('keep-monthly') }
    return {
      file,
      to,
      recipient,
      'passphrase-file': passphraseFile,
      keep: counts.length > 0 ? keep : undefined,
    }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

async function makeAndRotate(words: BackupWords, io: Io): Promise<number> {
  const { readConfig } = await import('@maillage/server/platform/config.ts')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const { makeBackup } = await import('@maillage/server/features/backup/make-backup.ts')
  const { rotateBackups } = await import('@maillage/server/features/backup/rotate-backups.ts')
  const { secretInUse } = await import('@maillage/server/features/backup/carry-secret.ts')
  const { backupName } = await import('@maillage/core/backup/backup-name.ts')
  const { readSealingKey } = await import('../backup-key.ts')
  const { withBackupSource } = await import('../backup-source.ts')
  const config = readConfig(process.env)
  const now = systemClock.now()
  const key = await readSealingKey(words, io)
  const secret = await secretInUse(config)
  const fileFor = (network: string) =>
    words.to === undefined ? resolve(words.file ?? '') : resolve(words.to, backupName(network, now))
  const made = await untilInterrupted((signal) =>
    withBackupSource(config, (url) => makeBackup({ url, now, secret, key, fileFor, signal })),
  )
  if (secret === null) io.err(text[io.lang].noSecret)
  const removed =
    words.to !== undefined && words.keep
      ? await rotateBackups(words.to, { network: made.network, keep: words.keep, now })
      : []
  if (io.json) io.out(JSON.stringify({ ...made, removed }))
  else for (const line of [text[io.lang].made(made), ...removed.map(text[io.lang].removed)]) io.out(line)
  return 0
}

/** Ctrl-C or SIGTERM during the work stops it in order, so that no half file stays. */
async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, onSignal)
  try {
    return await work(stop.signal)
  } finally {
    for (const signal of signals) process.off(signal, onSignal)
  }
}

async function verify(words: VerifyWords, io: Io): Promise<number> {
  const { verifyBackup } = await import('@maillage/server/features/backup/read-backup.ts')
  const { readOpeningKey } = await import('../backup-key.ts')
  const { header, tables, rows } = await verifyBackup(words.verify, await readOpeningKey(words, io))
  const { madeAt, network } = header
  if (io.json) io.out(JSON.stringify({ network, madeAt, tables, rows }))
  else io.out(text[io.lang].good(madeAt, tables, rows))
  return 0
}
