import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../platform/database.ts'
import type { NetworkFacts } from './read-network-facts.ts'

type Column = keyof typeof OPTION_OF

/** By which options each column of a network is given. */
export const OPTION_OF = {
  slug: '--slug',
  name: '--name',
  short_name: '--short-name',
  phone: '--phone',
  phone_hours: '--hours-fr, --hours-en',
  departements: '--departements',
  time_zone: '--time-zone',
  language: '--language',
} as const

export function rowOf(facts: NetworkFacts) {
  return { ...columnsOf(facts), phone_hours: JSON.stringify(facts.phoneHours) }
}

function columnsOf(facts: NetworkFacts) {
  return {
    slug: facts.slug,
    name: facts.name,
    short_name: facts.shortName,
    phone: facts.phone,
    phone_hours: facts.phoneHours,
    departements: facts.departements,
    time_zone: facts.timeZone,
    language: facts.language,
  } satisfies Record<Column, unknown>
}

/** The network of this slug, and the columns in which it says something else. */
export async function compareFacts(tx: Tx, facts: NetworkFacts): Promise<{ id: string; others: Column[] }> {
  const wanted = columnsOf(facts)
  const columns = Object.keys(wanted) as Column[]
  const { id, ...there } = await tx
    .selectFrom('network')
    .select(['id', ...columns])
    .where('slug', '=', facts.slug)
    .executeTakeFirstOrThrow()
  return { id, others: columns.filter((column) => !isDeepStrictEqual(there[column], wanted[column])) }
}
