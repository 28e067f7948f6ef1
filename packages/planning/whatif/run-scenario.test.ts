import { nearestSites } from '@maillage/territory/coverage.ts'
import { communePlaces } from '@maillage/territory/travel-table.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type PreparedBaseline,
  prepareBaseline,
  runScenario,
  type ScenarioOutcome,
  type SiteAccess,
} from './run-scenario.ts'
import { smallBaseline, smallGround } from './testing/small-ground.ts'
import type { Baseline, Change } from './what-if-file.ts'

const NONE = Number.POSITIVE_INFINITY

function prepared(baseline: Baseline = smallBaseline): PreparedBaseline {
  const made = prepareBaseline(baseline, smallGround)
  if ('refusals' in made) throw new Error(JSON.stringify(made.refusals))
  return made
}

function run(changes: readonly Change[], { baseline = smallBaseline, on = {} } = {}): ScenarioOutcome {
  const outcome = runScenario(prepared(baseline), { name: 'Essai', changes, ...on })
  if ('refusals' in outcome) throw new Error(JSON.stringify(outcome.refusals))
  return outcome
}

const minutesOf = ({ nearest }: SiteAccess) => [...nearest.minutes]
const daysOf = ({ state }: SiteAccess) => state.sites.map(({ id, days, isOpen }) => [id, days, isOpen])

