import { sparseWithin } from '@maillage/territory/travel-csr.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadProgramSolver, type ProgramSolver } from '../solver/solve-program.ts'
import { runSiting } from './run-siting.ts'
import { objectiveOf } from './siting-measures.ts'
import type { SitingObjective, SitingProblem, SitingResult } from './siting-problem.ts'
import { minutesWith, viewOf } from './siting-view.ts'
import { bestOfAll } from './testing/best-of-all.ts'

let solver: ProgramSolver
beforeAll(async () => {
  solver = await loadProgramSolver()
})

const OBJECTIVES: readonly SitingObjective[] = [
  { kind: 'median' },
  { kind: 'covering', withinMinutes: 15 },
  { kind: 'set-covering', withinMinutes: 25, beyondShare: 0.2 },
  { kind: 'set-covering', withinMinutes: 25, beyondShare: 0 },
  { kind: 'center' },
  { kind: 'worst-share', share: 0.1 },
]

interface Figures {
  readonly people: readonly number[]
  readonly minutes: readonly number[]
  readonly fixed: number
  readonly k: number
  readonly costs: readonly number[]
  readonly capacities: readonly number[]
}

const DEMANDS = 9
const SITES = 8

const figures: fc.Arbitrary<Figures> = fc.record({
  people: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: DEMANDS, maxLength: DEMANDS }),
  minutes: fc.array(
    fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 0, max: 60 }) },
      { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    ),
    { minLength: DEMANDS * SITES, maxLength: DEMANDS * SITES },
  ),
  fixed: fc.integer({ min: 0, max: 2 }),
  k: fc.integer({ min: 1, max: 4 }),
  costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: SITES, maxLength: SITES }),
  capacities: fc.array(fc.integer({ min: 30, max: 300 }), { minLength: SITES, maxLength: SITES }),
})

function problemOf({ people, minutes, fixed, k }: Figures, objective: SitingObjective): SitingProblem {
  return {
    people: Float64Array.from(people),
    sites: SITES,
    minutes: Float64Array.from(minutes),
    fixed: [...Array(fixed).keys()],
    candidates: [...Array(SITES).keys()].slice(fixed),
    k,
    objective,
  }
}

/** Holds the answer against every layout there is. */
async function holdAgainstAll(problem: SitingProblem, mustBeProved: boolean): Promise<void> {
  const answer = await runSiting(problem, { loadSolver: () => Promise.resolve(solver), patience: 30 })
  const best = bestOfAll(problem)
  if ('refusal' in answer) {
    if (problem.objective.kind === 'set-covering' && answer.refusal.kind !== 'nobody-to-serve')
      expect(best).toBeUndefined()
    return
  }
  expect(best).toBeDefined()
  const value = best?.value as number
  const isGreater = problem.objective.kind === 'covering'
  expect(isGreater ? answer.bound >= value - 1e-6 : answer.bound <= value + 1e-6).toBe(true)
  if (mustBeProved) expect(answer.proved).toBe(true)
  if (answer.proved) expect(answer.value).toBeCloseTo(value, 6)
  expect(answer.sites.length).toBeLessThanOrEqual(problem.k)
  expect(answer.sites.every((site) => problem.candidates.includes(site))).toBe(true)
}

describe.each(OBJECTIVES)('the best layout by $kind', (objective) => {
  const name = JSON.stringify(objective)

  it(`is the best of all layouts, and proved: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(figures, (given) => holdAgainstAll(problemOf(given, objective), true)),
      { numRuns: 150 },
    )
  })

  it(`is the best that a budget pays for: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(figures, fc.integer({ min: 1, max: 20 }), (given, total) => {
        const cost = Float64Array.from(given.costs)
        return holdAgainstAll({ ...problemOf(given, objective), budget: { cost, total } }, true)
      }),
      { numRuns: 150 },
    )
  })

  it(`opens only sites attached to a centre: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(figures, fc.integer({ min: 1, max: 9 }), (given, atMost) => {
        const parent = { minutes: Float64Array.from(given.costs), atMost }
        return holdAgainstAll({ ...problemOf(given, objective), parent }, true)
      }),
      { numRuns: 100 },
    )
  })

  it(`shares people between sites that take so many: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(figures, (given) => {
        const capacity = Float64Array.from(given.capacities)
        return holdAgainstAll({ ...problemOf(given, objective), capacity }, objective.kind !== 'set-covering')
      }),
      { numRuns: 60 },
    )
  })
})

