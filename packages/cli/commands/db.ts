import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Command, Io } from '../command.ts'

const text = {
  fr: {
    applied: (name: string) => `Appliquée : ${name}`,
    upToDate: 'La base de données est à jour.',
    pending: (name: string) => `à appliquer  ${name}`,
    done: (name: string, at: string) => `appliquée    ${name}  ${at}`,
  },
  en: {
    applied: (name: string) => `Applied: ${name}`,
    upToDate: 'The database is up to date.',
    pending: (name: string) => `pending  ${name}`,
    done: (name: string, at: string) => `applied  ${name}  ${at}`,
  },
}

export const db: Command = {
  name: 'db',
  summary: { fr: 'préparer la base de données', en: 'prepare the database' },
  usage: {
    fr: [
      'maillage db migrate   applique les migrations qui manquent',
      'maillage db status    dit lesquelles sont appliquées ; code de sortie 1 s’il en manque',
      '',
      'La base est celle de DATABASE_URL, sinon celle du dossier MAILLAGE_DATA (.maillage).',
    ].join('\n'),
    en: [
      'maillage db migrate   applies the migrations that are missing',
      'maillage db status    says which ones are applied; exit code 1 when one is missing',
      '',
      'The database is that of DATABASE_URL, else that of the folder MAILLAGE_DATA (.maillage).',
    ].join('\n'),
  },
  async run(args, io) {
    const [action, ...others] = args
    if (others.length > 0 || (action !== 'migrate' && action !== 'status')) {
      io.err(db.usage[io.lang])
      return 2
    }
    const { withDatabase } = await import('../with-database.ts')
    const { migrate, migrationStatus } = await import('@maillage/server/platform/database.ts')
    const work = async (opened: OpenedDatabase) =>
      action === 'migrate'
        ? printApplied(await migrate(opened), io)
        : printStatus(await migrationStatus(opened.db), io)
    return withDatabase(io, work, { reads: action === 'status' })
  },
}

function printApplied(names: readonly string[], io: Io): number {
  if (io.json) io.out(JSON.stringify({ applied: names }))
  else if (names.length === 0) io.out(text[io.lang].upToDate)
  else for (const name of names) io.out(text[io.lang].applied(name))
  return 0
}

function printStatus(migrations: readonly { name: string; appliedAt: Date | null }[], io: Io): number {
  const words = text[io.lang]
  if (io.json) io.out(JSON.stringify({ migrations }))
  else {
    for (const { name, appliedAt } of migrations) {
      io.out(appliedAt ? words.done(name, appliedAt.toISOString()) : words.pending(name))
    }
  }
  return migrations.every((migration) => migration.appliedAt) ? 0 : 1
}
