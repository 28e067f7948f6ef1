import { describe, expect, it } from 'vitest'
import { coverageOf, nearestSites } from './coverage.ts'

const NONE = Number.POSITIVE_INFINITY

describe('coverage', () => {
  it('gives each commune its nearest site, the first of two as near, and none where no road leads', () => {
    const table = [12, 9, 9, NONE, 30, 15, NONE, NONE, NONE]
    expect(nearestSites(table, 3, 3)).toEqual({
      minutes: Float64Array.of(9, 15, NONE),
      site: Int32Array.of(1, 2, -1),
    })
  })

  it('weighs by inhabitants, counts the limit itself as covered, and leaves the unreachable out of the mean', () => {
    const coverage = coverageOf({ minutes: Float64Array.of(15, 16, NONE) }, [100, 300, 50], 15)
    expect(coverage).toEqual({
      population: 450,
      covered: 100,
      share: 100 / 450,
      meanMinutes: (100 * 15 + 300 * 16) / 400,
      unreachable: 50,
    })
  })

  it('says nothing false of an area without inhabitants or without sites', () => {
    expect(coverageOf(nearestSites([], 2, 0), [0, 0], 15)).toMatchObject({ share: 0, meanMinutes: NaN })
    expect(coverageOf(nearestSites([], 2, 0), [5, 5], 15)).toMatchObject({ covered: 0, unreachable: 10 })
  })
})
