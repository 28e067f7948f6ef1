import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseExpired, type Retention } from './choose-expired.ts'

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 1, 2, 15)
const instants = fc.array(
  fc.integer({ min: 0, max: 800 * 24 }).map((hours) => start + hours * 3_600_000),
  { maxLength: 120 },
)
const retention = fc.oneof(
  fc.constant({ daily: 0, weekly: 0, monthly: 0 }),
  fc.record({ daily: fc.nat({ max: 10 }), weekly: fc.nat({ max: 8 }), monthly: fc.nat({ max: 14 }) }),
)

function keptOf(madeAt: readonly number[], keep: Retention): number[] {
  const expired = new Set(chooseExpired(madeAt, keep))
  return madeAt.filter((instant) => !expired.has(instant))
}

describe('which backups expire', () => {
  it('a year of nights with 7 days, 4 weeks and 12 months keeps a week, four Sundays and the ends of months', () => {
    const nights = Array.from({ length: 365 }, (_, night) => start + night * DAY)
    const days = keptOf(nights, { daily: 7, weekly: 4, monthly: 12 }).map((instant) =>
      new Date(instant).toISOString().slice(0, 10),
    )
    expect(days).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
      ...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30'],
      ...['2026-12-13', '2026-12-20', '2026-12-25', '2026-12-26', '2026-12-27'],
      ...['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
    ])
  })

  it('the newest is never among them, whatever is to be kept', () => {
    fc.assert(
      fc.property(instants, retention, (madeAt, keep) => {
        expect(chooseExpired(madeAt, keep)).not.toContain(Math.max(...madeAt))
      }),
    )
  })

  it('removing every night leaves what removing once leaves', () => {
    fc.assert(
      fc.property(instants, retention, (madeAt, keep) => {
        let there: number[] = []
        for (const instant of [...new Set(madeAt)].sort((a, b) => a - b))
          there = keptOf([...there, instant], keep)
        expect(there).toEqual(
          keptOf(
            [...new Set(madeAt)].sort((a, b) => a - b),
            keep,
          ),
        )
      }),
    )
  })

  it('each of the last days that have a backup keeps one', () => {
    fc.assert(
      fc.property(instants, retention, (madeAt, keep) => {
        const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
        const days = [...new Set(madeAt.map(dayOf))].sort()
        const lastDays = days.slice(Math.max(0, days.length - keep.daily))
        const keptDays = new Set(keptOf(madeAt, keep).map(dayOf))
        for (const day of lastDays) expect(keptDays).toContain(day)
      }),
    )
  })

  it('asking to keep more never removes more', () => {
    fc.assert(
      fc.property(instants, retention, retention, (madeAt, keep, more) => {
        const wider = {
          daily: keep.daily + more.daily,
          weekly: keep.weekly + more.weekly,
          monthly: keep.monthly + more.monthly,
        }
        const expired = new Set(chooseExpired(madeAt, keep))
        for (const instant of chooseExpired(madeAt, wider)) expect(expired).toContain(instant)
      }),
    )
  })
})
