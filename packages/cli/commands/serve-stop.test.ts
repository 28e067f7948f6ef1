import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BOOKING_LIMITS } from '@maillage/server/features/booking/booking-limits.ts'
import { openDatabase, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followOffice, signInAtOffice } from '../testing/office-screen.ts'
import { type Answer, findSlots, post } from '../testing/patient.ts'
import { addressOf, databaseOf, type Served, serveFrom } from '../testing/serve-process.ts'

let folder: string
let served: Served
let database: OpenedDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-stop-'))
  served = serveFrom(folder, ['--port', '0'], { MAILLAGE_TRUSTED_PROXY: '127.0.0.0/8, ::1' })
})

afterAll(async () => {
  served.child.kill('SIGTERM')
  await served.ended
  await rm(folder, { recursive: true, force: true })
})

/** Requests that wait for a lock in the database, as many as were sent. */
async function waitUntilBlocked(count: number): Promise<void> {
  const blocked = "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock'"
  await expect
    .poll(async () => (await database.pool.query(blocked)).rows[0].count, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(count)
}

describe('behind a trusted proxy', () => {
  it('limits count whoever the proxy names, not the proxy, and not what that person claims', async () => {
    const address = await addressOf(served)
    const { reasonId, slots } = await findSlots(address)
    const hold = (forwardedFor: string) =>
      post(`${address}/api/holds`, { reasonId, ...slots[5] }, { forwardedFor })
    const { count } = BOOKING_LIMITS.holdsPerAddress
    for (let number = 0; number < count; number++) {
      const { status, body } = await hold(`198.51.100.${number}, 203.0.113.7`)
      expect(status).toBe(201)
      await post(`${address}/api/holds/${body.id}/release`, {}, { token: body.token })
    }
    const refused = await hold('198.51.100.250, 203.0.113.7')
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-holds'])
    expect((await hold('203.0.113.8')).status).toBe(201)
  }, 90_000)
})

describe('SIGTERM while requests are under way', () => {
  it('they end well, nobody else comes in, screens are let go of, the database stops cleanly', async () => {
    const address = await addressOf(served)
    const { url, pidFile } = await databaseOf(served)
    database = openDatabase(url, { connections: 2 })
    const { reasonId, slots } = await findSlots(address)
    const screen = await followOffice(address, await signInAtOffice(address))

    const holder = await database.pool.connect()
    await holder.query('begin; lock table free_interval in access exclusive mode')
    const search = () => post(`${address}/api/slots/search`, { reasonId })
    const hold = (place: number) => post(`${address}/api/holds`, { reasonId, ...slots[place] })
    const underWay = Promise.all([search(), hold(0), search(), hold(1)])
    await waitUntilBlocked(4)
    const askedAt = performance.now()
    served.child.kill('SIGTERM')
    await expect
      .poll(() => fetch(`${address}/healthz`).catch(() => 'refused'), { timeout: 5_000 })
      .toBe('refused')
    await holder.query('commit')
    holder.release()

    const statuses = (await underWay).map((answer: Answer) => answer.status)
    expect(statuses).toEqual([200, 201, 200, 201])
    expect(await screen.told).toContain('event: hello')
    await database.close()
    expect(await served.ended).toBe(0)
    expect(performance.now() - askedAt).toBeLessThan(6_000)
    await expect(access(pidFile)).rejects.toThrow('ENOENT')
  }, 90_000)
})
