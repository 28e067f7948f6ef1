import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestSites } from './coverage.ts'
import {
  computeRealAccess,
  daysUntil,
  HORIZON_HOURS,
  REACH_MINUTES,
  type RealAccessInput,
  soonerButFurther,
  updateRealAccess,
} from './real-access.ts'

const NONE = Number.POSITIVE_INFINITY
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 0, 12, 7)
const UNTIL = NOW + 60 * 24 * HOUR
const inHours = (...hours: number[]) => hours.map((hour) => NOW + hour * HOUR)

const minutes = fc.oneof(fc.integer({ min: 0, max: 45 }), fc.constant(NONE))
const freeStarts = fc
  .array(fc.integer({ min: -5, max: 1600 }), { maxLength: 3 })
  .map((hours) => inHours(...hours).sort((a, b) => a - b))
const inputs = fc
  .record({ communes: fc.integer({ min: 1, max: 6 }), sites: fc.integer({ min: 0, max: 6 }) })
  .chain(({ communes, sites }) =>
    fc.record({
      communes: fc.constant(communes),
      sites: fc.constant(sites),
      table: fc.array(minutes, { minLength: communes * sites, maxLength: communes * sites }),
      starts: fc.array(freeStarts, { minLength: sites, maxLength: sites }),
      now: fc.constant(NOW),
      until: fc.constant(UNTIL),
    }),
  )

/** What one commune reaches, from the definitions alone. */
function bruteForce({ table, sites, starts, now, until }: RealAccessInput, commune: number) {
  const offers = Array.from({ length: sites }, (_, site) => ({
    site,
    minutes: table[commune * sites + site] as number,
    free: (starts[site] ?? []).filter((start) => start >= now && start <= until),
  }))
  return {
    nearest: HORIZON_HOURS.map((hours) => {
      const open = offers.filter(
        ({ free, minutes: away }) => away < NONE && free.some((start) => start <= now + hours * HOUR),
      )
      return Math.min(NONE, ...open.map(({ minutes: away }) => away))
    }),
    inReach: REACH_MINUTES.map((reach) => {
      const merged = offers
        .filter(({ minutes: away }) => away <= reach)
        .flatMap(({ free }) => free)
        .sort((a, b) => a - b)
      return { first: merged[0] ?? NONE, third: merged[2] ?? NONE }
    }),
  }
}

describe('real access', () => {
  it('says what the definitions say, whatever the table and the slots', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const access = computeRealAccess(input)
        for (let commune = 0; commune < input.communes; commune++) {
          const expected = bruteForce(input, commune)
          expect(access.nearest.map((nearest) => nearest.minutes[commune])).toEqual(expected.nearest)
          expect(
            access.soonest.map(({ first, third }) => ({ first: first[commune], third: third[commune] })),
          ).toEqual(expected.inReach)
        }
      }),
    )
  })

  it('is the coverage of the sites when each has a slot at once', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const starts = Array.from({ length: input.sites }, () => inHours(1))
        const access = computeRealAccess({ ...input, starts })
        expect(access.nearest[0]).toEqual(nearestSites(input.table, input.communes, input.sites))
      }),
    )
  })

  it('brought up to date after a booking, it is what it would be if computed again', () => {
    const changes = fc.array(fc.record({ site: fc.nat(5), starts: freeStarts, later: fc.nat(30) }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(inputs, changes, (first, steps) => {
        let input: RealAccessInput = first
        const access = computeRealAccess(input)
        for (const step of steps) {
          const starts = input.starts.map((free, site) => (site === step.site ? step.starts : free))
          input = { ...input, starts, now: input.now + step.later * HOUR }
          updateRealAccess(access, input)
          expect(access).toEqual(computeRealAccess(input))
        }
      }),
    )
  })

  it('computes again only the communes that the booked site matters to', () => {
    const input = {
      communes: 3,
      sites: 2,
      table: [5, 50, 50, 5, 40, 35],
      starts: [inHours(2), inHours(3)],
      now: NOW,
      until: UNTIL,
    }
    const access = computeRealAccess(input)
    expect(updateRealAccess(access, input)).toEqual([])
    expect(updateRealAccess(access, { ...input, starts: [[], inHours(3)] })).toEqual([0])
    expect(access.nearest[0]?.site).toEqual(Int32Array.of(1, 1, 1))
  })

  it('counts a slot at the very end of a horizon or reach, and not one minute or millisecond beyond', () => {
    const input = {
      communes: 2,
      sites: 2,
      table: [15, NONE, NONE, 16],
      starts: [[NOW + 48 * HOUR], [NOW + 48 * HOUR + 1]],
      now: NOW,
      until: UNTIL,
    }
    const { nearest, soonest } = computeRealAccess(input)
    expect(nearest.map(({ minutes: away }) => [...away])).toEqual([
      [15, NONE],
      [15, 16],
      [15, 16],
    ])
    expect(soonest.map(({ firstSite }) => [...firstSite])).toEqual([
      [0, -1],
      [0, 1],
      [0, 1],
    ])
  })

  it('merges the slots of the sites in reach for the third next available appointment', () => {
    const input = {
      communes: 1,
      sites: 3,
      table: [10, 14, 25],
      starts: [inHours(24, 72, 96), inHours(48), inHours(1, 2, 3)],
      now: NOW,
      until: UNTIL,
    }
    const days = computeRealAccess(input).soonest.map(({ third }) => daysUntil(third[0] as number, NOW))
    expect(days).toEqual([3, 3, 3 / 24])
    const fewer = computeRealAccess({ ...input, starts: [inHours(24), inHours(48), []] })
    expect(fewer.soonest[0]?.third[0]).toBe(NONE)
  })

  it('offers a slot that is further only when it is sooner', () => {
    const input = {
      communes: 1,
      sites: 5,
      table: [29, 42, 46, 29, NONE],
      starts: [inHours(74), inHours(26), inHours(26), inHours(80), inHours(1)],
      now: NOW,
      until: UNTIL,
    }
    expect(soonerButFurther(input, 0)).toEqual([
      { site: 0, minutes: 29, start: NOW + 74 * HOUR },
      { site: 1, minutes: 42, start: NOW + 26 * HOUR },
    ])
  })

  it('leaves out no choice that is not both as far and as late as a choice it keeps', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const front = soonerButFurther(input, 0)
        for (let site = 0; site < input.sites; site++) {
          const away = input.table[site] as number
          const start = (input.starts[site] ?? []).find((free) => free >= NOW && free <= UNTIL)
          if (start === undefined || away === NONE) continue
          const better = front.filter((choice) => choice.minutes <= away && choice.start <= start)
          expect(better.length).toBeGreaterThan(0)
        }
        for (const [place, choice] of front.entries()) {
          const next = front[place + 1]
          if (next === undefined) continue
          expect(next.minutes).toBeGreaterThan(choice.minutes)
          expect(next.start).toBeLessThan(choice.start)
        }
      }),
    )
  })
})
