import { describe, expect, it } from 'vitest'
import { loadCommunes } from '../communes.ts'
import { sparseWithin } from '../travel-csr.ts'
import { createEstimateTable } from '../travel-estimate.ts'
import { communePlaces, pointsOf } from '../travel-table.ts'
import type { RoadTimes } from './roads-file.ts'
import { createRoadsTable, PlaceNotInRoads } from './roads-table.ts'

const index = loadCommunes({
  communes: [
    'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
    '32013,Auch,,22000,0.585,43.645,b,72,32000',
    '32132,Fleurance,,6247,0.663,43.8494,b,43.58,32500',
    '32208,Lectoure,,3629,0.6213,43.9342,b,84.36,32700',
  ].join('\n'),
  departements: 'code,nom,region,chef_lieu\n32,Gers,76,32013\n',
})
const [LECTOURE, FLEURANCE, AUCH] = [2, 1, 0]
const inf = Number.POSITIVE_INFINITY
const place = (row: number) => ({
  kind: 'commune' as const,
  commune: index.codes[row] as string,
  lon: index.lon[row] as number,
  lat: index.lat[row] as number,
  roadMetres: 30,
})
const CENTRE = {
  kind: 'site' as const,
  commune: '32132',
  name: 'Centre',
  lon: 0.67,
  lat: 43.86,
  roadMetres: 5,
}
/** Lectoure, Fleurance, the centre of Fleurance. */
const roads: RoadTimes = {
  provenance: { extract: 'x', extractAt: null, madeAt: '', areas: [], profile: '', maxMinutes: 20 },
  places: [place(LECTOURE), place(FLEURANCE), CENTRE],
  times: sparseWithin([0, 11.2, 9.5, 12.4, 0, 2.1, 10, 2.2, inf], {
    origins: 3,
    destinations: 3,
    maxMinutes: 20,
  }),
}
const estimate = createEstimateTable(index)
const table = createRoadsTable(roads, index, estimate, 'roads:gers.roads')
const both = communePlaces(index, [LECTOURE, FLEURANCE])
const site = (lon: number, lat: number, commune = FLEURANCE) => ({
  size: 1,
  lon: Float64Array.of(lon),
  lat: Float64Array.of(lat),
  commune: Int32Array.of(commune),
  areCommunes: false,
})

describe('road times as a table', () => {
  it('says the file and its bound', () => {
    expect([table.label, table.maxMinutes]).toEqual(['roads:gers.roads,max=20', 20])
  })

  it('gives whole minutes, rounded up, each direction its own; inside a commune, its width', () => {
    const inside = estimate.minutes(both, both)
    expect([...table.minutes(both, both)]).toEqual([inside[0], 12, 13, inside[3]])
  })

  it('takes the time of a site that the file holds, and of a village centre as a point', () => {
    expect([...table.minutes(communePlaces(index, [LECTOURE]), site(0.67, 43.86))]).toEqual([10])
    expect([...table.minutes(pointsOf(both), pointsOf(both))]).toEqual([0, 12, 13, 0])
  })

  it('counts another point as its commune, and the way to it: 1.3 times the distance at 40 km/h', () => {
    const twoKmNorth = site(0.663, 43.8494 + 2 / 111.195)
    expect([...table.minutes(communePlaces(index, [LECTOURE]), twoKmNorth)]).toEqual([Math.ceil(11.2 + 3.9)])
    expect([...table.minutes(site(0.663, 43.8494 + 5 / 111.195), pointsOf(both))]).toEqual([
      inf,
      Math.ceil(9.75),
    ])
  })

  it('has no road where the file has none, and refuses a commune that it does not hold', () => {
    const alone = {
      ...roads,
      times: sparseWithin([0, inf, inf, 12, 0, 2, 10, 2, 0], { origins: 3, destinations: 3, maxMinutes: 20 }),
    }
    expect(createRoadsTable(alone, index, estimate, 'x').minutes(both, both)[1]).toBe(inf)
    expect(() => table.minutes(both, communePlaces(index, [AUCH]))).toThrow(PlaceNotInRoads)
  })
})
