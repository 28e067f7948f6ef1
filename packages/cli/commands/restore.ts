import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenedBackup } from '@maillage/server/features/backup/read-backup.ts'
import type { Config } from '@maillage/server/platform/config.ts'
import type { Command, Io } from '../command.ts'
import { sayWrongOption } from '../say-wrong-option.ts'

const text = {
  fr: {
    restored: (madeAt: string, tables: number, rows: number) =>
      `La sauvegarde du ${madeAt} est reprise : ${tables} tables, ${rows} lignes.`,
    waiting: 'Au démarrage, ce qui attendait alors repart : messages à envoyer, réservations en cours.',
    erasures: (count: number) =>
      `Au démarrage, les ${count} effacements notés à côté de la sauvegarde seront refaits.`,
    noErasures: (folder: string) =>
      `Il n’y a pas d’erasures.jsonl dans ${folder}\u202f: les effacements faits depuis la sauvegarde ne seront pas refaits. Si l’ancien serveur en a un (dans son dossier de données, ou celui de ses sauvegardes), lancez avant le démarrage\u202f: maillage rights replay-erasures DOSSIER`,
    erasuresLost: (folder: string, code: string) =>
      `La sauvegarde est reprise, mais le journal des effacements n’a pas pu être pris dans ${folder} (${code}). Avant le démarrage, lancez\u202f: maillage rights replay-erasures ${folder}`,
    noSecret:
      'La sauvegarde ne contient pas le secret du serveur : les liens déjà envoyés ne s’ouvriront plus.',
  },
  en: {
    restored: (madeAt: string, tables: number, rows: number) =>
      `The backup of ${madeAt} is restored: ${tables} tables, ${rows} rows.`,
    waiting: 'At the next start, what was waiting then goes on: messages to send, places held.',
    erasures: (count: number) =>
      `At the next start, the ${count} erasures noted beside the backup are done again.`,
    noErasures: (folder: string) =>
      `There is no erasures.jsonl in ${folder}: erasures made since the backup are not done again. If the old server has one (in its data folder, or that of its backups), run before the start: maillage rights replay-erasures FOLDER`,
    erasuresLost: (folder: string, code: string) =>
      `The backup is restored, but the journal of erasures could not be taken from ${folder} (${code}). Before the start, run: maillage rights replay-erasures ${folder}`,
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
    const words = readWords(args, io)
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

function readWords(args: readonly string[], io: Io): RestoreWords | undefined {
  try {
    const options = { identity: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...others] = positionals
    const twoKeys = values.identity !== undefined && values['passphrase-file'] !== undefined
    return file === undefined || others.length > 0 || twoKeys ? undefined : { file, ...values }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

/** All that can be refused without a database is refused before one is started. */
async function restoreFile(words: RestoreWords, io: Io): Promise<number> {
  const { readConfig } = await import('@maillage/server/platform/config.ts')
  const { openBackup } = await import('@maillage/server/features/backup/read-backup.ts')
  const { refuseNewer } = await import('@maillage/server/features/backup/restore-backup.ts')
  const { refuseOtherSecret } = await import('@maillage/server/features/backup/carry-secret.ts')
  const { readOpeningKey } = await import('../backup-key.ts')
  const config = readConfig(process.env)
  const opened = await openBackup(words.file, await readOpeningKey(words, io))
  try {
    await refuseNewer(opened)
    await refuseOtherSecret(config, opened.header.secret)
    tell(opened, await restoreInto(config, opened), io)
    return await takeErasures(dirname(words.file), config.dataFolder, io)
  } finally {
    opened.close()
  }
}

/** The database is restored by now: whatever fails here is said with what to run. */
async function takeErasures(from: string, dataFolder: string, io: Io): Promise<number> {
  const { carryErasures } = await import('@maillage/server/features/rights/carry-erasures.ts')
  const { makeDataFolder } = await import('@maillage/server/platform/data-folder.ts')
  const { hasErasures } = await import('../erasures-folder.ts')
  try {
    if (!(await hasErasures(from))) io.err(text[io.lang].noErasures(from))
    await makeDataFolder(dataFolder)
    const erasures = await carryErasures(from, dataFolder)
    if (erasures > 0 && !io.json) io.out(text[io.lang].erasures(erasures))
    return 0
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    io.err(text[io.lang].erasuresLost(from, code ?? name))
    return 1
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
