import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { AgendaJson, RuleJson } from './agenda-oracle.ts'

const ZONES = ['Europe/Paris', 'America/Marigot', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana']

/** Days around which clocks change in one of the zones, and a quiet one. */
const CENTRES = [
  '2027-03-28',
  '2027-10-31',
  '2027-03-14',
  '2027-11-07',
  '2027-04-04',
  '2027-06-15',
  '2028-02-28',
]

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const dateNear = (centre: string, days: { min: number; max: number }) =>
  fc.integer(days).map((offset) => Temporal.PlainDate.from(centre).add({ days: offset }).toString())

const timeOfDay = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 287 }).map((step) => step * 5) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 240 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 60, 120, 150, 180, 1439) },
  )
  .map((minutes) => Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' }))

const recurrence = (centre: string) =>
  fc
    .record({
      weekly: fc.boolean(),
      interval: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3 })),
      days: fc.option(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 7 })),
      ranks: fc.array(fc.constantFrom('', '1', '2', '-1', '-2', '5', '+3', '-5'), {
        minLength: 7,
        maxLength: 7,
      }),
      end: fc.oneof(
        fc.constant(''),
        fc.integer({ min: 1, max: 12 }).map((count) => `;COUNT=${count}`),
        dateNear(centre, { min: -10, max: 10 }).map((date) => `;UNTIL=${date.replaceAll('-', '')}`),
        fc
          .tuple(dateNear(centre, { min: -10, max: 10 }), timeOfDay)
          .map(([date, time]) => `;UNTIL=${date.replaceAll('-', '')}T${time.replace(':', '')}00`),
      ),
    })
    .map(({ weekly, interval, days, ranks, end }) => {
      const byDay = days?.map((day, index) => (weekly ? day : `${ranks[index]}${day}`))
      const named = byDay === undefined ? '' : `;BYDAY=${byDay.join(',')}`
      return `FREQ=${weekly ? 'WEEKLY' : 'MONTHLY'}${interval === 1 ? '' : `;INTERVAL=${interval}`}${named}${end}`
    })

const ruleNear = (centre: string, lengths: fc.Arbitrary<number>): fc.Arbitrary<RuleJson> =>
  fc
    .record({
      date: dateNear(centre, { min: -45, max: 6 }),
      time: timeOfDay,
      length: lengths,
      rrule: fc.option(recurrence(centre)),
      exdates: fc.array(dateNear(centre, { min: -8, max: 8 }), { maxLength: 4 }),
      rdates: fc.array(dateNear(centre, { min: -8, max: 8 }), { maxLength: 3 }),
      keepsFields: fc.boolean(),
    })
    .map(({ date, time, length, rrule, exdates, rdates, keepsFields }) => {
      const start = Temporal.PlainDateTime.from(`${date}T${time}`)
      const end = start.add({ minutes: length })
      const bounds = { start: minuteText(start), end: minuteText(end) }
      const dates = keepsFields ? { exdates, rdates } : {}
      return rrule === null && !keepsFields ? bounds : { ...bounds, rrule, ...dates }
    })

const lengthMinutes = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 2, arbitrary: fc.integer({ min: 600, max: 1440 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1440, max: 4000 }) },
)

const instantNear = (centre: string, zone: string) =>
  fc
    .tuple(fc.integer({ min: -3 * 1440, max: 4 * 1440 }), fc.constantFrom(zone, 'UTC', 'Asia/Kolkata'))
    .map(([minutes, shownIn]) => {
      const instant = Temporal.PlainDate.from(centre).toZonedDateTime(zone).add({ minutes }).toInstant()
      return instant.toString({ timeZone: shownIn })
    })

const busyNear = (centre: string, zone: string) =>
  fc
    .tuple(instantNear(centre, zone), fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })))
    .map(([start, minutes]) => ({ start, end: Temporal.Instant.from(start).add({ minutes }).toString() }))

const minutesUpTo = (max: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max }))

const reason = fc.record(
  {
    durationMinutes: fc.oneof(fc.constantFrom(15, 20, 30, 45), fc.integer({ min: 1, max: 120 })),
    stepMinutes: fc.integer({ min: 5, max: 90 }),
    bufferBeforeMinutes: minutesUpTo(90),
    bufferAfterMinutes: minutesUpTo(90),
    minimumNoticeMinutes: minutesUpTo(3000),
    horizonDays: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: ['durationMinutes'] },
)

/** Agendas of a few days, mostly around a change of the clocks, as the JSON that an integrator would send. */
export const arbitraryAgenda: fc.Arbitrary<AgendaJson> = fc
  .tuple(fc.constantFrom(...ZONES), fc.constantFrom(...CENTRES))
  .chain(([timeZone, centre]) =>
    fc
      .record(
        {
          timeZone: fc.constant(timeZone),
          now: instantNear(centre, timeZone),
          from: dateNear(centre, { min: -2, max: 1 }),
          days: fc.integer({ min: 0, max: 3 }),
          rules: fc.array(ruleNear(centre, lengthMinutes), { maxLength: 3 }),
          absences: fc.array(ruleNear(centre, fc.integer({ min: 1, max: 900 })), { maxLength: 2 }),
          busy: fc.array(busyNear(centre, timeZone), { maxLength: 6 }),
          reason,
        },
        { requiredKeys: ['timeZone', 'now', 'from', 'days', 'rules', 'reason'] },
      )
      .map(({ days, ...agenda }) => {
        return { ...agenda, to: Temporal.PlainDate.from(agenda.from).add({ days }).toString() } as AgendaJson
      }),
  )

function minuteText(dateTime: Temporal.PlainDateTime): string {
  return dateTime.toString({ smallestUnit: 'minute' })
}
