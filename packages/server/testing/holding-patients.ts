import { bearer, type BookingDesk, JEANNE, openBookingDesk } from './booking-desk.ts'

export const HOLDING_NOW = '2027-01-11T08:00:00Z'

/** One practitioner at Fleurance, open each morning from 12 to 29 January; people who hold, ask for a code and confirm. */
export async function openHoldingPatients() {
  const desk = await openBookingDesk(HOLDING_NOW)
  const siteId = desk.facts.siteIds.fleurance
  const practitionerId = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  for (let day = 12; day < 30; day++) {
    await desk.facts.addOpening({
      practitionerId,
      start: `2027-01-${day}T09:00`,
      end: `2027-01-${day}T12:00`,
    })
  }
  let starts = 0
  /** A start that no other test uses. */
  const freshStart = () => {
    starts += 1
    return new Date(Date.UTC(2027, 0, 12 + Math.floor(starts / 9), 8, (starts % 9) * 20)).toISOString()
  }
  let people = 0
  /** A person and a contact that no other test uses: limits count by contact. */
  const somebody = (more: Record<string, unknown> = {}) => {
    people += 1
    const letters = String.fromCharCode(97 + (people % 26), 97 + Math.floor(people / 26))
    return {
      contact: `personne${people}@exemple.fr`,
      patient: { ...JEANNE, givenName: `Jeanne${letters}`, ...more },
    }
  }
  const hold = async (start = freshStart(), more: Record<string, unknown> = {}) =>
    (await desk.post('/api/holds', { reasonId, practitionerId, siteId, start, ...more })).body
  return { desk, siteId, practitionerId, reasonId, freshStart, somebody, hold, ...stepsOf(desk) }
}

interface Held {
  id: string
  token: string
}

function stepsOf(desk: BookingDesk) {
  return {
    askCode: (held: Held, request: unknown, headers: Record<string, string> = {}) =>
      desk.post(`/api/holds/${held.id}/code`, request, { ...bearer(held.token), ...headers }),
    confirmWith: (held: Held, body: unknown, headers: Record<string, string> = {}) =>
      desk.post(`/api/holds/${held.id}/confirm`, body, { ...bearer(held.token), ...headers }),
  }
}
