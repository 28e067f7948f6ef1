import { book } from './book.ts'
import { bearer, type BookingDesk, JEANNE, openBookingDesk } from './booking-desk.ts'

/** Two practitioners, at Fleurance and at Lectoure, open each morning for 40 days; and patients who booked with the first. */
export async function openBookedPatients(now: string) {
  const desk = await openBookingDesk(now)
  const { fleurance: siteId, lectoure } = desk.facts.siteIds
  const practitionerId = await desk.facts.addPractitioner()
  const other = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  /** A date so many days after the desk's today. */
  const dateOf = (days: number) =>
    new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  for (let ahead = 1; ahead <= 40; ahead++) {
    const morning = { start: `${dateOf(ahead)}T09:00`, end: `${dateOf(ahead)}T12:00` }
    await desk.facts.addOpening({ practitionerId, ...morning })
    await desk.facts.addOpening({ practitionerId: other, siteId: lectoure, ...morning })
  }
  let days = 0
  /** A day that nobody else uses. */
  const newDay = () => {
    days += 1
    return dateOf(days)
  }
  let people = 0
  /** A person and a contact that no other test uses: limits count by contact. */
  const somebody = () => {
    people += 1
    const letters = String.fromCharCode(97 + (people % 26), 97 + Math.floor(people / 26))
    return { contact: `personne${people}@exemple.fr`, patient: { ...JEANNE, givenName: `Jeanne${letters}` } }
  }
  /** Somebody new books at 9:00 on a new day. */
  const booked = async () => {
    const who = somebody()
    const start = `${newDay()}T08:00:00.000Z`
    const { body } = await book(desk, { practitionerId, siteId, reasonId, start, ...who })
    const at = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()
    return { ...who, appointment: body, start, at }
  }
  return { desk, siteId, lectoure, practitionerId, other, reasonId, newDay, somebody, booked }
}

export type BookedPatients = Awaited<ReturnType<typeof openBookedPatients>>
export type Booked = Awaited<ReturnType<BookedPatients['booked']>>

/** The patient acts on the appointment, with the session that the booking opened. */
export function actAs(desk: BookingDesk, mine: Booked, verb: string, body?: unknown, headers = {}) {
  return desk.post(`/api/appointments/${mine.appointment.id}/${verb}`, body, {
    ...bearer(mine.appointment.sessionToken),
    ...headers,
  })
}
