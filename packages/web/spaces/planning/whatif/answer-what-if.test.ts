import { readFileSync } from 'node:fs'
import type { WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import { describe, expect, it } from 'vitest'
import { answerSharing } from './answer-sharing.ts'
import { answerWhatIf } from './answer-what-if.ts'
import type { SharingOutcome, SharingSpec, WhatIfAnswer, WhatIfSpec } from './what-if-messages.ts'

const file = (path: string) => readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8')
const read = (name: string) => file(`data/communes/${name}.csv`)
const example = JSON.parse(file('docs/guides/examples/whatif.json')) as {
  baseline: WhatIfBaseline
  scenarios: { changes: WhatIfChange[] }[]
}

/** The Gers as the server slices it, and the example that the command line reads, its sites at their own points. */
const [header, ...lines] = read('communes').split('\n')
const GERS: WhatIfSpec = {
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
    populationYear: 2023,
  },
  places: [
    { communeCode: '32132', lon: 0.66298, lat: 43.8494 },
    { communeCode: '32319', lon: 0.04589, lat: 43.60562 },
    { communeCode: '32462', lon: 0.30319, lat: 43.75873 },
    { communeCode: '32233', lon: 0.16102, lat: 43.52404 },
  ],
  baseline: example.baseline,
  changes: example.scenarios[0]?.changes ?? [],
  on: null,
  maxMinutes: 15,
}

function run(spec: Partial<WhatIfSpec> = {}): WhatIfAnswer {
  const { outcome } = answerWhatIf({ ...GERS, ...spec })
  if ('refusals' in outcome) throw new Error(outcome.refusals.map(({ kind }) => kind).join())
  return outcome
}

const NEEDS = { fleurance: 7, 'vic-fezensac': 4, plaisance: 4, marciac: 1 }
function share(spec: Partial<SharingSpec> = {}): SharingOutcome {
  const rules = { maxSites: 2, maxMinutesPerDay: 105 }
  const outcome = answerSharing({ ...GERS, service: 'médecine générale', needs: NEEDS, rules, ...spec })
  if ('refusals' in outcome || 'nobody' in outcome) throw new Error(JSON.stringify(outcome))
  return outcome
}

describe('a general practitioner retires', () => {
  it('gives the figures of the command line: 36,586 people lose minutes, 6,775 pass beyond fifteen', () => {
    const { comparison, on, sites } = run()
    expect(on).toBe('2026-06-30')
    expect(comparison.losing.people).toBe(36_586)
    expect(comparison.crossings[0]?.beyond.people).toBe(6775)
    expect(Math.round(comparison.before.share * 1000)).toBe(160)
    expect(Math.round(comparison.after.share * 1000)).toBe(125)
    expect(sites.find(({ id }) => id === 'vic-fezensac')).toMatchObject({ days: 0, isOpen: false })
  })

  it('takes the drives of the baseline from the question before, and answers the same', () => {
    const first = answerWhatIf({ ...GERS, changes: [] })
    const again = answerWhatIf(GERS, first.kept).outcome as WhatIfAnswer
    expect(again.minutesAfter).toEqual(run().minutesAfter)
  })

  it('refuses to close every site', () => {
    const changes = example.baseline.sites.map(({ id }) => ({ kind: 'close-site', site: id }) as const)
    const { outcome } = answerWhatIf({ ...GERS, changes })
    expect(outcome).toMatchObject({ refusals: [{ kind: 'closes-every-site' }] })
  })
})

describe('sharing the days of those who stay', () => {
  it('gives three days to Vic-Fezensac and two to Fleurance, and says what parts it from four and one', () => {
    const { people, why, missing } = share()
    const moving = people.find(({ id }) => id === why?.practitioner)
    expect(moving?.after).toEqual([2, 3, 0, 0])
    expect(missing).toBe(1)
    expect(why?.partings.map(({ covered }) => covered)).toEqual([7, 8, 9, 10, 10, 9])
    expect(why?.verdict.kind).toBe('tie-broken')
  })

  it('adds changes that bring everybody back within fifteen minutes', () => {
    const { comparison } = run({ changes: [...GERS.changes, ...share().changes] })
    expect(comparison.losing.people).toBe(0)
    expect(comparison.after.covered).toBe(comparison.before.covered)
  })

  it('says that nobody is left to share when all have gone', () => {
    const changes = example.baseline.practitioners.map(
      ({ id }) => ({ kind: 'retire-practitioner', practitioner: id }) as const,
    )
    const rules = { maxSites: 2, maxMinutesPerDay: 105 }
    expect(answerSharing({ ...GERS, changes, service: 'mg', needs: NEEDS, rules })).toEqual({ nobody: true })
  })
})
