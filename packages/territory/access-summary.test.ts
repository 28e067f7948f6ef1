import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summariseAccess, summariseBy } from './access-summary.ts'
import { coverageOf } from './coverage.ts'

const NONE = Number.POSITIVE_INFINITY
const rows = fc.array(
  fc.record({
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant(NONE)),
    people: fc.nat(300),
  }),
  { minLength: 1, maxLength: 30 },
)

describe('the summary of access', () => {
  it('weighs classes by inhabitants, bounds included, and counts those without any apart', () => {
    const summary = summariseAccess([5, 6, 15, 16, 61, NONE], [10, 20, 30, 40, 50, 50])
    expect(summary.classes.map(({ upTo, people }) => [upTo, people])).toEqual([
      [5, 10],
      [10, 20],
      [15, 30],
      [20, 40],
      [30, 0],
      [45, 0],
      [60, 0],
      [NONE, 50],
    ])
    expect(summary.classes[0]?.share).toBe(0.05)
    expect(summary).toMatchObject({
      population: 200,
      withoutAny: 50,
      mean: (50 + 120 + 450 + 640 + 3050) / 150,
    })
  })

  it('takes of the commune that the worst tenth cuts only the part that falls in it', () => {
    const { worstTenth } = summariseAccess([80, 60, 10, NONE], [4, 10, 86, 1000])
    expect(worstTenth).toEqual({ fromMinutes: 60, mean: (4 * 80 + 6 * 60) / 10 })
  })

  it('has the worst tenth of its inhabitants taken one by one', () => {
    fc.assert(
      fc.property(rows, (communes) => {
        const tenfold = communes.map(({ minutes, people }) => ({ minutes, people: people * 10 }))
        const people = tenfold
          .flatMap(({ minutes, people: count }) => new Array<number>(count).fill(minutes))
          .filter((minutes) => minutes < NONE)
          .sort((a, b) => b - a)
        const worst = people.slice(0, people.length / 10)
        const { worstTenth } = summariseAccess(
          tenfold.map(({ minutes }) => minutes),
          tenfold.map(({ people: count }) => count),
        )
        expect(worstTenth.fromMinutes).toBe(worst.at(-1) ?? Number.NaN)
        const mean = worst.reduce((sum, minutes) => sum + minutes, 0) / worst.length
        if (worst.length > 0) expect(worstTenth.mean).toBeCloseTo(mean, 9)
      }),
      { numRuns: 50 },
    )
  })

  it('agrees with the coverage, and its groups add up to it', () => {
    fc.assert(
      fc.property(rows, (communes) => {
        const minutes = communes.map((commune) => commune.minutes)
        const population = communes.map((commune) => commune.people)
        const summary = summariseAccess(minutes, population)
        const coverage = coverageOf({ minutes: Float64Array.from(minutes) }, population, 15)
        const within = summary.classes.filter(({ upTo }) => upTo <= 15)
        expect(within.reduce((sum, { people }) => sum + people, 0)).toBe(coverage.covered)
        expect(summary).toMatchObject({ population: coverage.population, withoutAny: coverage.unreachable })
        expect(summary.mean).toBe(coverage.meanMinutes)
        const groups = [...summariseBy(minutes, population, (row) => row % 3).values()]
        expect(groups.reduce((sum, group) => sum + group.population, 0)).toBe(summary.population)
        expect(groups.reduce((sum, group) => sum + group.withoutAny, 0)).toBe(summary.withoutAny)
      }),
    )
  })

  it('says nothing false of people who reach nothing', () => {
    const summary = summariseAccess([NONE, 12], [40, 0])
    expect(summary).toMatchObject({ withoutAny: 40, mean: Number.NaN })
    expect(summary.worstTenth).toEqual({ fromMinutes: Number.NaN, mean: Number.NaN })
  })
})
