/**
 * Makes `data/contours/communes.bin.br` from a folder that holds communes_france_metropole_2026.topojson (coarse),
 * communes_occitanie_76_2026.topojson (finer), communes_drom_2018.geojson and saint_martin_978.geojson.
 *
 *   node scripts/data/make-contours.ts FOLDER
 *
 * Origin and licence: `data/contours/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { encodeContours, type GridCommune, type GridLine } from '@maillage/territory/encode-contours.ts'
import { CONTOUR_STEP } from '@maillage/territory/national-contours.ts'
import { simplifyLine } from '@maillage/territory/simplify-line.ts'
import { cutSharedBorders, type Feature } from './cut-shared-borders.ts'
import { refineLines } from './refine-topology.ts'
import { decodeArcs, eachRing, type Point, type SourceGeometry, type SourceTopology } from './topology.ts'

/** Their polygons come from a source under ODbL, which is not shipped. */
const NOT_SHIPPED = new Set(['14666', '85165', '85212'])
const SMALLEST_TRIANGLE_KM2 = 0.1

const source = process.argv[2]
if (source === undefined) {
  console.error('Usage: node scripts/data/make-contours.ts FOLDER')
  process.exit(2)
}

const readJson = (name: string) => JSON.parse(readFileSync(join(source, name), 'utf8'))

const toGrid = ([lon, lat]: Point): [number, number] => [
  Math.round(lon / CONTOUR_STEP[0]),
  Math.round(lat / CONTOUR_STEP[1]),
]

/** Points that fall together on the grid are one; a line keeps two. */
function onGrid(line: readonly Point[]): GridLine {
  const points = line.map(toGrid)
  const kept = points.filter(([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1])
  return kept.length === 1 ? [kept[0] as [number, number], kept[0] as [number, number]] : kept
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

function ringArea(ring: readonly number[], lines: readonly GridLine[]): number {
  const points = ring.flatMap((ref) => (ref < 0 ? (lines[~ref] ?? []).toReversed() : (lines[ref] ?? [])))
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] as readonly [number, number]
    return sum + x * nextY - nextX * y
  }, 0)
}

type Polygons = readonly (readonly (readonly number[])[])[]

/** A line that a ring walks there and back encloses nothing. */
function withoutSpikes(ring: readonly number[]): number[] {
  const kept: number[] = []
  for (const ref of ring) {
    if (kept.at(-1) === ~ref) kept.pop()
    else kept.push(ref)
  }
  while (kept.length > 1 && kept[0] === ~(kept.at(-1) as number)) {
    kept.shift()
    kept.pop()
  }
  return kept
}

/** Rims run clockwise and holes the other way, so that the two communes beside an arc walk it in opposite directions. */
function wound(ring: readonly number[], lines: readonly GridLine[], isHole: boolean): number[] {
  return ringArea(ring, lines) > 0 === isHole ? [...ring] : ring.toReversed().map((ref) => ~ref)
}

/** Rocks and holes that the grid swallows leave; a commune keeps one polygon at least. */
function communeOf({ type, arcs, properties }: SourceGeometry, lines: readonly GridLine[]): GridCommune {
  const polygons = ((type === 'Polygon' ? [arcs] : arcs) as Polygons)
    .map((rings) => rings.map(withoutSpikes))
    .filter(([rim = []]) => ringArea(rim, lines) !== 0)
    .map((rings) =>
      rings.filter((ring) => ringArea(ring, lines) !== 0).map((ring, i) => wound(ring, lines, i > 0)),
    )
  if (polygons.length === 0) throw new Error(`${properties.code}: nothing is left of it`)
  return { code: properties.code, polygons }
}

const mainland: SourceTopology = readJson('communes_france_metropole_2026.topojson')
const metropole = mainland.objects.communes.geometries
const refined = refineLines(decodeArcs(mainland), metropole, readJson('communes_occitanie_76_2026.topojson'))
const overseas = cutSharedBorders(
  ['communes_drom_2018.geojson', 'saint_martin_978.geojson'].flatMap(
    (name): Feature[] => readJson(name).features,
  ),
  refined.length,
)
const geometries = [...metropole, ...overseas.geometries].filter(
  ({ properties }) => !NOT_SHIPPED.has(properties.code),
)
const keep = pointsToKeep(geometries)
const lines = [...refined, ...overseas.lines].map((line, arc) =>
  onGrid(simplifyLine(line, SMALLEST_TRIANGLE_KM2, keep.get(arc) ?? 2)),
)
const bytes = encodeContours(
  geometries.map((geometry) => communeOf(geometry, lines)),
  lines,
)
const packed = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
})
writeFileSync(new URL('../../data/contours/communes.bin.br', import.meta.url), packed)
console.log(`${geometries.length} communes, ${bytes.length} bytes, ${packed.length} compressed`)
