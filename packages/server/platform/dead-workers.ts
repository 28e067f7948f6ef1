import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from './log.ts'

/** First half of the advisory locks of job workers; the second half is a hash of the worker's id. */
const ROLL = 7_261_034
/** A server whose database was started again answers the roll long before nine seconds. */
const PACE = { sweepEveryMs: 3_000, absentForMs: 9_000 }
/** A job that this server locked, and of which it knows nothing after this, was lost with the answer of the database. */
const LOST_AFTER = '30 seconds'
const RECONNECT_MS = 1_000

/**
 * Gives the jobs that nobody runs any more back to the queue, seconds later; the job library waits four hours.
 *
 * Each server answers a roll: one session holds an advisory lock named by its worker, which PostgreSQL drops when that
 * session ends, however it ends (a machine that vanished, by TCP keepalive: half a minute). Whoever finds a job locked by
 * an absent worker, twice and nine seconds apart, releases it: several servers of one database watch over each other, and
 * one that is alive keeps its jobs. A job that a server locked without hearing of it, because the database died before it
 * could answer, is released by that server itself.
 *
 * So a job may run again, never be lost: what it does must be done once only, by its own rows.
 */
export function releaseDeadWorkersJobs(
  pool: pg.Pool,
  events: WorkerEvents,
  log: Logger,
  { sweepEveryMs, absentForMs } = PACE,
): { stop(): Promise<void> } {
  const roll: Roll = { worker: undefined, running: new Set(), absentSince: new Map() }
  events.on('pool:create', ({ workerPool }) => {
    roll.worker = workerPool.id
  })
  events.on('job:start', ({ job }) => roll.running.add(job.id))
  events.on('job:complete', ({ job }) => roll.running.delete(job.id))
  let stopped = false
  let session: pg.PoolClient | undefined
  let timer: NodeJS.Timeout | undefined
  let attending: Promise<void> | undefined

  const next = (): void => {
    if (!stopped) timer = setTimeout(start, session ? sweepEveryMs : RECONNECT_MS)
  }
  const start = (): void => {
    attending = attend().then(next)
  }
  const attend = async (): Promise<void> => {
    try {
      session ??= await answerRoll(pool, roll.worker ?? '')
      const released = await sweep(session, roll, performance.now(), absentForMs)
      if (released > 0) log.warn({ event: 'jobs.released', count: released })
    } catch {
      session?.release(true)
      session = undefined
    }
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await attending
      session?.release(true)
      session = undefined
    },
  }
}

interface Roll {
  worker: string | undefined
  /** Jobs that this server runs at this moment. */
  running: Set<string>
  /** Workers that hold a job and did not answer, with the instant at which that was first seen. */
  absentSince: Map<string, number>
}

async function answerRoll(pool: pg.Pool, worker: string): Promise<pg.PoolClient> {
  const session = await pool.connect()
  try {
    await session.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    )
    await session.query('select pg_advisory_lock($1, hashtext($2))', [ROLL, worker])
    return session
  } catch (error) {
    session.release(true)
    throw error
  }
}

/** Returns how many jobs it released. `now` in monotonic ms. */
async function sweep(session: pg.PoolClient, roll: Roll, now: number, absentForMs: number): Promise<number> {
  const absent = await session.query<{ worker: string }>(
    `with holding as materialized (
       select distinct locked_by as worker from graphile_worker._private_jobs where locked_by <> $2)
     select worker from holding where pg_try_advisory_xact_lock($1, hashtext(worker))`,
    [ROLL, roll.worker],
  )
  roll.absentSince = new Map(absent.rows.map(({ worker }) => [worker, roll.absentSince.get(worker) ?? now]))
  const dead = [...roll.absentSince].filter(([, since]) => now - since >= absentForMs)
  const { rowCount } = await session.query(
    `with dead as materialized (
       select worker from unnest($3::text[]) as worker where pg_try_advisory_xact_lock($1, hashtext(worker)))
     update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_by in (select worker from dead)
         or (locked_by = $2 and locked_at < now() - interval '${LOST_AFTER}' and not id::text = any($4::text[]))`,
    [ROLL, roll.worker, dead.map(([worker]) => worker), [...roll.running]],
  )
  return rowCount ?? 0
}
