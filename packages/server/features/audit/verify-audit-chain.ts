import type { AuditChain } from '@maillage/contract/audit.ts'
import { defineAction } from '../../platform/action.ts'
import { auditAccess } from './audit.access.ts'
import { chainOf } from './read-audit-chain.ts'
import { recordVerification } from './record-verification.ts'
import { verifyAudit } from './verify-audit.ts'

/** Computes the chain of the network again, notes the outcome, and leaves a line that somebody asked. */
export const verifyAuditChain = defineAction<{ networkId: string }, AuditChain>({
  name: 'verify-audit',
  access: auditAccess['verify-audit'],
  async run(context, { networkId }) {
    const report = (await verifyAudit(context.tx)).find((found) => found.networkId === networkId)
    if (report) await recordVerification(context.tx, report, context.now)
    context.audit({
      action: 'verify-audit',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { holds: report ? report.fault === null : true },
    })
    return chainOf(context.tx, networkId)
  },
})
