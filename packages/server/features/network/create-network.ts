import { isDeepStrictEqual } from 'node:util'
import { alarmWords } from '../../../../scenarios/alarm-words.ts'
import { frenchEmergencyNumbers } from '../../../../scenarios/french-emergency-numbers.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { networkAccess } from './network.access.ts'
import { demonstrationInPlace, networkDiffers } from './network.refusals.ts'
import type { NetworkFacts } from './read-network-facts.ts'

/**
 * Makes a real network, with the emergency numbers of the country and the words of alarm that its doctors are to read again.
 * Asked again with the same facts, it says that the network is there. For the owner of the database only.
 *
 * @throws {Refusal} `network-differs` when one of this slug says something else of itself; `demonstration-in-place`, for real patients
 * are not kept beside accounts that sign in with one press.
 */
export const createNetwork = defineAction<NetworkFacts, { networkId: string; made: boolean }>({
  name: 'create-network',
  access: networkAccess['create-network'],
  async run(context, facts) {
    await refuseBesideDemonstration(context)
    const networkId = context.newId()
    const { tx, now } = context
    const made = await tx
      .insertInto('network')
      .values({
        ...rowOf(facts),
        id: networkId,
        phone_hours: JSON.stringify(facts.phoneHours),
        emergency: JSON.stringify(frenchEmergencyNumbers),
        alarm_words: JSON.stringify(alarmWords),
        created_at: new Date(now.epochMilliseconds),
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { networkId: await sameNetwork(context, facts), made: false }
    context.audit({
      action: 'create-network',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { departements: facts.departements, timeZone: facts.timeZone },
    })
    return { networkId, made: true }
  },
})

function rowOf(facts: NetworkFacts) {
  return {
    slug: facts.slug,
    name: facts.name,
    short_name: facts.shortName,
    phone: facts.phone,
    phone_hours: facts.phoneHours,
    departements: facts.departements,
    time_zone: facts.timeZone,
    language: facts.language,
  }
}

const OPTION_OF: Readonly<Record<keyof ReturnType<typeof rowOf>, string>> = {
  slug: '--slug',
  name: '--name',
  short_name: '--short-name',
  phone: '--phone',
  phone_hours: '--hours-fr, --hours-en',
  departements: '--departements',
  time_zone: '--time-zone',
  language: '--language',
}

/** The network of this slug, which says the same of itself. */
async function sameNetwork({ tx }: ActionContext, facts: NetworkFacts): Promise<string> {
  const wanted = rowOf(facts)
  const columns = Object.keys(wanted) as (keyof typeof wanted)[]
  const there = await tx
    .selectFrom('network')
    .select(['id', ...columns])
    .where('slug', '=', facts.slug)
    .executeTakeFirstOrThrow()
  const others = columns.filter((column) => !isDeepStrictEqual(there[column], wanted[column]))
  if (others.length > 0)
    throw networkDiffers(
      facts.slug,
      others.map((column) => OPTION_OF[column]),
    )
  return there.id
}

async function refuseBesideDemonstration({ tx }: ActionContext): Promise<void> {
  const demonstration = await tx
    .selectFrom('network')
    .select('slug')
    .where('scenario', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (demonstration) throw demonstrationInPlace(demonstration.slug)
}
