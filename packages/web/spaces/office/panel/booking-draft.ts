import type { Slot } from '@maillage/contract/slot-search.ts'
import { ageRefusal } from '@maillage/core/booking/age-limit.ts'
import type { Reason } from '@maillage/contract/network.ts'
import type { OfficePatient } from '@maillage/contract/office.ts'
import type { Booking } from '../office-api.ts'
import { parseBirthDate } from './birth-date.ts'
import type { NewPatientDraft } from './NewPatientForm.tsx'

export interface BookingDraft {
  readonly patient: OfficePatient | null
  /** What is typed about a new patient; null while a known one is searched. */
  readonly newPatient: NewPatientDraft | null
  readonly reason: Reason | null
  readonly slot: Slot | null
  readonly note: string
}

/** What stands between a draft and a booking, in the order in which the panel asks. */
export type Missing = 'patient' | 'name' | 'birthDate' | 'reason' | 'slot'

function filled(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

/** A draft as the server wants it, or the first thing that is missing. */
export function bookingOf(draft: BookingDraft, today: string): Booking | Missing {
  const typed = draft.newPatient
  const birthDate = typed && parseBirthDate(typed.birthDate, today)
  if (!draft.patient && !typed) return 'patient'
  if (typed && (!filled(typed.givenName) || !filled(typed.birthName))) return 'name'
  if (typed && !birthDate) return 'birthDate'
  if (!draft.reason) return 'reason'
  if (!draft.slot) return 'slot'
  const { practitionerId, siteId, start } = draft.slot
  const note = filled(draft.note)
  return {
    practitionerId,
    siteId,
    start,
    reasonId: draft.reason.id,
    ...(note ? { note } : {}),
    ...(typed && birthDate ? { newPatient: identityOf(typed, birthDate) } : {}),
    ...(draft.patient && !typed ? { patientId: draft.patient.id } : {}),
  }
}

function identityOf(typed: NewPatientDraft, birthDate: string) {
  const usedName = filled(typed.usedName)
  const phone = filled(typed.phone)
  const email = filled(typed.email)
  return {
    givenName: typed.givenName.trim(),
    birthName: typed.birthName.trim(),
    birthDate,
    ...(usedName ? { usedName } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  }
}

/**
 * Reasons that an opening serves; all of them when no slot was chosen on the board. Those that do not suit the age of the
 * patient come last: the agent may still choose them, and is warned.
 */
export function reasonsFor(
  reasons: readonly Reason[],
  serviceCode: string | null,
  patient: Pick<OfficePatient, 'birthDate'> | null,
  today: string,
): Reason[] {
  const served = reasons.filter(
    (reason) => !serviceCode || reason.services.some((service) => service.code === serviceCode),
  )
  const suits = (reason: Reason) => !patient || ageRefusal(patient.birthDate, today, reason) === undefined
  return [...served.filter(suits), ...served.filter((reason) => !suits(reason))]
}

/** What was typed in the search goes where it belongs in the form: a date to the birth date, the rest to the name. */
export function draftFromSearch(typed: string, empty: NewPatientDraft): NewPatientDraft {
  const text = typed.trim()
  if (/^0[67][\d\s.]{6,}$/.test(text)) return { ...empty, phone: text }
  if (/^\d/.test(text)) return { ...empty, birthDate: text }
  return { ...empty, birthName: text }
}
