import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenedBackup } from '@maillage/server/features/backup/read-backup.ts'
import type { Config } from '@maillage/server/platform/config.ts'
import type { Command, Io } from '../command.ts'

const text = {
  fr: {
    restored: (madeAt: string, tables: number, rows: number) =>
      `La sauvegarde du ${madeAt} est reprise : ${tables} tables, ${rows} lignes.`,
    waiting: 'Au démarrage, ce qui attendait alors repart : messages à envoyer, réservations en cours.',
    erasures: (count: number) =>
      `Au démarrage, les ${count} effacements notés à côté de la sauvegarde seront refaits.`,
    noSecret:
      'La sauvegarde ne contient pas le secret du serveur : les liens déjà envoyés ne s’ouvriront plus.',
  },
  en: {
    restored: (madeAt: string, tables: number, rows: number) =>
      `The backup of ${madeAt} is restored: ${tables} tables, ${rows} rows.`,
    waiting: 'At the next start, what was waiting then goes on: messages to send, places held.',
    erasures: (count: number) =>
      `At the next start, the ${count} erasures noted beside the backup are done again.`,
    noSecret: 'The backup does not hold the server’s secret: links already sent will not open any more.',
  },
}

export const restore: Command = {
  name: 'restore',
  summary: {
    fr: 'reprendre une sauvegarde dans un dossier ou une base vide',
    en: 'restore a backup into an empty folder or database',
  },
  usage: {
    fr: [
      'maillage restore FICHIER [--passphrase-file FICHIER | --identity FICHIER]',
      '',
      'La base est celle de DATABASE_URL, sinon celle du dossier MAILLAGE_DATA (.maillage) ; elle doit être vide.',
      'La phrase secrète se lit dans MAILLAGE_BACKUP_PASSPHRASE, sinon elle est demandée ; --identity : une clé privée age.',
    ].join('\n'),
    en: [
      'maillage restore FILE [--passphrase-file FILE | --identity FILE]',
      '',
      'The database is that of DATABASE_URL, else that of the folder MAILLAGE_DATA (.maillage); it must be empty.',
      'The passphrase is read in MAILLAGE_BACKUP_PASSPHRASE, else asked for; --identity: an age private key.',
    ].join('\n'),
  },
  async run(args, io) {
    const words = readWords(args)
    if (!words) {
      io.err(restore.usage[io.lang])
      return 2
    }
    const { orSentence } = await import('../or-sentence.ts')
    return orSentence(io, () => restoreFile(words, io))
  },
}

interface RestoreWords {
  file: string
  identity?: string | undefined
  'passphrase-file'?: string | undefined
}

function readWords(args: readonly string[]): RestoreWords | undefined {
  try {
    const options = { identity: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...others] = positionals
    const twoKeys = values.identity !== undefined && values['passphrase-file'] !== undefined
    return file === undefined || others.length > 0 || twoKeys ? undefined : { file, ...values }
  } catch {
    return undefined
  }
}

/** All that can be refused without a database is refused before one is started. */
async function restoreFile(words: RestoreWords, io: Io): Promise<number> {
  const { readConfig } = await import('@maillage/server/platform/config.ts')
  const { openBackup } = await import('@maillage/server/features/backup/read-backup.ts')
  const { refuseNewer } = await import('@maillage/server/features/backup/restore-backup.ts')
  const { refuseOtherSecret } = await import('@maillage/server/features/backup/carry-secret.ts')
  const { carryErasures } = await import('@maillage/server/features/rights/carry-erasures.ts')
  const { makeDataFolder } = await import('@maillage/server/platform/data-folder.ts')
  const { readOpeningKey } = await import('../backup-key.ts')
  const config = readConfig(process.env)
  const opened = await openBackup(words.file, await readOpeningKey(words, io))
  try {
    await refuseNewer(opened)
    await refuseOtherSecret(config, opened.header.secret)
    tell(opened, await restoreInto(config, opened), io)
    await makeDataFolder(config.dataFolder)
    const erasures = await carryErasures(dirname(words.file), config.dataFolder)
    if (erasures > 0 && !io.json) io.out(text[io.lang].erasures(erasures))
    return 0
  } finally {
    opened.close()
  }
}

function tell({ header }: OpenedBackup, { tables, rows }: { tables: number; rows: number }, io: Io): void {
  const { madeAt, network, secret } = header
  if (secret === null) io.err(text[io.lang].noSecret)
  if (io.json) io.out(JSON.stringify({ network, madeAt, tables, rows }))
  else for (const line of [text[io.lang].restored(madeAt, tables, rows), text[io.lang].waiting]) io.out(line)
}

async function restoreInto(config: Config, opened: OpenedBackup): Promise<{ tables: number; rows: number }> {
  const { restoreBackup } = await import('@maillage/server/features/backup/restore-backup.ts')
  const { keepSecret } = await import('@maillage/server/features/backup/carry-secret.ts')
  const { useEmbeddedPostgres } = await import('@maillage/server/platform/embedded-postgres.ts')
  const keep = () => keepSecret(config, opened.header.secret)
  if (config.databaseUrl) return restoreBackup(config.databaseUrl, opened, keep)
  return useEmbeddedPostgres(config.dataFolder, { joins: false }, (url) => restoreBackup(url, opened, keep))
}
