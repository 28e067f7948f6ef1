import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '../../platform/test-database.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('a network has one reason at most for words that fit no other', async () => {
  const here = await createSmallNetwork(database.db)
  const elsewhere = await createSmallNetwork(database.db)
  await here.addReason({ isGeneral: true })
  await here.addReason()
  await elsewhere.addReason({ isGeneral: true })
  await expect(here.addReason({ isGeneral: true })).rejects.toThrow('reason_general_of_network')
})
