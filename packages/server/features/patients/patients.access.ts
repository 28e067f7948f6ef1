import type { Access, AccessTable } from '@maillage/core/access/access.ts'
import { FINDING_PATIENTS, IN_CARE } from '@maillage/core/access/families.ts'

/**
 * Making one record of two, and two of one: the desk and its managers, of records in their care. The two records of a person are
 * seldom of one site: the other one is opened with a reason. A practitioner asks them (RNIV volet 1: few people merge).
 */
const MERGING_RECORDS: Access = { ...IN_CARE, practitioner: 'none', replacement: 'none' }

/** Who may see who a patient is, say it better, and make one record of two. */
export const patientsAccess = {
  'read-patient-record': IN_CARE,
  'find-birth-places': FINDING_PATIENTS,
  'create-patient': FINDING_PATIENTS,
  'change-identity': IN_CARE,
  'record-identity-document': IN_CARE,
  'ask-insi': IN_CARE,
  'record-insi-answer': IN_CARE,
  'add-relative': IN_CARE,
  'confirm-relative': IN_CARE,
  'propose-duplicates': FINDING_PATIENTS,
  'merge-patients': MERGING_RECORDS,
  'undo-merge': MERGING_RECORDS,
} as const satisfies AccessTable
