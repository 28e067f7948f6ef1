import { Temporal } from 'temporal-polyfill'

/**
 * How long care lasts after an appointment, how long whoever made a record is in care of it, and how long a record stays open outside care. In force since 2026-11-01. Source:
 * decision of the project, within the care team of CSP L. 1110-4 and L. 1110-12.
 */
export const CARE = { validFrom: '2026-11-01', months: 24, makerHours: 24, breakGlassHours: 4 } as const

export interface CareFacts {
  /** Appointments of the patient that were not cancelled, with whom and where. */
  appointments: readonly { practitionerId: string; siteId: string; startsAt: Temporal.Instant }[]
  /** When this very person made the record at the desk; null: somebody else did, or a booking. */
  madeAt: Temporal.Instant | null
  now: Temporal.Instant
  timeZone: string
}

/** What somebody works as: each membership counts for itself. */
export interface CareRole {
  role: string
  practitionerId: string | null
  siteIds: readonly string[] | null
}

/**
 * Whether somebody cares for a patient: a practitioner by an appointment of the last 24 months or to come, a replacement by one
 * of the replaced, a secretary or a manager by one at their sites; and each of them for 24 hours by having made the record. Everything else
 * is outside care.
 */
export function isInCare(roles: readonly CareRole[], facts: CareFacts): boolean {
  const since = facts.now.toZonedDateTimeISO(facts.timeZone).subtract({ months: CARE.months }).toInstant()
  const recent = facts.appointments.filter(
    (appointment) => Temporal.Instant.compare(appointment.startsAt, since) >= 0,
  )
  if (roles.some(({ role }) => CARING_ROLES.includes(role)) && isJustMade(facts)) return true
  return roles.some((role) => recent.some((appointment) => isTheirs(role, appointment)))
}

const CARING_ROLES: readonly string[] = ['practitioner', 'replacement', 'secretary', 'centre-manager']

function isJustMade({ madeAt, now }: CareFacts): boolean {
  return madeAt !== null && Temporal.Instant.compare(now, madeAt.add({ hours: CARE.makerHours })) < 0
}

function isTheirs(
  { role, practitionerId, siteIds }: CareRole,
  appointment: CareFacts['appointments'][number],
): boolean {
  switch (role) {
    case 'practitioner':
    case 'replacement':
      return practitionerId !== null && practitionerId === appointment.practitionerId
    case 'secretary':
    case 'centre-manager':
      return siteIds === null || siteIds.includes(appointment.siteId)
    default:
      return false
  }
}
