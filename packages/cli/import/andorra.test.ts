import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createRowsOfSeconds } from '@maillage/territory/roads/road-matrix.ts'
import { buildRoadGraph } from '@maillage/territory/roads/build-graph.ts'
import { BACKWARD, FORWARD } from '@maillage/territory/roads/raw-roads.ts'
import { snapPlaces } from '@maillage/territory/roads/snap-places.ts'
import { FRENCH_CAR, type SpeedProfile } from '@maillage/territory/roads/speed-profile.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ExtractedRoads, readRoads } from './read-roads.ts'

const folder = new URL('../testing/osm/', import.meta.url)

/** The speeds of Routino's `motorcar`: a ceiling by class or the sign, nothing at junctions nor in towns. */
const AS_ROUTINO: SpeedProfile = {
  ...FRENCH_CAR,
  limits: { motorway: 250, motorroad: 250, open: 250, builtUp: 250, livingStreet: 250 },
  shareOfLimit: 1,
  ceilings: {
    motorway: 112,
    trunk: 96,
    primary: 96,
    secondary: 88,
    tertiary: 80,
    motorway_link: 112,
    trunk_link: 96,
    primary_link: 96,
    secondary_link: 88,
    tertiary_link: 80,
    unclassified: 64,
    residential: 48,
    living_street: 48,
    service: 32,
    track: 16,
    ferry: 10,
  },
  minorArmSeconds: 0,
  crossingArmSeconds: 0,
  pointSeconds: { none: 0, signals: 0, 'level-crossing': 0, gate: 0, toll: 0 },
}

const pairs = readFileSync(new URL('routino-pairs.csv', folder), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map((cell) => (cell === '' ? Number.NaN : Number(cell))))

describe('the roads of Andorra', () => {
  let andorra: ExtractedRoads
  beforeAll(async () => {
    andorra = await readRoads(fileURLToPath(new URL('andorra-2013.osm.pbf', folder)))
  })

  /** Seconds between the ends of the pairs: origin `2 i` to destination `2 i + 1`. */
  function rowsOf(profile: SpeedProfile, raw = andorra.raw) {
    const graph = buildRoadGraph(raw, profile, andorra.mask)
    const lon = pairs.flatMap(([from, , to]) => [from as number, to as number])
    const lat = pairs.flatMap(([, from, , to]) => [from as number, to as number])
    const places = snapPlaces(graph, lon, lat, 1000)
    return createRowsOfSeconds({ graph, places, maxSeconds: 7200, accessKmPerHour: 20 })
  }

  function differences(profile: SpeedProfile): number[] {
    const rowOf = rowsOf(profile)
    return pairs
      .map(
        ([, , , , quickest], i) =>
          ((rowOf(2 * i)[2 * i + 1] as number) - (quickest as number)) / (quickest as number),
      )
      .filter((difference) => !Number.isNaN(difference))
      .sort((a, b) => a - b)
  }

  it('take as long as Routino says on 200 pairs, at its speeds: 2 % apart in the median, 4 % for nine in ten', () => {
    const apart = differences(AS_ROUTINO)
      .map(Math.abs)
      .sort((a, b) => a - b)
    expect(apart.length).toBeGreaterThanOrEqual(195)
    expect(apart[apart.length >> 1]).toBeLessThan(0.02)
    expect(apart[Math.floor(apart.length * 0.9)]).toBeLessThan(0.04)
  })

  it('take longer at the speeds of the project, which knows towns, bends and junctions', () => {
    const apart = differences(FRENCH_CAR)
    const median = apart[apart.length >> 1] as number
    expect(median).toBeGreaterThan(0.3)
    expect(median).toBeLessThan(0.5)
  })

  it('take as long there as back once no street is one-way', () => {
    const openWays = andorra.raw.wayDirections.map((directions) => (directions ? FORWARD | BACKWARD : 0))
    const raw = { ...andorra.raw, wayDirections: openWays, waySignBackward: andorra.raw.waySignForward }
    const rowOf = rowsOf(FRENCH_CAR, raw)
    const rows = Array.from({ length: 60 }, (_, origin) => rowOf(origin))
    for (const [i, row] of rows.entries())
      for (const [j, other] of rows.entries()) expect(row[j]).toBeCloseTo(other[i] as number, 2)
    const oneWay = rowsOf(FRENCH_CAR)
    expect(Math.abs((oneWay(0)[3] as number) - (oneWay(3)[0] as number))).toBeGreaterThan(1)
  })

  it('never take longer than by way of a third place', () => {
    const rowOf = rowsOf(FRENCH_CAR)
    const rows = Array.from({ length: 80 }, (_, origin) => rowOf(origin))
    let checked = 0
    for (const row of rows)
      for (let k = 0; k < 80; k++)
        for (let j = 0; j < 80; j++) {
          const detour = (row[k] as number) + (rows[k]?.[j] as number)
          if ((row[j] ?? Number.NaN) <= detour + 0.01) checked++
        }
    expect(Math.max(...rows.flatMap((row) => [...row.slice(0, 80)]))).toBeLessThan(7200)
    expect(checked).toBe(80 ** 3)
  })

  it('say when the map was drawn', () => {
    expect(andorra.timestamp).toBe(Date.parse('2013-05-28T18:59:04Z') / 1000)
  })
})
