import type { Platform } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import { sealAudit } from './seal-audit.ts'

/** The job of the audit: every minute what was written is sealed. */
export function auditTasks({ platform }: { platform: Platform }): Pick<TaskHandlers, 'seal-audit'> {
  return {
    'seal-audit': async () => {
      await sealAudit(platform)
    },
  }
}
