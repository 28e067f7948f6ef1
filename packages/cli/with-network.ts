import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Io } from './command.ts'
import { orSentence } from './or-sentence.ts'
import { withDatabase } from './with-database.ts'

const text = {
  fr: {
    pending: 'La base de données n’est pas à jour. Lancez d’abord : maillage db migrate',
    none: 'Aucun réseau dans cette base, ou pas celui de MAILLAGE_NETWORK.',
  },
  en: {
    pending: 'The database is not up to date. First run: maillage db migrate',
    none: 'No network in this database, or not the one of MAILLAGE_NETWORK.',
  },
}

/** Lets `work` use the network that MAILLAGE_NETWORK names, the first one made when it names none. 1 after one sentence when there is none. */
export function withNetwork(
  io: Io,
  work: (opened: OpenedDatabase, networkId: string) => Promise<number>,
): Promise<number> {
  const use = async (opened: OpenedDatabase): Promise<number> => {
    const { migrationStatus } = await import('@maillage/server/platform/database.ts')
    const { readConfig } = await import('@maillage/server/platform/config.ts')
    const isUpToDate = (await migrationStatus(opened.db)).every((migration) => migration.appliedAt)
    const slug = readConfig(process.env).network
    const network = isUpToDate
      ? await opened.db
          .selectFrom('network')
          .select('id')
          .$if(slug !== undefined, (query) => query.where('slug', '=', slug ?? ''))
          .orderBy('created_at')
          .limit(1)
          .executeTakeFirst()
      : undefined
    if (network) return work(opened, network.id)
    io.err(text[io.lang][isUpToDate ? 'none' : 'pending'])
    return 1
  }
  return withDatabase(io, (opened) => orSentence(io, () => use(opened)), { reads: true })
}
