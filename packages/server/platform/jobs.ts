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
  'materialise-openings': Record<string, never>
  'purge-short-lived': Record<string, never>
  'seal-audit': Record<string, never>
  'back-up': Record<string, never>
}
export type TaskName = keyof Tasks
export type TaskHandlers = { [Name in TaskName]: (payload: Tasks[Name]) => Promise<void> }

/** Every night the horizon moves on by a day; every quarter of an hour what is short-lived is thrown away; every minute the audit is sealed. A backup that a night missed is made up for. */
const CRONTAB =
  '15 3 * * * materialise-openings ?fill=2d\n*/15 * * * * purge-short-lived\n* * * * * seal-audit ?max=3\n15 2 * * * back-up ?fill=1d&max=5'

/** Starts the worker in this process. It survives crashes: an unfinished job is taken up again, within seconds. */
export async function startJobs(
  pool: pg.Pool,
  handlers: TaskHandlers,
  log: Logger,
  metrics: Metrics,
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {}
  for (const [name, handler] of Object.entries(handlers)) {
    taskList[name] = async (payload) => {
      try {
        await (handler as (payload: unknown) => Promise<void>)(payload)
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
