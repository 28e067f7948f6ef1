import type { TaskHandlers } from '../../platform/jobs.ts'
import { type ErasureKeeping, keepErasures } from './keep-erasures.ts'

/** The job after an erasure, and of every night: the journal of erasures beside the backups. */
export function rightsTasks(deps: ErasureKeeping): Pick<TaskHandlers, 'keep-erasures'> {
  return {
    'keep-erasures': async () => {
      await keepErasures(deps)
    },
  }
}