describe('runSiting', () => {
  const given: Figures = {
    people: [10, 20, 30, 5, 0, 40, 12, 7, 9],
    minutes: Array.from({ length: DEMANDS * SITES }, (_, at) => (at * 37) % 61),
    fixed: 1,
    k: 2,
    costs: [1, 2, 3, 4, 5, 6, 7, 8],
    capacities: [],
  }

  it('gives the same answer on sparse minutes as on the full table, for covering', async () => {
    await fc.assert(
      fc.asyncProperty(figures, async (one) => {
        const full = problemOf(one, { kind: 'covering', withinMinutes: 15 })
        const minutes = sparseWithin(full.minutes as Float64Array, {
          origins: DEMANDS,
          destinations: SITES,
          maxMinutes: 30,
        })
        const [dense, sparse] = await Promise.all([runSiting(full), runSiting({ ...full, minutes })])
        expect(sparse).toEqual(dense)
      }),
      { numRuns: 50 },
    )
  })

  it('gives the same layout for the same seed', async () => {
    const problem = problemOf(given, { kind: 'median' })
    expect(await runSiting(problem, { seed: 7 })).toEqual(await runSiting(problem, { seed: 7 }))
  })

  it('ranks every candidate when one site is opened', async () => {
    const problem = problemOf({ ...given, k: 1 }, { kind: 'median' })
    const result = (await runSiting(problem)) as SitingResult
    const ranked = [result, ...result.alternatives].map(({ value }) => value)
    expect(ranked).toHaveLength(SITES - 1)
    expect(ranked).toEqual(ranked.toSorted((a, b) => a - b))
  })

  it('gives alternatives with their true value, none better than the best', async () => {
    const problem = problemOf(given, { kind: 'worst-share', share: 0.1 })
    const view = viewOf(problem)
    const result = (await runSiting(problem)) as SitingResult
    expect(result.alternatives.length).toBeGreaterThan(5)
    for (const { sites, value } of result.alternatives) {
      expect(value).toBeCloseTo(objectiveOf(problem.objective, view.people, minutesWith(view, sites)), 9)
      expect(value).toBeGreaterThanOrEqual(result.value - 1e-9)
    }
  })

  it.each(OBJECTIVES)('gives what is open when no site is to be opened: $kind', async (objective) => {
    const problem = { ...problemOf(given, objective), k: 0 }
    const { people, base } = viewOf(problem)
    const value = objectiveOf(objective, people, base)
    const result = await runSiting(problem)
    if (objective.kind === 'set-covering') expect('refusal' in result || value === 0).toBe(true)
    else expect(result).toMatchObject({ sites: [], value, before: value, bound: value, proved: true })
  })

  it('says what each site adds', async () => {
    const problem = problemOf(given, { kind: 'covering', withinMinutes: 15 })
    const view = viewOf(problem)
    const result = (await runSiting(problem)) as SitingResult
    for (const { sites, value } of result.without) {
      const kept = result.sites.filter((site) => site !== sites[0])
      expect(value).toBe(objectiveOf(problem.objective, view.people, minutesWith(view, kept)))
    }
  })

  it('stops when it is asked to, and keeps the best layout so far', async () => {
    const problem = problemOf(given, { kind: 'median' })
    const told: number[] = []
    const result = (await runSiting(problem, {
      onProgress: ({ value }) => told.push(value),
      shouldStop: () => told.length > 0,
    })) as SitingResult
    expect(result.stopped).toBe(true)
    expect(result.sites).toHaveLength(2)
    expect(result.value).toBe(told.at(-1))
  })
})
