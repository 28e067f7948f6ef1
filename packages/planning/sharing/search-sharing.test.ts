import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadProgramSolver } from '../solver/solve-program.ts'
import { proveSharing } from './prove-sharing.ts'
import { scoreOfWeeks, searchSharing } from './search-sharing.ts'
import { readSharing } from './sharing-answer.ts'
import type { SharingProblem } from './sharing-problem.ts'
import { sharingTables } from './sharing-tables.ts'
import { smallSharing } from './testing/arbitrary-sharing.ts'
import { bestByBruteForce } from './testing/brute-force.ts'
import { CROWD, CROWD_ROUND_TRIPS } from './testing/crowd.ts'
import { GERS, GERS_ROUND_TRIPS } from './testing/gers.ts'
import { PLAN_SIZE } from './week-plans.ts'

const find = (problem: SharingProblem, roundTrip: Float64Array, seed = 1) =>
  searchSharing(sharingTables(problem, roundTrip), { seed })

function daysAt(problem: SharingProblem, roundTrip: Float64Array, label: string): Record<string, number> {
  const tables = sharingTables(problem, roundTrip)
  const { weeks } = searchSharing(tables)
  const row = problem.practitioners.findIndex((person) => person.label === label)
  const days: Record<string, number> = {}
  for (const code of weeks.subarray(row * PLAN_SIZE, row * PLAN_SIZE + 7)) {
    if (code === 0) continue
    const { site } = tables.options[row]![code - 1]!
    const name = problem.sites[site]!.label
    days[name] = (days[name] ?? 0) + 1
  }
  return days
}

describe('the sharing of practitioners between sites', () => {
  it('gives the doctor of Fleurance three days at Vic-Fezensac and leaves two, when the one of Vic retires', () => {
    expect(daysAt(GERS, GERS_ROUND_TRIPS, 'Généraliste 2')).toEqual({ Fleurance: 2, 'Vic-Fezensac': 3 })
  })

  it('gives the paediatrician three days at Vic-Fezensac and two at Fleurance', () => {
    expect(daysAt(GERS, GERS_ROUND_TRIPS, 'Pédiatre')).toEqual({ Fleurance: 2, 'Vic-Fezensac': 3 })
  })

  it('is never worse than trying everything, on small cases', () => {
    fc.assert(
      fc.property(smallSharing, ({ problem, roundTrip }) => {
        const best = bestByBruteForce(problem, roundTrip)
        expect([...find(problem, roundTrip).score]).toEqual(best)
      }),
      { numRuns: 300, seed: 77 },
    )
  })

  it('counts in its score what its weeks really hold', () => {
    fc.assert(
      fc.property(smallSharing, fc.integer({ min: 1, max: 99 }), ({ problem, roundTrip }, seed) => {
        const tables = sharingTables(problem, roundTrip)
        const found = searchSharing(tables, { seed })
        expect([...scoreOfWeeks(tables, found.weeks)]).toEqual([...found.score])
      }),
      { numRuns: 50, seed: 5 },
    )
  })

  it('keeps fixed days, the rooms and the number of sites among many practitioners', () => {
    const tables = sharingTables(CROWD, CROWD_ROUND_TRIPS)
    const { weeks, score } = searchSharing(tables, { effort: 400_000 })
    const { practitioners, sites } = CROWD
    const sharing = readSharing(tables, weeks, score)
    for (const [row, { days, halfDays }] of sharing.weeks.entries()) {
      for (const { weekday, site } of practitioners[row]!.fixedDays)
        expect(days.find((day) => day.weekday === weekday)?.site).toBe(site)
      expect(halfDays.filter((units) => units > 0).length).toBeLessThanOrEqual(practitioners[row]!.maxSites)
      expect(halfDays.reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(
        practitioners[row]!.halfDays,
      )
    }
    for (const [site, { rooms }] of sites.entries())
      for (let weekday = 0; weekday < 5; weekday++) {
        const there = sharing.weeks.flatMap(({ days }) =>
          days.filter((day) => day.site === site && day.weekday === weekday),
        )
        expect(there.reduce((sum, { halfDays }) => sum + halfDays, 0)).toBeLessThanOrEqual(rooms * 2)
      }
    expect([...scoreOfWeeks(tables, weeks)]).toEqual([...score])
  })

  it('covers as much as can be with nine practitioners, by the proof', { timeout: 60_000 }, async () => {
    const tables = sharingTables(CROWD, CROWD_ROUND_TRIPS)
    const found = searchSharing(tables, { effort: 1_000_000 })
    const seconds = [0, 0]
    const limits = { maxSeconds: 30, clock: () => seconds.shift() ?? 31 }
    const proved = proveSharing(tables, found, await loadProgramSolver(), limits)
    expect(proved.proved).toBeGreaterThanOrEqual(1)
    expect(found.score[0]).toBe(proved.score[0])
  })

  it('is the same every time', () => {
    expect(find(GERS, GERS_ROUND_TRIPS).weeks).toEqual(find(GERS, GERS_ROUND_TRIPS).weeks)
  })
})
