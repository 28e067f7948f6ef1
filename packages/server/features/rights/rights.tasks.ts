import type { TaskHandlers } from '../../platform/jobs.ts'
import { removeTextFiles } from '../../platform/mail.ts'
import { type ErasureKeeping, keepErasures } from './keep-erasures.ts'
import { hashOfNumber } from './numbers-of-person.ts'

/**
 * The job after an erasure, of every start and of every night: the journal of erasures beside the backups. Text messages that no
 * gateway took leave the data folder, those to whoever was erased at once.
 */
export function rightsTasks(deps: ErasureKeeping): Pick<TaskHandlers, 'keep-erasures'> {
  const [dataFolder] = deps.folders
  return {
    'keep-erasures': async ({ numbers = [] }) => {
      const { secrets } = deps.platform
      const isForgotten = (number: string) => numbers.includes(hashOfNumber(secrets, number))
      if (dataFolder) await removeTextFiles(dataFolder, numbers.length > 0 ? isForgotten : undefined)
      await keepErasures(deps)
    },
  }
}
