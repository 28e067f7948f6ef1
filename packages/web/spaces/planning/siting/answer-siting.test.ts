import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerSiting } from './answer-siting.ts'
import type { SitingAnswer, SitingSpec } from './siting-messages.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../../../data/communes/${name}.csv`, import.meta.url), 'utf8')

/** The communes of the Gers, as the server slices them, and its four sites at their own points. */
const [header, ...lines] = read('communes').split('\n')
const GERS: SitingSpec = {
  ground: {
    files: {
      communes: [header, ...lines.filter((line) => line.startsWith('32'))].join('\n'),
      departements: read('departements'),
      regions: read('regions'),
      epci: read('epci'),
      bassinsDeVie: read('bassins-de-vie'),
      roadIslands: read('road-islands'),
    },
    outside: [],
  },
  open: [
    { id: 'fleurance', communeCode: '32132', lon: 0.66298, lat: 43.8494, mayBeParent: true },
    { id: 'plaisance', communeCode: '32319', lon: 0.04589, lat: 43.60562, mayBeParent: true },
    { id: 'vic', communeCode: '32462', lon: 0.30319, lat: 43.75873, mayBeParent: true },
    { id: 'marciac', communeCode: '32233', lon: 0.16102, lat: 43.52404, mayBeParent: false },
  ],
  forbidden: [],
  k: 1,
  objective: { kind: 'covering', withinMinutes: 15 },
  withinMinutes: 15,
  parentMinutes: undefined,
  travel: { kind: 'plain', detour: 1.35, kmPerHour: 55 },
}

async function ask(change: Partial<SitingSpec>): Promise<SitingAnswer> {
  const answer = await answerSiting({ ...GERS, ...change }, {})
  if ('refusal' in answer) throw new Error(answer.refusal.kind)
  return answer
}

describe('where to open, as the screen computes it', () => {
  it('gives what the command line gives for the Gers: Montégut, proved, Lahitte as good in practice', async () => {
    const { result, layouts, population, before } = await ask({})
    expect(population).toBe(192_645)
    expect(before.covered).toBe(30_826)
    expect(result).toMatchObject({ value: 64_654, bound: 64_654, gap: 0, proved: true, candidates: 454 })
    const [best, second] = layouts
    expect(best).toMatchObject({ codes: ['32282'], behind: 0, newlyCovered: [33_025, 34_240] })
    expect(best?.change).toMatchObject({ newlyCovered: 33_828, closer: 54_422 })
    expect(best?.parents).toEqual([{ openId: 'fleurance', minutes: 34 }])
    expect(second).toMatchObject({ codes: ['32183'], behind: 57, isTie: true })
    expect(layouts[2]?.isTie).toBe(false)
  })

  it('opens nothing where it is told not to, nor too far from a centre: an antenne is none', async () => {
    expect((await ask({ forbidden: ['32282'] })).layouts[0]?.codes).toEqual(['32183'])
    const near = await ask({ parentMinutes: 35 })
    expect(near.result.candidates).toBe(250)
  })

  it('says which constraint cannot be met', async () => {
    const answer = await answerSiting({ ...GERS, k: 500 }, {})
    expect(answer).toEqual({ refusal: { kind: 'k-above-candidates', k: 500, candidates: 454 } })
  })
})
