/**
 * Makes `data/contours/` from a folder that holds communes_france_metropole_2026.topojson (coarse),
 * communes_occitanie_76_2026.topojson (finer) and saint_martin_978.geojson.
 *
 *   node scripts/data/make-contours.ts FOLDER [DEPARTEMENT ...]
 *
 * A file a département: its communes, and those of its neighbours within 10 km of its border (less if the file
 * would pass 180 kB). Origin and licence: `data/contours/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refineLines } from './refine-topology.ts'
import {
  decodeArcs,
  eachRing,
  mapArcs,
  type Point,
  type SourceGeometry,
  type SourceTopology,
  simplify,
} from './topology.ts'

const OCCITANIE = ['09', '11', '12', '30', '31', '32', '34', '46', '48', '65', '66', '81', '82']
const AROUND_GERS_AND_GARD = ['07', '13', '40', '47', '64', '84']
/** Their polygons come from a source under ODbL, which is not shipped. */
const NOT_SHIPPED = new Set(['14666', '85165', '85212'])
const MOST_BYTES = 180_000
const STEP_DEGREES: Point = [0.0004, 0.0003]
const SMALLEST_TRIANGLE_KM2 = 0.1

const target = new URL('../../data/contours/', import.meta.url)
const [source, ...asked] = process.argv.slice(2)
if (source === undefined) {
  console.error('Usage: node scripts/data/make-contours.ts FOLDER [DEPARTEMENT ...]')
  process.exit(2)
}

interface Collection {
  readonly geometries: readonly SourceGeometry[]
  readonly lines: readonly (readonly Point[])[]
}

const quantise = ([lon, lat]: Point, [west, south]: Point): [number, number] => [
  Math.round((lon - west) / STEP_DEGREES[0]),
  Math.round((lat - south) / STEP_DEGREES[1]),
]

/** Whole steps from point to point; points that fall together are one. */
function deltas(line: readonly Point[], origin: Point): [number, number][] {
  const steps: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [i, point] of line.entries()) {
    const [nextX, nextY] = quantise(point, origin)
    if (i > 0 && nextX === x && nextY === y) continue
    steps.push(i === 0 ? [nextX, nextY] : [nextX - x, nextY - y])
    x = nextX
    y = nextY
  }
  if (steps.length === 1) steps.push([0, 0])
  return steps
}

/** Points that each arc must keep so that no ring of one or two arcs collapses. */
function pointsToKeep(geometries: readonly SourceGeometry[]): Map<number, number> {
  const keep = new Map<number, number>()
  for (const geometry of geometries) {
    eachRing(geometry.arcs, (ring) => {
      const least = ring.length === 1 ? 4 : ring.length === 2 ? 3 : 2
      for (const arc of ring) {
        const position = arc < 0 ? ~arc : arc
        keep.set(position, Math.max(keep.get(position) ?? 2, least))
      }
    })
  }
  return keep
}

function topologyOf(
  inside: readonly SourceGeometry[],
  near: readonly SourceGeometry[],
  lines: readonly (readonly Point[])[],
) {
  const keep = pointsToKeep([...inside, ...near])
  const positions = [...keep.keys()].sort((a, b) => a - b)
  const number = new Map(positions.map((position, i) => [position, i]))
  const kept = positions.map((position) =>
    simplify(lines[position] as readonly Point[], SMALLEST_TRIANGLE_KM2, keep.get(position) as number),
  )
  const west = Math.min(...kept.flat().map((point) => point[0]))
  const south = Math.min(...kept.flat().map((point) => point[1]))
  const east = Math.max(...kept.flat().map((point) => point[0]))
  const north = Math.max(...kept.flat().map((point) => point[1]))
  const origin: Point = [Number(west.toFixed(4)), Number(south.toFixed(4))]
  const collection = (geometries: readonly SourceGeometry[]) => ({
    type: 'GeometryCollection',
    geometries: geometries.map((geometry) => ({
      type: geometry.type,
      arcs: mapArcs(geometry.arcs, (arc) =>
        arc < 0 ? ~(number.get(~arc) as number) : (number.get(arc) as number),
      ),
      properties: { code: geometry.properties.code, name: geometry.properties.nom },
    })),
  })
  return {
    type: 'Topology',
    bbox: [west, south, east, north].map((degrees) => Number(degrees.toFixed(4))),
    transform: { scale: STEP_DEGREES, translate: origin },
    objects: { communes: collection(inside), neighbours: collection(near) },
    arcs: kept.map((line) => deltas(line, origin)),
  }
}

