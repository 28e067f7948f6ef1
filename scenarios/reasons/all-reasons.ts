import type { ReasonSeed } from '../scenario.ts'
import { families } from './families.ts'
import { generalMedicine } from './general-medicine.ts'
import { nurseAndVisits } from './nurse-and-visits.ts'
import { otherRequest } from './other-request.ts'
import { unscheduled } from './unscheduled.ts'

/** Every reason of the demonstration, in the order of its screens. A network keeps those that its services serve. */
export const allReasons: ReasonSeed[] = [
  ...generalMedicine,
  ...unscheduled,
  ...families,
  ...nurseAndVisits,
  otherRequest,
]
