import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL, FOR_THE_SERVER, IN_CARE, OWN_RECORD } from '@maillage/core/access/families.ts'

/** Patients and relatives: their sign-in by a code, and their own space. */
export const personAccess = {
  'send-person-code': FOR_ALL,
  'deliver-person-code': FOR_THE_SERVER,
  'sign-in-person': FOR_ALL,
  'read-own-person': OWN_RECORD,
  'follow-relative': OWN_RECORD,
  'list-own-appointments': OWN_RECORD,
  'open-own-appointment': OWN_RECORD,
  'read-booking-identity': OWN_RECORD,
  'confirm-own-contact': { ...OWN_RECORD, relative: 'none' },
  'list-own-relatives': { ...OWN_RECORD, relative: 'none' },
  'ask-for-relative': { ...OWN_RECORD, relative: 'none' },
  'withdraw-relative': { ...OWN_RECORD, relative: 'none' },
  'list-unconfirmed-contacts': IN_CARE,
  'settle-contact': IN_CARE,
  'sign-out-everywhere': { ...OWN_RECORD, patient: 'self', relative: 'self' },
} as const satisfies AccessTable
