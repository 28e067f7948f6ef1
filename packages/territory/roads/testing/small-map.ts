import { buildRoadGraph } from '../build-graph.ts'
import { createBuiltUpMask } from '../built-up.ts'
import { MISSING_NODE, type RawRoads } from '../raw-roads.ts'
import type { RoadGraph } from '../road-graph.ts'
import { createRowsOfSeconds } from '../road-matrix.ts'
import { pointUseOf, type RoadUse, roadUseOf } from '../road-tags.ts'
import { snapPlaces } from '../snap-places.ts'
import { FRENCH_CAR, type SpeedProfile } from '../speed-profile.ts'

type Tags = Readonly<Record<string, string>>

/** A map to test on: nodes by a letter, at kilometres east and north of 0.6 E, 43.6 N; ways as their letters. */
export interface SmallMap {
  readonly nodes: Readonly<Record<string, readonly [eastKm: number, northKm: number, tags?: Tags]>>
  readonly ways: readonly (readonly [letters: string, tags: Tags])[]
  /** Outlines of what is built up. */
  readonly builtUp?: readonly string[]
}

const KM = 111.19508
const SHRINK = Math.cos((43.6 * Math.PI) / 180)

/** Degrees of a point of a small map. */
export const degreesAt = (eastKm: number, northKm: number) => ({
  lon: 0.6 + eastKm / KM / SHRINK,
  lat: 43.6 + northKm / KM,
})

/** Reads a small map as an extract would be; letters that no node has are nodes outside of the extract. */
export function rawRoadsOf({ nodes, ways }: SmallMap): RawRoads {
  const letters = Object.keys(nodes)
  const points = Object.values(nodes)
  const places = points.map(([eastKm, northKm]) => degreesAt(eastKm, northKm))
  const met = points.map(([, , tags]) => pointUseOf(new Map(Object.entries(tags ?? {}))))
  const used = ways.flatMap(([way, tags]): [string, RoadUse][] => {
    const use = roadUseOf(new Map(Object.entries(tags)))
    return use === undefined ? [] : [[way, use]]
  })
  const rows = used.map(([way]) =>
    [...way].map((letter) => (letters.includes(letter) ? letters.indexOf(letter) : MISSING_NODE)),
  )
  const start = [0]
  for (const row of rows) start.push((start.at(-1) ?? 0) + row.length)
  return {
    nodeLon: Int32Array.from(places, ({ lon }) => Math.round(lon * 1e7)),
    nodeLat: Int32Array.from(places, ({ lat }) => Math.round(lat * 1e7)),
    nodePoint: Uint8Array.from(met, ({ point }) => point),
    nodeBlocked: Uint8Array.from(met, ({ isBlocked }) => (isBlocked ? 1 : 0)),
    wayStart: Uint32Array.from(start),
    wayNodes: Uint32Array.from(rows.flat()),
    wayClass: Uint8Array.from(used, ([, { roadClass }]) => roadClass),
    wayDirections: Uint8Array.from(used, ([, { directions }]) => directions),
    wayFacts: Uint8Array.from(used, ([, { facts }]) => facts),
    waySignForward: Uint8Array.from(used, ([, { signForward }]) => signForward),
    waySignBackward: Uint8Array.from(used, ([, { signBackward }]) => signBackward),
    wayMinutes: Float32Array.from(used, ([, { minutes }]) => minutes),
  }
}

/** The graph of a small map. */
export function graphOf(map: SmallMap, profile: SpeedProfile = FRENCH_CAR): RoadGraph {
  const raw = rawRoadsOf(map)
  const letters = Object.keys(map.nodes)
  const rings = (map.builtUp ?? []).map((ring) => [...ring].map((letter) => letters.indexOf(letter)))
  return buildRoadGraph(raw, profile, createBuiltUpMask(rings, raw.nodeLon, raw.nodeLat))
}

/** No time is lost but by driving: 3.6 seconds for 100 metres at 100 km/h. */
export const BARE: SpeedProfile = {
  ...FRENCH_CAR,
  minorArmSeconds: 0,
  crossingArmSeconds: 0,
  ferryBoardingSeconds: 0,
  pointSeconds: { none: 0, signals: 0, 'level-crossing': 0, gate: 0, toll: 0 },
}

/** Seconds between points of a small map (kilometres east and north), row by row. */
export function secondsBetween(
  graph: RoadGraph,
  points: readonly (readonly [eastKm: number, northKm: number])[],
  maxSeconds = 7200,
): number[][] {
  const places = points.map(([eastKm, northKm]) => degreesAt(eastKm, northKm))
  const snapped = snapPlaces(
    graph,
    places.map(({ lon }) => lon),
    places.map(({ lat }) => lat),
    2000,
  )
  const rowOf = createRowsOfSeconds({ graph, places: snapped, maxSeconds, accessKmPerHour: 20 })
  return points.map((_, origin) => [...rowOf(origin)])
}