describe('a scenario', () => {
  it('changes nothing when it holds no change', () => {
    const { before, after } = run([])
    expect(after).toEqual(before)
    expect(minutesOf(before)).toEqual([0, 9, 17, 17, 9, 0, 9, NONE])
  })

  it('leaves a site without any slot when its last practitioner retires, and says from when', () => {
    const changes: Change[] = [{ kind: 'retire-practitioner', practitioner: 'b', on: '2026-06-30' }]
    const { before, after } = run(changes)
    expect(after.state.on).toBe('2026-06-30')
    expect(daysOf(after)).toEqual([
      ['un', 5, true],
      ['six', 0, false],
    ])
    expect(minutesOf(after)).toEqual([0, 9, 17, 25, 33, 41, 49, NONE])
    expect(minutesOf(before)[5]).toBe(0)
    const dayBefore = run(changes, { on: { on: '2026-06-29' } })
    expect(dayBefore.after).toEqual(dayBefore.before)
  })

  it('mends a retirement with days moved from another site', () => {
    const { before, after } = run([
      { kind: 'retire-practitioner', practitioner: 'b' },
      { kind: 'change-days', practitioner: 'a', site: 'un', days: 3 },
      { kind: 'change-days', practitioner: 'a', site: 'six', days: 2 },
    ])
    expect(daysOf(after)).toEqual([
      ['un', 3, true],
      ['six', 2, true],
    ])
    expect(after.nearest).toEqual(before.nearest)
  })

  it('counts a new site once it has days', () => {
    const open: Change = { kind: 'open-site', id: 'trois', name: 'Trois', commune: '32003', days: 0 }
    expect(minutesOf(run([open]).after)[2]).toBe(17)
    const staffed: Change = { kind: 'add-practitioner', id: 'c', label: 'C', site: 'trois', days: 0.5 }
    expect(minutesOf(run([open, staffed]).after)[2]).toBe(0)
    expect(minutesOf(run([{ ...open, days: 1 }]).after)[2]).toBe(0)
  })

  it('moves a site to another commune, known by a code that INSEE withdrew too', () => {
    const { after } = run([{ kind: 'move-site', site: 'un', commune: '32099' }])
    expect(minutesOf(after).slice(0, 3)).toEqual([17, 9, 0])
    expect(after.state.sites[0]?.commune).toBe(2)
  })

  it('adds minutes to the drives between two communes whose road is closed, both ways, or ends them', () => {
    const longer = run([{ kind: 'close-road', pairs: [['32001', '32002']], extraMinutes: 20 }])
    expect(minutesOf(longer.after).slice(0, 3)).toEqual([0, 29, 17])
    const ended = run([{ kind: 'close-road', pairs: [['32002', '32001']], extraMinutes: NONE }])
    expect(minutesOf(ended.after).slice(0, 3)).toEqual([0, 33, 17])
    expect(minutesOf(ended.before).slice(0, 3)).toEqual([0, 9, 17])
  })

  it('opens a site that is announced on its day, and not before', () => {
    const [un, six] = smallBaseline.sites
    const baseline = { ...smallBaseline, sites: [un, { ...six, opensOn: '2026-09-01' }] } as Baseline
    const later: Change = { kind: 'change-opening', site: 'six', opensOn: '2027-01-04' }
    expect(run([], { baseline }).after.state.sites[1]?.isOpen).toBe(false)
    const inOctober = { baseline, on: { on: '2026-10-01' } }
    expect(run([], inOctober).after.state.sites[1]?.isOpen).toBe(true)
    const delayed = run([later], inOctober)
    expect(delayed.before.state.sites[1]?.isOpen).toBe(true)
    expect(delayed.after.state.sites[1]?.isOpen).toBe(false)
  })

  it('keeps a full site full until its days rise', () => {
    const [un, six] = smallBaseline.sites
    const baseline = { ...smallBaseline, sites: [un, { ...six, isFull: true }] } as Baseline
    expect(daysOf(run([], { baseline }).before)[1]).toEqual(['six', 2, false])
    const sameDays: Change = { kind: 'change-days', practitioner: 'b', site: 'six', days: 2 }
    expect(daysOf(run([sameDays], { baseline }).after)[1]).toEqual(['six', 2, false])
    const more: Change = { kind: 'change-days', practitioner: 'b', site: 'six', days: 2.5 }
    expect(daysOf(run([more], { baseline }).after)[1]).toEqual(['six', 2.5, true])
  })

  it('is the same whether nothing was computed before or many scenarios were', () => {
    const code = fc.constantFrom('32001', '32002', '32003', '32004', '32005', '32006', '32007')
    const days = fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2)
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ kind: fc.constant('close-site' as const), site: fc.constantFrom('un', 'six') }),
      fc.record({
        kind: fc.constant('move-site' as const),
        site: fc.constantFrom('un', 'six'),
        commune: code,
      }),
      fc.record({
        kind: fc.constant('open-site' as const),
        id: code,
        name: fc.constant('Neuf'),
        commune: code,
        days,
      }),
      fc.record({ kind: fc.constant('change-days' as const), site: fc.constantFrom('un', 'six'), days }),
      fc.record({
        kind: fc.constant('retire-practitioner' as const),
        practitioner: fc.constantFrom('a', 'b'),
      }),
      fc.record({
        kind: fc.constant('close-road' as const),
        pairs: fc.array(fc.tuple(code, code), { minLength: 1, maxLength: 2 }),
        extraMinutes: fc.constantFrom(10, NONE),
      }),
    )
    const live = prepared()
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const outcome = runScenario(live, { name: 'Essai', changes })
        if ('refusals' in outcome) return
        expect(minutesOf(outcome.after)).toEqual(fromTheStart(outcome.after))
      }),
      { numRuns: 300 },
    )
  })
})

/** Minutes from the sites and roads alone: every drive, then the least of each row. */
function fromTheStart({ state }: SiteAccess): number[] {
  const open = state.sites.filter(({ isOpen }) => isOpen)
  const communes = communePlaces(smallGround.index, smallGround.rows)
  const table = smallGround.travel.minutes(communes, {
    size: open.length,
    lon: Float64Array.from(open, ({ point }) => point.lon),
    lat: Float64Array.from(open, ({ point }) => point.lat),
    commune: Int32Array.from(open, ({ commune }) => commune),
    areCommunes: false,
  })
  for (let row = 0; row < communes.size; row++) {
    for (const [column, { commune }] of open.entries()) {
      for (const { between, extraMinutes } of state.roads) {
        const [a, b] = between
        if ((a === row && b === commune) || (b === row && a === commune)) {
          const at = row * open.length + column
          table[at] = (table[at] as number) + extraMinutes
        }
      }
    }
  }
  return [...nearestSites(table, communes.size, open.length).minutes]
}
