import type { Clock } from '../../platform/clock.ts'
import type { FencedDatabase } from '../../platform/fence.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import { sealAudit } from './seal-audit.ts'

/** The job of the audit: every minute what was written is sealed. */
export function auditTasks(deps: {
  database: FencedDatabase
  clock: Clock
}): Pick<TaskHandlers, 'seal-audit'> {
  return {
    'seal-audit': async () => {
      await sealAudit(deps)
    },
  }
}
