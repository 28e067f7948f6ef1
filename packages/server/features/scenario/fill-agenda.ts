import type { Chance } from '../../../../scenarios/random.ts'
import type { PractitionerSeed, ReasonSeed } from '../../../../scenarios/scenario.ts'
import type { SyntheticPerson } from '../../../../scenarios/synthetic-people.ts'
import type { OpeningToFill } from './scenario.queries.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Share of booked times that somebody had taken and given back before. */
const GIVEN_BACK_PERCENT = 4

export interface AgendaToFill {
  openings: readonly OpeningToFill[]
  reasons: readonly (ReasonSeed & { id: string; serviceIds: string[] })[]
  practitioners: ReadonlyMap<string, PractitionerSeed>
  people: readonly SyntheticPerson[]
  now: number
  futureDays: number
}

export interface FilledAgenda {
  appointments: Record<string, unknown>[]
  occupations: Record<string, unknown>[]
}

/** Books invented patients into openings, one after the other, as full as each practitioner's agenda is said to be. */
export function fillAgenda(agenda: AgendaToFill, chance: Chance): FilledAgenda {
  const filled: FilledAgenda = { appointments: [], occupations: [] }
  const choosePatient = patientChooser(agenda.people, chance)
  for (const opening of agenda.openings) {
    const seed = agenda.practitioners.get(opening.practitionerId)
    const served = agenda.reasons.filter((reason) => reason.serviceIds.includes(opening.serviceId))
    if (!seed || served.length === 0) continue
    const step = Math.min(...served.map((reason) => reason.stepMinutes ?? reason.minutes)) * MINUTE
    const mood = chance.whole(-4, 4)
    for (let start = opening.start; start + step <= opening.end; ) {
      const fitting = served.filter(
        (reason) => start + (reason.minutes + (reason.bufferAfterMinutes ?? 0)) * MINUTE <= opening.end,
      )
      if (fitting.length === 0) break
      if (!chance.percent(fillingPercent(opening, seed, start, agenda) + mood)) {
        start += step
        continue
      }
      const reason = chance.weighted(fitting)
      const patient = choosePatient(reason, seed.seen, start)
      const end = start + reason.minutes * MINUTE
      if (patient) book({ opening, reason, patient, start, end, seed, now: agenda.now }, filled, chance)
      start = end + Math.ceil(((reason.bufferAfterMinutes ?? 0) * MINUTE) / step) * step
    }
  }
  return filled
}

/** Protected time fills on the day itself; the rest is fuller near than far. */
function fillingPercent(
  opening: OpeningToFill,
  seed: PractitionerSeed,
  start: number,
  agenda: AgendaToFill,
): number {
  const ahead = (start - agenda.now) / DAY
  if (opening.kind === 'unscheduled') {
    if (ahead <= 0) return 86
    return ahead < 0.2 ? 60 : ahead < 1 ? 25 : 2
  }
  const share = Math.min(Math.max(ahead, 0) / agenda.futureDays, 1)
  return seed.filling.near + (seed.filling.far - seed.filling.near) * share
}

interface Booking {
  opening: OpeningToFill
  reason: ReasonSeed & { id: string }
  patient: SyntheticPerson
  start: number
  end: number
  seed: PractitionerSeed
  now: number
}

function book(booking: Booking, filled: FilledAgenda, chance: Chance): void {
  const { opening, reason, patient, start, end } = booking
  const id = chance.id()
  const status = statusOf(booking, chance)
  filled.appointments.push(appointmentRow(booking, id, status, chance))
  const period = rangeOf(start, end)
  const take = (resource_id: string, taken: string) =>
    filled.occupations.push({
      network_id: opening.networkId,
      resource_id,
      period: taken,
      lane: 0,
      cause: 'appointment',
      source_id: id,
    })
  take(opening.practitionerId, rangeOf(start, end + (reason.bufferAfterMinutes ?? 0) * MINUTE))
  if (opening.roomId) take(opening.roomId, period)
  take(patient.id, period)
  if (chance.percent(GIVEN_BACK_PERCENT)) {
    const by = chance.percent(75) ? 'cancelled-by-patient' : 'cancelled-by-site'
    filled.appointments.push(appointmentRow(booking, chance.id(), by, chance))
  }
}

function statusOf({ start, end, seed, now }: Booking, chance: Chance): string {
  const missed = chance.percent(seed.noShowPercent)
  const early = chance.percent(65)
  if (end <= now) return missed ? 'no-show' : 'fulfilled'
  if (start <= now) return 'in-progress'
  return start <= now + 20 * MINUTE && early ? 'arrived' : 'booked'
}

function appointmentRow(
  { opening, reason, patient, start, end, now }: Booking,
  id: string,
  status: string,
  chance: Chance,
) {
  const bookedAt = Math.min(start - chance.whole(2, 40 * 24) * HOUR, now - chance.whole(1, 600) * MINUTE)
  const cancelled = status.startsWith('cancelled')
  const updatedAt = cancelled
    ? Math.min(bookedAt + chance.whole(1, 20) * HOUR, now)
    : status === 'booked'
      ? bookedAt
      : Math.min(end, now)
  const booker = chance.whole(1, 100)
  return {
    practitioner_id: opening.practitionerId,
    id,
    network_id: opening.networkId,
    site_id: opening.siteId,
    room_id: opening.roomId,
    opening_id: opening.id,
    reason_id: reason.id,
    patient_id: patient.id,
    contact_person_id: null,
    status,
    period: rangeOf(start, end),
    lane: 0,
    modality: reason.modality ?? 'on-site',
    travel_minutes: null,
    hold_expires_at: null,
    hold_extended: false,
    note: null,
    wants_earlier: status === 'booked' && start > now + 7 * DAY && chance.percent(7),
    booked_by: reason.audience === 'office' || booker > 55 ? 'office' : booker > 45 ? 'relative' : 'patient',
    moved_from_id: null,
    cancelled_at: cancelled ? iso(updatedAt) : null,
    version: status === 'booked' ? 1 : cancelled ? 2 : 3,
    created_at: iso(bookedAt),
    updated_at: iso(updatedAt),
  }
}

/** A patient comes at most once a day, and is of an age for the reason. */
function patientChooser(people: readonly SyntheticPerson[], chance: Chance) {
  const seenOn = new Set<string>()
  const birth = new Map(people.map((person) => [person.id, Date.parse(person.birthDate)]))
  const groups = {
    everyone: people,
    children: people
      .toSorted((a, b) => (a.birthDate < b.birthDate ? 1 : -1))
      .slice(0, Math.ceil(people.length * 0.2)),
    women: people.filter(
      (person) => person.sex === 'female' && person.birthDate < '2011' && person.birthDate > '1955',
    ),
  }
  return (reason: ReasonSeed, seen: PractitionerSeed['seen'], start: number): SyntheticPerson | undefined => {
    for (let attempt = 0; attempt < 60; attempt++) {
      const person = chance.pick(reason.maximumAgeMonths === undefined ? groups[seen] : groups.children)
      const months = (start - (birth.get(person.id) ?? start)) / (30.44 * DAY)
      if (months < (reason.minimumAgeMonths ?? 0) || months >= (reason.maximumAgeMonths ?? 1_500)) continue
      const day = `${person.id} ${Math.floor(start / DAY)}`
      if (seenOn.has(day)) continue
      seenOn.add(day)
      return person
    }
    return undefined
  }
}

const iso = (instant: number) => new Date(instant).toISOString()
const rangeOf = (start: number, end: number) => `[${iso(start)},${iso(end)})`
