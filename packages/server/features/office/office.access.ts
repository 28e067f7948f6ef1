import type { AccessTable } from '@maillage/core/access/access.ts'
import {
  AT_THE_DESK,
  FINDING_CAPACITY,
  FINDING_PATIENTS,
  FOR_ALL,
  READING_THE_DAY,
} from '@maillage/core/access/families.ts'

/** Who may see the day of the sites and change it. */
export const officeAccess = {
  'read-office-day': READING_THE_DAY,
  'read-office-month': READING_THE_DAY,
  'find-next-open-day': READING_THE_DAY,
  'follow-office': READING_THE_DAY,
  'find-patients': FINDING_PATIENTS,
  'find-first-slots': FINDING_CAPACITY,
  'book-at-office': AT_THE_DESK,
  'move-at-office': AT_THE_DESK,
  'cancel-at-office': AT_THE_DESK,
  'set-appointment-status': AT_THE_DESK,
  /** Outside production only: the messages that a demonstration would have sent. */
  'read-outbox': FOR_ALL,
} as const satisfies AccessTable
