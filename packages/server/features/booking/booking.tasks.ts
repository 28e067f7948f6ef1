import { runAction } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { purgeShortLived } from './purge-short-lived.ts'
import { releaseExpiredHold } from './release-expired-hold.ts'

/** The jobs of booking. */
export function bookingTasks(
  deps: Pick<BookingDependencies, 'platform' | 'network'>,
): Pick<TaskHandlers, 'release-expired-hold' | 'purge-short-lived'> {
  return {
    'release-expired-hold': async ({ appointmentId }) => {
      const call = {
        actor: { kind: 'system' as const, task: 'release-expired-hold' },
        language: 'fr' as const,
      }
      await runAction(deps.platform, releaseExpiredHold, call, {
        networkId: await deps.network.id(),
        appointmentId,
      })
    },
    'purge-short-lived': () => purgeShortLived(deps),
  }
}
