import { describe, expect, it } from 'vitest'
import { runSiting } from './run-siting.ts'
import type { SitingProblem } from './siting-problem.ts'

const NO_ROAD = Number.POSITIVE_INFINITY

/** Three places; sites 0 and 1 reach the first two, site 2 the last two, the third place is far from all but site 2. */
const problem: SitingProblem = {
  people: Float64Array.of(100, 50, 30),
  sites: 3,
  minutes: Float64Array.of(5, 10, 40, 10, 5, 12, 50, 60, 5),
  fixed: [],
  candidates: [0, 1, 2],
  k: 2,
  objective: { kind: 'median' },
}
const fixedFirst: Partial<SitingProblem> = { fixed: [0], candidates: [1, 2] }
const cover = (withinMinutes: number, beyondShare: number) =>
  ({ kind: 'set-covering', withinMinutes, beyondShare }) as const

async function refusalOf(changes: Partial<SitingProblem>): Promise<unknown> {
  const answer = await runSiting({ ...problem, ...changes })
  return 'refusal' in answer ? answer.refusal : 'no refusal'
}

describe('a demand that cannot be met says which constraint', () => {
  it('more new sites than candidates', async () => {
    expect(await refusalOf({ k: 4 })).toEqual({ kind: 'k-above-candidates', k: 4, candidates: 3 })
  })

  it('nothing open and nothing to open', async () => {
    expect(await refusalOf({ k: 0 })).toEqual({ kind: 'no-site-open' })
    expect(await refusalOf({ candidates: [] })).toEqual({ kind: 'no-site-open' })
  })

  it('no open centre near enough for an antenne', async () => {
    const parent = { minutes: Float64Array.of(0, 20, 35), atMost: 15 }
    expect(await refusalOf({ ...fixedFirst, k: 1, parent })).toEqual({
      kind: 'no-parent-in-reach',
      atMost: 15,
      nearest: 20,
    })
  })

  it('candidates that the rule of parents leaves, fewer than the new sites', async () => {
    const parent = { minutes: Float64Array.of(0, 20, 35), atMost: 20 }
    expect(await refusalOf({ ...fixedFirst, parent })).toEqual({
      kind: 'k-above-candidates',
      k: 2,
      candidates: 1,
    })
  })

  it('a budget below the cheapest site', async () => {
    const budget = { cost: Float64Array.of(70, 90, 80), total: 60 }
    expect(await refusalOf({ budget })).toEqual({ kind: 'budget-below-cheapest', total: 60, cheapest: 70 })
  })

  it('a budget below the cheapest site that may be attached', async () => {
    const budget = { cost: Float64Array.of(70, 90, 80), total: 85 }
    const parent = { minutes: Float64Array.of(0, 20, 35), atMost: 20 }
    expect(await refusalOf({ ...fixedFirst, k: 1, budget, parent })).toEqual({
      kind: 'budget-below-cheapest',
      total: 85,
      cheapest: 90,
    })
  })

  it('too few places for all', async () => {
    const capacity = Float64Array.of(60, 60, 40)
    expect(await refusalOf({ capacity })).toEqual({ kind: 'capacity-short', missing: 60 })
  })

  it('places that no road joins to a site', async () => {
    const minutes = Float64Array.of(5, 10, 40, 10, 5, 12, NO_ROAD, NO_ROAD, NO_ROAD)
    expect(await refusalOf({ minutes })).toEqual({ kind: 'unreachable', rows: [2], people: 30 })
  })

  it('places that no site reaches within the minutes of a set covering', async () => {
    expect(await refusalOf({ objective: cover(4, 0) })).toEqual({
      kind: 'unreachable',
      rows: [0, 1, 2],
      people: 180,
    })
  })

  it('a covering that needs more sites than allowed', async () => {
    expect(await refusalOf({ objective: cover(5, 0), k: 1 })).toMatchObject({
      kind: 'cover-out-of-reach',
      allowed: 0,
      proved: true,
    })
  })

  it('nobody to serve', async () => {
    expect(await refusalOf({ people: new Float64Array(3) })).toEqual({ kind: 'nobody-to-serve' })
  })

  it('a mean on minutes that are cut at a bound', async () => {
    const minutes = {
      origins: 3,
      destinations: 3,
      start: Uint32Array.of(0, 0, 0, 0),
      to: new Uint32Array(),
      minutes: new Float32Array(),
    }
    expect(await refusalOf({ minutes })).toEqual({ kind: 'needs-all-minutes', objective: 'median' })
  })

  it.each([
    [{ k: -1 }, 'not-a-count'],
    [{ k: 1.5 }, 'not-a-count'],
    [{ people: Float64Array.of(1, -2, 3) }, 'not-an-amount'],
    [{ minutes: new Float64Array(9).fill(Number.NaN) }, 'not-an-amount'],
    [{ budget: { cost: Float64Array.of(1, 1, -1), total: 5 } }, 'not-an-amount'],
    [{ budget: { cost: new Float64Array(3), total: -5 } }, 'not-an-amount'],
    [{ capacity: Float64Array.of(1, Number.NaN, 1) }, 'not-an-amount'],
    [{ objective: { kind: 'worst-share', share: 0 } }, 'not-an-amount'],
    [{ objective: { kind: 'covering', withinMinutes: -1 } }, 'not-an-amount'],
  ] as const)('figures that are none: %o', async (changes, kind) => {
    expect(await refusalOf(changes)).toMatchObject({ kind })
  })
})

it('counts a person without a road to an open site for a day, when another layout would have reached him', async () => {
  const minutes = Float64Array.of(5, 10, 40, 10, 5, 12, NO_ROAD, NO_ROAD, 5)
  const answer = await runSiting({ ...problem, minutes, k: 1 })
  expect(answer).toMatchObject({ sites: [2], value: (100 * 40 + 50 * 12 + 30 * 5) / 180 })
})

it('needs no new site, no parent and no budget for a covering that the open sites give', async () => {
  const budget = { cost: Float64Array.of(70, 90, 80), total: 0 }
  const answer = await runSiting({ ...problem, ...fixedFirst, budget, objective: cover(50, 0) })
  expect(answer).toMatchObject({ sites: [], value: 0, proved: true })
})
