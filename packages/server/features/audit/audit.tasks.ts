import type { Clock } from '../../platform/clock.ts'
import type { FencedDatabase } from '../../platform/fence.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { sealAudit } from './seal-audit.ts'
import { verifyAuditChain } from './verify-audit-chain.ts'

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

/** The job of every night in each network: its chain is computed again, and whether it held is noted. */
export function auditVerificationTasks(deps: {
  platform: Platform
  network: { id(): Promise<string> }
}): Pick<TaskHandlers, 'verify-audit'> {
  return {
    'verify-audit': async () => {
      const call = { actor: { kind: 'system', task: 'verify-audit' }, language: 'fr' } as const
      await runAction(deps.platform, verifyAuditChain, call, { networkId: await deps.network.id() })
    },
  }
}
