import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { communeIndex } from './features/territory/territory-data.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentNetwork } from './features/network/current-network.ts'
import { startJobs } from './platform/jobs.ts'
import { createLogger } from './platform/log.ts'
import type { OutgoingMessage } from './platform/mail.ts'
import { createMetrics } from './platform/metrics.ts'
import { jobRunners } from './server-jobs.ts'
import { type BookingDesk, openBookingDesk } from './testing/booking-desk.ts'
import { createSmallNetwork, type SmallNetwork } from './testing/small-network.ts'

const START = '2027-01-12T08:00:00.000Z'

describe('the jobs of two networks in one database', () => {
  let desk: BookingDesk
  let neighbour: SmallNetwork
  beforeAll(async () => {
    desk = await openBookingDesk('2027-01-11T08:00:00Z')
    neighbour = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
  })
  afterAll(() => desk.close())

  /** Somebody holds a slot on the server of a network, which leaves the job that ends the hold. */
  async function holdOnServerOf(network: SmallNetwork): Promise<string> {
    const practitionerId = await network.addPractitioner()
    const reasonId = await network.addReason()
    await network.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T12:00' })
    const { id } = desk.deps.network
    desk.deps.network.id = async () => network.networkId
    const siteId = network.siteIds.fleurance
    const held = await desk.post('/api/holds', { reasonId, practitionerId, siteId, start: START })
    desk.deps.network.id = id
    expect(held.status).toBe(201)
    return held.body.id
  }

  /** The jobs of all networks, as a server of the first one runs them. */
  async function startWorker(courier: { deliver(message: OutgoingMessage): Promise<void> }) {
    const { platform } = desk.deps
    const network = currentNetwork(desk.database.fenced)
    const backup = {
      url: desk.database.url,
      secret: '',
      backup: { folder: undefined, recipient: undefined, passphrase: undefined },
    }
    const database = desk.database.fenced
    const index = await communeIndex()
    const ground = { index, travelTime: createTravelEstimate(index) }
    const runners = jobRunners({ database, platform, courier, network, ground, backup, erasureFolders: [] })
    return startJobs(desk.database.fenced.pool, runners, createLogger('silent'), createMetrics())
  }
  const jobs = async () =>
    (await desk.database.pool.query('select payload, task_id from graphile_worker._private_jobs')).rows

  it('carry their network, are run for it by whichever server takes them up, and those of the crontab for each', async () => {
    const ids = [await holdOnServerOf(desk.facts), await holdOnServerOf(neighbour)]
    const payloads = (await jobs()).map((job) => job.payload)
    expect(payloads).toMatchObject([
      { appointmentId: ids[0], networkId: desk.facts.networkId },
      { appointmentId: ids[1], networkId: neighbour.networkId },
    ])

    desk.clock.advance(30)
    await desk.database.pool.query('update graphile_worker._private_jobs set run_at = now()')
    await desk.database.pool.query(`select graphile_worker.add_job('seal-audit', '{}')`)
    const worker = await startWorker({ deliver: async () => undefined })
    try {
      const statuses = async () => {
        const rows = await desk.db.selectFrom('appointment').select('status').where('id', 'in', ids).execute()
        return rows.map((row) => row.status)
      }
      await expect.poll(statuses, { timeout: 10_000 }).toEqual(['expired', 'expired'])
      await expect.poll(jobs, { timeout: 10_000 }).toEqual([])
      const sealed = await desk.db.selectFrom('audit_seal').select('network_id').distinct().execute()
      expect(sealed.map((row) => row.network_id).sort()).toEqual(
        [desk.facts.networkId, neighbour.networkId].sort(),
      )

      await desk.database.pool.query(
        `select graphile_worker.add_job('materialise-openings', '{"_cron": {}}')`,
      )
      const until = async () => {
        const rows = await desk.db
          .selectFrom('opening_rule')
          .select(['network_id', 'materialised_until'])
          .execute()
        return rows.map((row) => [row.network_id, row.materialised_until !== null]).sort()
      }
      const everywhere = [desk.facts, neighbour].map((network) => [network.networkId, true]).sort()
      await expect.poll(until, { timeout: 10_000 }).toEqual(everywhere)
    } finally {
      await worker.stop()
    }
  })
})
