import { describe, expect, it } from 'vitest'
import { explainPractitioner } from './explain-sharing.ts'
import { searchSharing } from './search-sharing.ts'
import type { SharingPractitioner, SharingProblem } from './sharing-problem.ts'
import { sharingTables } from './sharing-tables.ts'
import { GERS, GERS_ROUND_TRIPS } from './testing/gers.ts'

function explain(row: number, changes: Partial<SharingPractitioner> = {}, rooms = [3, 2, 1, 1]) {
  const problem: SharingProblem = {
    ...GERS,
    sites: GERS.sites.map((site, i) => ({ ...site, rooms: rooms[i]! })),
    practitioners: GERS.practitioners.map((person, i) => (i === row ? { ...person, ...changes } : person)),
  }
  const tables = sharingTables(problem, GERS_ROUND_TRIPS)
  return explainPractitioner(tables, searchSharing(tables).weeks, row)
}

const inDays = ({ alternatives }: ReturnType<typeof explain>) =>
  alternatives.map(({ halfDays, outcome }) => [
    halfDays.map((units) => units / 2).join(' + '),
    outcome === undefined ? 'impossible' : outcome.covered / 2,
    outcome?.road,
  ])

describe('the reason of a sharing', () => {
  it('compares every way to part the days of the doctor between Vic-Fezensac and Fleurance', () => {
    const reason = explain(1)
    expect(reason.sites.map((site) => GERS.sites[site]!.label)).toEqual(['Vic-Fezensac', 'Fleurance'])
    expect(reason.need).toBe(22)
    expect(inDays(reason)).toEqual([
      ['0 + 5', 7, 10],
      ['1 + 4', 8, 100],
      ['2 + 3', 9, 190],
      ['3 + 2', 10, 280],
      ['4 + 1', 10, 370],
      ['5 + 0', 9, 460],
    ])
    expect(reason.alternatives.findIndex(({ isChosen }) => isChosen)).toBe(3)
  })

  it('says that 4 and 1 covers as much, and changes one day and 90 minutes of road more', () => {
    expect(explain(1).verdict).toEqual({
      kind: 'tie-broken',
      rival: 4,
      gains: [
        { criterion: 'changed', by: 2 },
        { criterion: 'road', by: 90 },
      ],
    })
  })

  it('says that the road decides when nothing is known of today', () => {
    expect(explain(1, { today: { kind: 'none' } }).verdict).toEqual({
      kind: 'tie-broken',
      rival: 4,
      gains: [{ criterion: 'road', by: 90 }],
    })
  })

  it('says that nothing covers as much as 3 and 2 for the paediatrician', () => {
    const { verdict, alternatives } = explain(3)
    expect(verdict).toMatchObject({ kind: 'covers-most' })
    expect(alternatives.find(({ isChosen }) => isChosen)?.halfDays).toEqual([6, 4])
  })

  it('says that fixed days leave no choice', () => {
    expect(explain(0).verdict).toEqual({ kind: 'only' })
  })

  it('knows what the rooms do not allow', () => {
    const [, , , , four, five] = inDays(explain(1, {}, [3, 1, 1, 1]))
    expect([four?.[1], five?.[1]]).toEqual(['impossible', 'impossible'])
  })

  it('compares half days when somebody works one', () => {
    const { alternatives } = explain(3, { halfDays: 5 })
    expect(alternatives.map(({ halfDays }) => halfDays.join('+'))).toEqual([
      '0+5',
      '1+4',
      '2+3',
      '3+2',
      '4+1',
      '5+0',
    ])
  })
})
