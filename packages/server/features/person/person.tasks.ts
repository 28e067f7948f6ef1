import { type Platform, runAction } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import { deliverPersonCode } from './deliver-person-code.ts'

/** The jobs of the patients' sign-in. */
export function personTasks(deps: {
  platform: Platform
  network: { id(): Promise<string> }
}): Pick<TaskHandlers, 'deliver-person-code'> {
  return {
    'deliver-person-code': async ({ codeId }) => {
      const call = { actor: { kind: 'system', task: 'deliver-person-code' }, language: 'fr' } as const
      await runAction(deps.platform, deliverPersonCode, call, { networkId: await deps.network.id(), codeId })
    },
  }
}
