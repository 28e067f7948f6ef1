import type { AuditLine } from '@maillage/contract/audit.ts'
import { defineAction } from '../../platform/action.ts'
import { auditAccess } from './audit.access.ts'
import { type AuditFilter, selectLines } from './select-lines.ts'
import { describeLine } from './describe-line.ts'

export interface AuditQuestion {
  networkId: string
  filter: AuditFilter
  limit: number
  format?: 'csv'
}

/**
 * Reads the audit of a network, newest first, and leaves a line that it was read: with the ids of the filter, whoever reads
 * about one person shows that they did.
 */
export const readAudit = defineAction<AuditQuestion, { items: AuditLine[]; next: number | null }>({
  name: 'read-audit',
  access: auditAccess['read-audit'],
  async run(context, { networkId, filter, limit, format }) {
    const rows = await selectLines(context.tx, networkId, filter, limit + 1)
    const items = rows.slice(0, limit).map(describeLine)
    const { before, ...asked } = filter
    if (before === undefined)
      context.audit({
        action: 'read-audit',
        networkId,
        subjectType: filter.patientId ? 'patient' : 'network',
        subjectId: filter.patientId ?? networkId,
        detail: { ...asked, ...(format ? { format } : {}) },
      })
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  },
})
