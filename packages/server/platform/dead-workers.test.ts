import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { releaseDeadWorkersJobs } from './dead-workers.ts'
import { createLogger } from './log.ts'
import { openTestDatabase } from './test-database.ts'

const PACE = { sweepEveryMs: 40, absentForMs: 2_500 }
let database: Awaited<ReturnType<typeof openTestDatabase>>
let stops: (() => Promise<void>)[]
beforeEach(async () => {
  database = await openTestDatabase()
  stops = []
})
afterEach(async () => {
  for (const stop of stops) await stop()
  await database.close()
})

/** A server that answers the roll as `worker`, by the role that fences hold back. */
function attend(worker: string): { events: WorkerEvents; stop(): Promise<void> } {
  const events: WorkerEvents = new EventEmitter()
  const { stop } = releaseDeadWorkersJobs(database.fenced.pool, events, createLogger('silent'), PACE)
  events.emit('pool:create', { workerPool: { id: worker } } as never)
  stops.push(stop)
  return { events, stop }
}

async function jobLockedBy(worker: string, ago = '0 seconds'): Promise<string> {
  const { rows } = await database.pool.query(
    `with job as (select id from graphile_worker.add_job('seal-audit', '{}'))
     select id::text from job`,
  )
  await database.pool.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - $3::interval where id = $2`,
    [worker, rows[0].id, ago],
  )
  return rows[0].id
}

const holderOf = async (job: string): Promise<string | null> =>
  (await database.pool.query('select locked_by from graphile_worker._private_jobs where id = $1', [job]))
    .rows[0].locked_by
const isAttending = async (worker: string): Promise<boolean> =>
  (
    await database.pool.query(
      `select from pg_locks where locktype = 'advisory' and objid::bigint = hashtext($1)::bigint & 4294967295`,
      [worker],
    )
  ).rowCount === 1

describe('a job that a worker holds', () => {
  it('is given back once that worker is dead, not while it lives', async () => {
    attend('watching')
    const other = attend('other')
    await expect.poll(() => isAttending('other'), { timeout: 10_000 }).toBe(true)
    const ofTheDead = await jobLockedBy('died long ago')
    const ofTheLiving = await jobLockedBy('other')
    await expect.poll(() => holderOf(ofTheDead), { timeout: 30_000 }).toBeNull()
    expect(await holderOf(ofTheLiving)).toBe('other')
    await other.stop()
    await expect.poll(() => holderOf(ofTheLiving), { timeout: 30_000 }).toBeNull()
  })

  it('is kept through a moment in which its worker has no connection', async () => {
    attend('watching')
    attend('other')
    await expect.poll(() => isAttending('other'), { timeout: 10_000 }).toBe(true)
    const job = await jobLockedBy('other')
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid::bigint = hashtext('other')::bigint & 4294967295`,
    )
    await expect.poll(() => isAttending('other'), { timeout: 10_000, interval: 10 }).toBe(true)
    expect(await holderOf(job)).toBe('other')
  })

  it('is given back by a live server that never heard that it took it, not one that it runs', async () => {
    const { events } = attend('mine')
    const running = await jobLockedBy('mine', '10 minutes')
    events.emit('job:start', { job: { id: running } } as never)
    const justTaken = await jobLockedBy('mine', '5 seconds')
    const lost = await jobLockedBy('mine', '1 minute')
    await expect.poll(() => holderOf(lost), { timeout: 30_000 }).toBeNull()
    expect([await holderOf(running), await holderOf(justTaken)]).toEqual(['mine', 'mine'])
  })
})
