import type { Platform } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import type { Courier } from '../../platform/mail.ts'
import { deliverMessage } from './deliver-message.ts'

/** The jobs of the outbox. */
export function messageTasks(deps: {
  platform: Platform
  courier: Courier
}): Pick<TaskHandlers, 'deliver-message'> {
  const { db, clock } = deps.platform
  return {
    'deliver-message': ({ messageId }) => deliverMessage({ db, clock, courier: deps.courier }, messageId),
  }
}
