import { EventEmitter } from 'node:events'
import { Logger as WorkerLogger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { releaseDeadWorkersJobs } from './dead-workers.ts'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import { retriedPool } from './retried-pool.ts'

/** A job's name and what it is given. Payloads hold ids only. */
export interface Tasks {
  'release-expired-hold': { practitionerId: string; appointmentId: string }
  'deliver-message': { messageId: string }
  'deliver-person-code': { codeId: string }
  'materialise-openings': Record<string, never>
  'purge-short-lived': Record<string, never>
  'seal-audit': Record<string, never>
  'verify-audit': Record<string, never>
  'purge-expired': Record<string, never>
  'keep-access-day': Record<string, never>
  /** After an erasure: keyed hashes of the numbers that are no longer to be known. */
  'keep-erasures': { numbers?: string[] }
  'back-up': Record<string, never>
  'verify-backup': { name: string }
}
export type TaskName = keyof Tasks

/** Whether a task works within one network, with nothing but its rows in sight, or once for the whole database. */
const SCOPES = {
  'release-expired-hold': 'network',
  'deliver-message': 'network',
  'deliver-person-code': 'network',
  'materialise-openings': 'network',
  'purge-short-lived': 'network',
  'seal-audit': 'database',
  'verify-audit': 'network',
  'purge-expired': 'network',
  'keep-access-day': 'network',
  'keep-erasures': 'network',
  'back-up': 'database',
  'verify-backup': 'database',
} as const satisfies Record<TaskName, 'network' | 'database'>
type ScopedTo<Scope> = { [Name in TaskName]: (typeof SCOPES)[Name] extends Scope ? Name : never }[TaskName]

export type TaskHandlers = { [Name in TaskName]: (payload: Tasks[Name]) => Promise<void> }

/** What runs the jobs that the servers of all networks leave in one queue. */
export interface JobRunners {
  of(networkId: string): Pick<TaskHandlers, ScopedTo<'network'>>
  database: Pick<TaskHandlers, ScopedTo<'database'>>
  /** Every network of the database: a job that names none, as those of the crontab, runs for each. */
  networks(): Promise<string[]>
}

/**
 * Every night the horizon moves on by a day; every quarter of an hour what is short-lived is thrown away; every minute the audit is sealed.
 * Every night its chain is verified, what is past its retention leaves, and erasures are noted beside the backups, the access of the day is kept. A backup that a night missed is
 * made up for.
 */
const CRONTAB =
  '15 3 * * * materialise-openings ?fill=2d\n*/15 * * * * purge-short-lived\n* * * * * seal-audit ?max=3\n15 2 * * * back-up ?fill=1d&max=5\n45 2 * * * purge-expired ?fill=1d&max=3\n5 3 * * * keep-erasures ?fill=1d&max=3\n45 3 * * * verify-audit ?fill=1d&max=3\n5 4 * * * keep-access-day ?fill=1d&max=3'

/** Starts the worker in this process. It survives crashes: an unfinished job is taken up again, within seconds. */
export async function startJobs(
  pool: pg.Pool,
  runners: JobRunners,
  log: Logger,
  metrics: Metrics,
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {}
  for (const [name, run] of tasksOf(runners)) {
    taskList[name] = async (payload) => {
      try {
        await run(payload as Payload)
        metrics.jobs.inc({ task: name, outcome: 'done' })
      } catch (error) {
        metrics.jobs.inc({ task: name, outcome: 'failed' })
        log.error({ event: 'job.failed', task: name, err: error })
        throw new Error(`${name} failed`)
      }
    }
  }
  const events: WorkerEvents = new EventEmitter()
  const roll = releaseDeadWorkersJobs(pool, events, log)
  const runner = await run({
    events,
    pgPool: retriedPool(pool),
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList,
    crontab: CRONTAB,
    logger: new WorkerLogger(() => () => undefined),
  })
  return {
    stop: async () => {
      await runner.stop()
      await roll.stop()
    },
  }
}

/** `networkId` is added by whatever adds a job: see `traces.ts`. */
type Payload = { networkId?: string | null } & Record<string, unknown>
type Task = (payload: Payload) => Promise<void>

function tasksOf(runners: JobRunners): Map<string, Task> {
  const forEach = (name: TaskName): Task => {
    return async ({ networkId, ...payload }) => {
      const failures: unknown[] = []
      for (const id of networkId ? [networkId] : await runners.networks())
        await handlerOf(runners.of(id), name)(payload).catch((error) => failures.push(error))
      if (failures.length > 0) throw failures[0]
    }
  }
  const names = Object.keys(SCOPES) as TaskName[]
  return new Map(
    names.map((name) => [
      name,
      SCOPES[name] === 'network' ? forEach(name) : handlerOf(runners.database, name),
    ]),
  )
}

/** What was written by `addJobs` is given back to the handler of the same name. */
function handlerOf(handlers: object, name: TaskName): Task {
  return (handlers as Record<string, Task>)[name] ?? (() => Promise.reject(new Error(`nobody runs ${name}`)))
}
