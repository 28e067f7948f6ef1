import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import { purgeClass } from './purge-class.ts'

/** The job of every night: each class of data leaves at the end of its retention, in a transaction of its own. */
export function retentionTasks(deps: {
  platform: Platform
  network: { id(): Promise<string> }
}): Pick<TaskHandlers, 'purge-expired'> {
  return {
    'purge-expired': async () => {
      const networkId = await deps.network.id()
      const call = { actor: { kind: 'system', task: 'purge-expired' }, language: 'fr' } as const
      const failed: unknown[] = []
      for (const code of new Set(RETENTION_POLICY.map((row) => row.code)))
        await runAction(deps.platform, purgeClass, call, { networkId, code }).catch((error) =>
          failed.push(error),
        )
      if (failed.length > 0) throw failed[0]
    },
  }
}
