import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { wander } from './late-acceptance.ts'
import { scoreOfWeeks } from './search-sharing.ts'
import { SharingState } from './sharing-state.ts'
import { sharingTables } from './sharing-tables.ts'
import { CROWD, CROWD_ROUND_TRIPS } from './testing/crowd.ts'
import { fixedWeek, isAllowedWeek } from './week-plans.ts'

function walked(moves: number, problem = CROWD): SharingState {
  const tables = sharingTables(problem, CROWD_ROUND_TRIPS)
  const state = new SharingState(tables)
  for (const row of CROWD.practitioners.keys()) state.place(row, fixedWeek(tables, row), 0)
  wander(state, createRandom(1), moves)
  return state
}

describe('the walk of the search', () => {
  it('keeps every fixed day, even where nothing is needed, and weeks that their practitioners may have', () => {
    const fixed = new Set(CROWD.practitioners.flatMap(({ fixedDays }) => fixedDays.map(({ site }) => site)))
    const sites = CROWD.sites.map((site, row) => ({ ...site, need: fixed.has(row) ? [0, 0] : [60, 9] }))
    const state = walked(20_000, { ...CROWD, sites })
    for (const [row, { fixedDays }] of CROWD.practitioners.entries()) {
      const week = state.weekOf(row)
      expect(isAllowedWeek(state.tables, row, week)).toBe(true)
      for (const { weekday, site } of fixedDays)
        expect(state.tables.options[row]![week[weekday]! - 1]?.site).toBe(site)
    }
  })

  it('keeps account of what it holds', () => {
    const state = walked(20_000)
    expect([...state.score()]).toEqual([...scoreOfWeeks(state.tables, state.weeks)])
  })

  it('goes from nobody working to most of the need covered', () => {
    const need = CROWD.sites.flatMap((site) => site.need).reduce((sum, units) => sum + units, 0)
    expect(walked(0).score()[0]).toBeGreaterThan(0.9 * need)
    expect(walked(60_000).score()[0]).toBeLessThan(0.4 * need)
  })
})
