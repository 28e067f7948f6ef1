import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { openTestDatabase } from '../../platform/test-database.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'

const SINCE = '2027-01-01T00:00:00Z'
const UNTIL = '2027-02-01T00:00:00Z'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A network whose administrators are these, in this order. Ends the role of each by its place. */
async function networkWith(...demos: boolean[]) {
  const { networkId } = await createSmallNetwork(database.db)
  const memberships: string[] = []
  for (const demo of demos) {
    const [accountId, id] = [newId(), newId()]
    await database.db
      .insertInto('account')
      .values({
        id: accountId,
        kind: 'staff',
        display_name: 'Camille Exemple',
        email: `${accountId}@exemple.fr`,
        demo,
        created_at: SINCE,
      })
      .execute()
    await database.db
      .insertInto('membership')
      .values({ id, network_id: networkId, account_id: accountId, role: 'administrator', valid_from: SINCE })
      .execute()
    memberships.push(id)
  }
  const end = (place: number) =>
    database.fenced
      .of(networkId)
      .updateTable('membership')
      .set({ valid_until: UNTIL })
      .where('id', '=', memberships[place] ?? '')
      .execute()
  return { end }
}

const REFUSED = 'a_network_keeps_an_administrator'

describe('the last administrator of a network', () => {
  it('is the last real one, whatever demonstration accounts are left', async () => {
    const { end } = await networkWith(true, false, true)
    await expect(end(1)).rejects.toMatchObject({ constraint: REFUSED })
  })

  it('may go once there is another real one', async () => {
    const { end } = await networkWith(true, false, false)
    await end(1)
    await expect(end(2)).rejects.toMatchObject({ constraint: REFUSED })
  })

  it('is no demonstration account where a real one stays', async () => {
    const { end } = await networkWith(true, false)
    await end(0)
    await expect(end(1)).rejects.toMatchObject({ constraint: REFUSED })
  })

  it('in a demonstration is a demonstration account', async () => {
    const { end } = await networkWith(true, true)
    await end(0)
    await expect(end(1)).rejects.toMatchObject({ constraint: REFUSED })
  })
})
