import type { AccessTable } from '@maillage/core/access/access.ts'
import { AUDITING, FINDING_PATIENTS, OWN_RECORD } from '@maillage/core/access/families.ts'

/** Who may read the traces, and open a record outside care. */
export const auditAccess = {
  'read-audit': AUDITING,
  'list-audit-choices': AUDITING,
  'read-audit-chain': AUDITING,
  'verify-audit': AUDITING,
  'list-break-glass': AUDITING,
  'read-own-access-log': OWN_RECORD,
  'break-glass': FINDING_PATIENTS,
} as const satisfies AccessTable
