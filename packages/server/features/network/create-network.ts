import { alarmWords } from '../../../../scenarios/alarm-words.ts'
import { frenchEmergencyNumbers } from '../../../../scenarios/french-emergency-numbers.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { networkAccess } from './network.access.ts'
import { compareFacts, OPTION_OF, rowOf } from './network-facts.queries.ts'
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

/** The network of this slug, which says the same of itself. */
async function sameNetwork({ tx }: ActionContext, facts: NetworkFacts): Promise<string> {
  const { id, others } = await compareFacts(tx, facts)
  if (others.length > 0)
    throw networkDiffers(
      facts.slug,
      others.map((column) => OPTION_OF[column]),
    )
  return id
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
