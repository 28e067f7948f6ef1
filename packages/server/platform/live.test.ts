import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from './ids.ts'
import { type LiveChange, type LiveFeed, startLiveFeed } from './live.ts'
import { createLogger } from './log.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
let feed: LiveFeed

beforeAll(async () => {
  database = await openTestDatabase()
  feed = startLiveFeed(database.fencedUrl, database.fenced.pool, createLogger('silent'))
})
afterAll(async () => {
  await feed.stop()
  await database.close()
})

it('goes on after a notification that no server of ours would send', async () => {
  const seen: LiveChange[] = []
  feed.subscribe((change) => seen.push(change))
  const change = { networkId: newId(), practitionerId: newId(), kind: 'appointment.booked', id: newId() }
  await expect
    .poll(
      async () => {
        for (const payload of ['not json', '', '{}', 'null', '[1]', '[{"networkId":"x"}]'])
          await database.pool.query(`select pg_notify('maillage_live', $1)`, [payload])
        feed.announce([change])
        return seen.length
      },
      { timeout: 5_000, interval: 100 },
    )
    .toBeGreaterThan(0)
  expect(seen[0]).toEqual(change)
  expect(new Set(seen.map((one) => one.id)).size).toBe(1)
})
