import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { DAY_MS, formatLocalDate, parseLocalDate, parseWallTime, type WallTime } from './local-time.ts'
import { type ZoneClock, zoneClock } from './zone-clock.ts'

const ZONES = [
  'Europe/Paris',
  'America/Marigot',
  'America/New_York',
  'America/Havana',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
]

const anyZone = fc.constantFrom(...ZONES)
const anyInstant = fc.oneof(
  fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2100, 0, 1) }),
  fc
    .constantFrom(Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1), Date.UTC(2011, 11, 30, 10))
    .chain((change) => fc.integer({ min: change - 2 * DAY_MS, max: change + 2 * DAY_MS })),
)

function clockOf(zone: string): ZoneClock {
  const clock = zoneClock(zone)
  if (clock === undefined) throw new Error(`No zone ${zone}`)
  return clock
}

const plain = (wallTime: WallTime) =>
  Temporal.Instant.fromEpochMilliseconds(wallTime).toZonedDateTimeISO('UTC').toPlainDateTime()

describe('the clock of a zone', () => {
  it('resolves every wall time as Temporal does with compatible', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, wallTime) => {
        const expected = plain(wallTime).toZonedDateTime(zone, { disambiguation: 'compatible' })
        expect(clockOf(zone).toInstant(wallTime)).toBe(expected.epochMilliseconds)
      }),
      { numRuns: 2000 },
    )
  })

  it('shows, dates and writes an instant as Temporal does', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
        const clock = clockOf(zone)
        expect(plain(clock.toWallTime(instant)).toString()).toBe(shown.toPlainDateTime().toString())
        expect(formatLocalDate(clock.dayOf(instant))).toBe(shown.toPlainDate().toString())
        expect(Temporal.Instant.from(clock.format(instant)).epochMilliseconds).toBe(instant)
        const minute = instant - (((instant % 60_000) + 60_000) % 60_000)
        const written = Temporal.Instant.fromEpochMilliseconds(minute).toString({ timeZone: zone })
        expect(clock.format(minute)).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })

  it('starts each day where Temporal does', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const day = Math.floor(instant / DAY_MS)
        const expected = Temporal.PlainDate.from(formatLocalDate(day)).toZonedDateTime(zone)
        expect(clockOf(zone).startOfDay(day)).toBe(expected.epochMilliseconds)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['Europe/Paris', '2027-03-28T02:30', '2027-03-28T03:30:00+02:00'],
    ['Europe/Paris', '2027-10-31T02:30', '2027-10-31T02:30:00+02:00'],
    ['America/New_York', '2027-03-14T02:30', '2027-03-14T03:30:00-04:00'],
    ['America/New_York', '2027-11-07T01:30', '2027-11-07T01:30:00-04:00'],
    ['America/Marigot', '2027-03-28T02:30', '2027-03-28T02:30:00-04:00'],
  ])('%s: %s is the instant %s', (zone, wallTime, instant) => {
    const clock = clockOf(zone)
    expect(clock.format(clock.toInstant(parseWallTime(wallTime) as number))).toBe(instant)
  })

  it('starts the day at one o’clock in Havana when midnight is skipped', () => {
    const clock = clockOf('America/Havana')
    const day = parseLocalDate('2027-03-14') as number
    expect(clock.format(clock.startOfDay(day))).toBe('2027-03-14T01:00:00-04:00')
  })

  it('writes seconds and milliseconds only where there are any', () => {
    const clock = clockOf('Europe/Paris')
    expect(clock.format(Date.UTC(2027, 2, 26, 8, 0, 5))).toBe('2027-03-26T09:00:05+01:00')
    expect(clock.format(Date.UTC(2027, 2, 26, 8, 0, 5, 250))).toBe('2027-03-26T09:00:05.250+01:00')
  })

  it('keeps the two two-o’clocks of an autumn night apart, however often they are written', () => {
    const clock = clockOf('Europe/Paris')
    const [first, second] = [Date.UTC(2027, 9, 31, 0, 0), Date.UTC(2027, 9, 31, 1, 0)]
    for (const instant of [first, second, first, second]) {
      const offset = instant === first ? '+02:00' : '+01:00'
      expect(clock.format(instant)).toBe(`2027-10-31T02:00:00${offset}`)
    }
  })

  it('does not exist for an unknown zone', () => {
    for (const zone of ['Europe/Pari', '', 'CEST', 'Mars/Olympus']) expect(zoneClock(zone)).toBeUndefined()
  })
})
