import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL, FOR_THE_PATIENT, FOR_THE_SERVER, WITH_THE_HOLD } from '@maillage/core/access/families.ts'

/** Who may search, hold, confirm, and change behind a link. */
export const bookingAccess = {
  'search-slots': FOR_ALL,
  'hold-slot': FOR_ALL,
  'get-hold': WITH_THE_HOLD,
  'extend-hold': WITH_THE_HOLD,
  'release-hold': WITH_THE_HOLD,
  'send-code': WITH_THE_HOLD,
  'confirm-hold': WITH_THE_HOLD,
  'release-expired-hold': FOR_THE_SERVER,
  'view-link': FOR_ALL,
  'link-calendar': FOR_ALL,
  'identify-by-link': FOR_ALL,
  'view-own-appointment': FOR_THE_PATIENT,
  'move-choices': FOR_THE_PATIENT,
  'move-own-appointment': FOR_THE_PATIENT,
  'cancel-own-appointment': FOR_THE_PATIENT,
  'restore-own-appointment': FOR_THE_PATIENT,
  'set-wants-earlier': FOR_THE_PATIENT,
} as const satisfies AccessTable
