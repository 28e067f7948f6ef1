import { describe, expect, it } from 'vitest'
import type { Places, TravelTable } from '../travel-table.ts'
import { withEstimateAround } from './roads-and-estimate.ts'
import type { BoundedTravelTable } from './roads-table.ts'

const communes = (...rows: number[]): Places => ({
  size: rows.length,
  lon: Float64Array.from(rows),
  lat: Float64Array.from(rows),
  commune: Int32Array.from(rows),
  areCommunes: true,
})
/** Ten times the row of the origin, plus that of the destination, plus a constant that tells the tables apart. */
const table = (label: string, constant: number): TravelTable => ({
  label,
  minutes: (from, to) =>
    Float64Array.from({ length: from.size * to.size }, (_, at) => {
      const [origin, destination] = [Math.floor(at / to.size), at % to.size]
      return constant + 10 * (from.commune[origin] as number) + (to.commune[destination] as number)
    }),
})
const roads: BoundedTravelTable = {
  ...table('roads:two', 1000),
  maxMinutes: 45,
  holds: (row) => row === 2 || row === 4,
}

describe('roads of a part of the country', () => {
  const mixed = withEstimateAround(roads, table('estimate', 0))

  it('answer between the communes that they hold, the estimate for every other pair', () => {
    expect([...mixed.minutes(communes(1, 2, 4), communes(4, 3, 2))]).toEqual([
      ...[14, 13, 12],
      ...[1024, 23, 1022],
      ...[1044, 43, 1042],
    ])
  })

  it('are not asked about what they do not hold', () => {
    expect([...mixed.minutes(communes(1), communes(2, 3))]).toEqual([12, 13])
    expect([...mixed.minutes(communes(2), communes(3))]).toEqual([23])
  })

  it('are named with the estimate', () => {
    expect(mixed.label).toBe('roads:two + estimate')
  })
})