function pointsOf(geometry: SourceGeometry, lines: Collection['lines']): Point[] {
  const points: Point[] = []
  eachRing(geometry.arcs, (ring) => {
    for (const arc of ring) points.push(...(lines[arc < 0 ? ~arc : arc] as readonly Point[]))
  })
  return points
}

function nearestKm(a: readonly Point[], b: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const p of a) {
    const eastKm = 111.32 * Math.cos((p[1] * Math.PI) / 180)
    for (const q of b) {
      const east = (q[0] - p[0]) * eastKm
      const north = (q[1] - p[1]) * 110.57
      nearest = Math.min(nearest, east * east + north * north)
    }
  }
  return Math.sqrt(nearest)
}

const middleOf = (points: readonly Point[]): Point => [
  points.reduce((sum, point) => sum + point[0], 0) / points.length,
  points.reduce((sum, point) => sum + point[1], 0) / points.length,
]

function borderPoints(inside: readonly SourceGeometry[], lines: Collection['lines']): Point[] {
  const uses = new Map<number, number>()
  for (const geometry of inside) {
    eachRing(geometry.arcs, (ring) => {
      for (const arc of ring) uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1)
    })
  }
  return [...uses]
    .filter(([, count]) => count === 1)
    .flatMap(([arc]) => [...(lines[arc] as readonly Point[])])
}

function makeDepartement(departement: string, { geometries, lines }: Collection): void {
  const inside = geometries.filter((geometry) => geometry.properties.dep === departement)
  const border = borderPoints(inside, lines)
  const around = geometries
    .filter((geometry) => geometry.properties.dep !== departement)
    .map((geometry) => ({ geometry, middle: middleOf(pointsOf(geometry, lines)) }))
    .filter(({ middle }) =>
      border.some((point) => Math.hypot(point[0] - middle[0], point[1] - middle[1]) < 0.3),
    )
    .map(({ geometry, middle }) => ({ geometry, km: nearestKm([middle], border) }))
  for (let km = 10; km >= 0; km--) {
    const near = around.filter((commune) => commune.km <= km).map((commune) => commune.geometry)
    const text = `${JSON.stringify(topologyOf(inside, near, lines))}\n`
    if (Buffer.byteLength(text) > MOST_BYTES && km > 0) continue
    writeFileSync(new URL(`${departement}.topojson`, target), text)
    console.log(
      `${departement}: ${inside.length} + ${near.length} communes (${km} km), ${Buffer.byteLength(text)} bytes`,
    )
    return
  }
}

function makeSaintMartin(folder: string): void {
  const features = JSON.parse(readFileSync(join(folder, 'saint_martin_978.geojson'), 'utf8')).features
  const ring = features[0].geometry.coordinates[0] as Point[]
  const geometry = { type: 'Polygon', arcs: [[0]], properties: features[0].properties } as SourceGeometry
  const text = `${JSON.stringify(topologyOf([geometry], [], [ring]))}\n`
  writeFileSync(new URL('978.topojson', target), text)
  console.log(`978: ${Buffer.byteLength(text)} bytes`)
}

const topology: SourceTopology = JSON.parse(
  readFileSync(join(source, 'communes_france_metropole_2026.topojson'), 'utf8'),
)
const fine: SourceTopology = JSON.parse(
  readFileSync(join(source, 'communes_occitanie_76_2026.topojson'), 'utf8'),
)
const geometries = topology.objects.communes.geometries.filter(
  (geometry) => !NOT_SHIPPED.has(geometry.properties.code),
)
const collection: Collection = { geometries, lines: refineLines(decodeArcs(topology), geometries, fine) }
for (const departement of asked.length > 0 ? asked : [...OCCITANIE, ...AROUND_GERS_AND_GARD].sort()) {
  if (departement !== '978') makeDepartement(departement, collection)
}
if (asked.length === 0 || asked.includes('978')) makeSaintMartin(source)
