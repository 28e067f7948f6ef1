import type { AccessTable } from '@maillage/core/access/access.ts'
import { ANSWERING_RIGHTS, OWN_RECORD } from '@maillage/core/access/families.ts'

/**
 * Who may ask, and who answers, about one person's data. A relative may ask for the person whom they help; only the person
 * themselves takes all their data away by one press: for a child or somebody protected, the centre checks who asks.
 */
export const rightsAccess = {
  'list-own-rights-requests': OWN_RECORD,
  'ask-right': OWN_RECORD,
  'withdraw-rights-request': OWN_RECORD,
  'export-own-data': { ...OWN_RECORD, relative: 'none' },
  'list-rights-requests': { ...ANSWERING_RIGHTS, auditor: 'network' },
  'find-person': ANSWERING_RIGHTS,
  'record-rights-request': ANSWERING_RIGHTS,
  'record-identity-check': ANSWERING_RIGHTS,
  'answer-rights-request': ANSWERING_RIGHTS,
  'export-person': ANSWERING_RIGHTS,
  'plan-erasure': ANSWERING_RIGHTS,
  'erase-person': ANSWERING_RIGHTS,
  'read-planning-activity': {
    ...ANSWERING_RIGHTS,
    'centre-manager': 'network',
    coordinator: 'network',
    planner: 'network',
  },
} as const satisfies AccessTable
