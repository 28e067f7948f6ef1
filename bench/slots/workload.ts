import type { Agenda } from '@maillage/core/time/compute-agenda.ts'
import type { Interval } from '@maillage/core/time/interval.ts'
import { formatWallTime, MINUTE_MS, parseLocalDate, parseWallTime } from '@maillage/core/time/local-time.ts'
import { expandRule } from '@maillage/core/time/occurrence.ts'
import { type LocalRule, readRule, type TimeRule } from '@maillage/core/time/rule.ts'
import { type ZoneClock, zoneClock } from '@maillage/core/time/zone-clock.ts'

export type Practitioner = { id: string; agenda: Agenda }

/** The same agendas as sorted integers, in minutes: what is left when every question of time has been answered. */
export type BareAgenda = {
  starts: Int32Array
  ends: Int32Array
  busyStarts: Int32Array
  busyEnds: Int32Array
}

const ZONE = 'Europe/Paris'
const FROM = '2027-03-15'
const TO = '2027-04-13'
const SLOT_MINUTES = 20
const BOOKED_SHARE = 0.25

export const WORKLOAD = {
  practitioners: 100,
  days: 30,
  period: `${FROM} to ${TO}, ${ZONE}, clocks change on 2027-03-28`,
  rules: 'two weekly rules each, mornings and afternoons from Monday to Friday',
  'slot minutes': SLOT_MINUTES,
  'share booked': BOOKED_SHARE,
}

/** Agendas that are the same at each run: a small generator with a fixed seed decides who is booked when. */
export function buildPractitioners(): Practitioner[] {
  const clock = zoneClock(ZONE)
  if (clock === undefined) throw new Error(`No time zone ${ZONE}`)
  const random = seededRandom(20_270_328)
  return Array.from({ length: WORKLOAD.practitioners }, (_, index) => {
    const rules = localRules((index % 4) * 15)
    const busy = rules.flatMap((rule) => bookedSlots(rule, random)).sort((a, b) => a.start - b.start)
    return { id: `practitioner-${index}`, agenda: buildAgenda(clock, rules.map(read), busy) }
  })
}

export function bareAgenda({ agenda }: Practitioner): BareAgenda {
  const range = { from: FROM, to: TO }
  const openings = localRulesOf(agenda)
    .flatMap((rule) => occurrencesOf(rule, range))
    .sort((a, b) => a.start - b.start)
  const busy = [...agenda.busy].sort((a, b) => a.start - b.start)
  return {
    starts: Int32Array.from(openings, (opening) => opening.start / MINUTE_MS),
    ends: Int32Array.from(openings, (opening) => opening.end / MINUTE_MS),
    busyStarts: Int32Array.from(busy, (period) => period.start / MINUTE_MS),
    busyEnds: Int32Array.from(busy, (period) => period.end / MINUTE_MS),
  }
}

function localRules(shiftMinutes: number): LocalRule[] {
  return [
    { hour: 9, hours: 3 },
    { hour: 14, hours: 4 },
  ].map(({ hour, hours }) => {
    const start =
      (parseWallTime(`2027-01-04T${String(hour).padStart(2, '0')}:00`) as number) + shiftMinutes * MINUTE_MS
    const end = start + hours * 60 * MINUTE_MS
    return {
      start: formatWallTime(start),
      end: formatWallTime(end),
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    }
  })
}

function localRulesOf(agenda: Agenda): LocalRule[] {
  return agenda.rules.map((rule) => {
    const bounds = { start: formatWallTime(rule.start), end: formatWallTime(rule.end) }
    return { ...bounds, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }
  })
}

function occurrencesOf(rule: LocalRule, range: { from: string; to: string }): Interval[] {
  const expanded = expandRule(rule, ZONE, range)
  if ('refusals' in expanded) throw new Error(`Rule refused: ${JSON.stringify(expanded.refusals)}`)
  return expanded.occurrences
}

function bookedSlots(rule: LocalRule, random: () => number): Interval[] {
  const booked: Interval[] = []
  for (const opening of occurrencesOf(rule, { from: FROM, to: TO })) {
    for (let start = opening.start; start < opening.end; start += SLOT_MINUTES * MINUTE_MS) {
      if (random() < BOOKED_SHARE) booked.push({ start, end: start + SLOT_MINUTES * MINUTE_MS })
    }
  }
  return booked
}

function buildAgenda(clock: ZoneClock, rules: TimeRule[], busy: Interval[]): Agenda {
  const [from, to] = [parseLocalDate(FROM) as number, parseLocalDate(TO) as number]
  const reason = {
    durationMinutes: SLOT_MINUTES,
    stepMinutes: SLOT_MINUTES,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minimumNoticeMinutes: 0,
    horizonDays: 365,
  }
  return { clock, now: clock.startOfDay(from), from, to, rules, absences: [], busy, reason }
}

function read(rule: LocalRule): TimeRule {
  const result = readRule(rule)
  if ('refusals' in result) throw new Error(`Rule refused: ${JSON.stringify(result.refusals)}`)
  return result.rule
}

/** Mulberry32: enough to spread bookings, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
