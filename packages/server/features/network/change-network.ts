import { defineAction } from '../../platform/action.ts'
import { networkAccess } from './network.access.ts'
import { compareFacts, rowOf } from './network-facts.queries.ts'
import type { NetworkFacts } from './read-network-facts.ts'

/**
 * Changes what a network says of itself; its slug names it. For the owner of the database only.
 * @returns the columns that changed.
 */
export const changeNetwork = defineAction<NetworkFacts, string[]>({
  name: 'change-network',
  access: networkAccess['change-network'],
  async run({ tx, audit }, facts) {
    const { id, others } = await compareFacts(tx, facts)
    if (others.length === 0) return []
    await tx.updateTable('network').set(rowOf(facts)).where('id', '=', id).execute()
    audit({
      action: 'change-network',
      networkId: id,
      subjectType: 'network',
      subjectId: id,
      detail: { changed: others },
    })
    return others
  },
})
