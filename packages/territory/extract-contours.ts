import { communesAround } from './commune-grid.ts'
import type { CommuneIndex } from './communes.ts'
import { type AreaOfCommune, borderChains } from './contour-chains.ts'
import type { CommuneContour, ContourLines, ContourTopology, QuantisedArc } from './contours.ts'
import { greatCircleKm } from './great-circle.ts'
import { arcOf, CONTOUR_STEP, eachRef, type NationalContours } from './national-contours.ts'

export interface ExtractOptions {
  /** Communes whose centre lies this near to the limit of the area are drawn around it; default 0, none. */
  readonly neighboursKm?: number
}

/**
 * The outlines of the communes of `rows` (rows of the index) as TopoJSON, with those of their neighbours near the limit, and two sets of
 * lines: limits of départements, and the limit of the area. Communes without an outline are left out. Occitanie takes about 100 ms.
 */
export function extractTopology(
  contours: NationalContours,
  index: CommuneIndex,
  rows: Iterable<number>,
  { neighboursKm = 0 }: ExtractOptions = {},
): ContourTopology {
  const inside = [...rows]
  const near = neighboursKm > 0 ? neighboursWithin(contours, index, inside, neighboursKm) : []
  return topologyOf(contours, index, inside, near)
}

/** A topology of two sets of communes, by their rows: those looked at, and others around them. */
export function topologyOf(
  contours: NationalContours,
  index: CommuneIndex,
  insideRows: readonly number[],
  nearRows: readonly number[],
): ContourTopology {
  const [inside, near] = [insideRows, nearRows].map((rows) => communesOf(contours, index, rows)) as [
    number[],
    number[],
  ]
  const { arcs, numberOf } = numberArcs(contours, [...inside, ...near])
  const renumbered = (ref: number) => {
    const arc = numberOf[arcOf(ref)] as number
    return ref < 0 ? ~arc : arc
  }
  const collection = (communes: readonly number[]) => ({
    type: 'GeometryCollection' as const,
    geometries: communes.map((commune) => contourOf(contours, index, commune, renumbered)),
  })
  const lines = (areaOf: AreaOfCommune<number>): ContourLines => {
    const chains = borderChains(contours, areaOf, arcs)
    return {
      type: 'GeometryCollection',
      geometries: [{ type: 'MultiLineString', arcs: chains.map((chain) => chain.map(renumbered)) }],
    }
  }
  const own = new Set(inside)
  return {
    type: 'Topology',
    ...drawArcs(contours, arcs),
    objects: {
      communes: collection(inside),
      neighbours: collection(near),
      departements: lines((commune) => index.departementOf[rowOf(contours, index, commune)]),
      limit: lines((commune) => (own.has(commune) ? 0 : undefined)),
    },
  }
}

const rowOf = (contours: NationalContours, index: CommuneIndex, commune: number) =>
  index.rowOf(contours.codes[commune] as string) as number

/** The communes of some rows that have an outline, in the order of their codes. */
function communesOf(contours: NationalContours, index: CommuneIndex, rows: readonly number[]): number[] {
  return rows.flatMap((row) => contours.communeOf(index.codes[row] as string) ?? []).sort((a, b) => a - b)
}

/** The arcs of some communes, rising, and the place of each among them. */
function numberArcs(contours: NationalContours, communes: readonly number[]) {
  const used = new Set<number>()
  for (const commune of communes) eachRef(contours, commune, (ref) => used.add(arcOf(ref)))
  const arcs = [...used].sort((a, b) => a - b)
  const numberOf = new Int32Array(contours.arcStart.length - 1)
  for (const [i, arc] of arcs.entries()) numberOf[arc] = i
  return { arcs, numberOf }
}

const degrees = (steps: number, axis: 0 | 1) => Number((steps * CONTOUR_STEP[axis]).toFixed(4))

function drawArcs(
  { arcStart, x, y }: NationalContours,
  arcs: readonly number[],
): Pick<ContourTopology, 'bbox' | 'transform' | 'arcs'> {
  let [west, south, east, north] =
    arcs.length === 0 ? [0, 0, 0, 0] : [Infinity, Infinity, -Infinity, -Infinity]
  for (const arc of arcs) {
    for (let p = arcStart[arc] as number; p < (arcStart[arc + 1] as number); p++) {
      west = Math.min(west, x[p] as number)
      east = Math.max(east, x[p] as number)
      south = Math.min(south, y[p] as number)
      north = Math.max(north, y[p] as number)
    }
  }
  const stepsOf = (arc: number): QuantisedArc => {
    const first = arcStart[arc] as number
    const steps: [number, number][] = [[(x[first] as number) - west, (y[first] as number) - south]]
    for (let p = first + 1; p < (arcStart[arc + 1] as number); p++)
      steps.push([(x[p] as number) - (x[p - 1] as number), (y[p] as number) - (y[p - 1] as number)])
    return steps
  }
  return {
    bbox: [degrees(west, 0), degrees(south, 1), degrees(east, 0), degrees(north, 1)],
    transform: { scale: CONTOUR_STEP, translate: [degrees(west, 0), degrees(south, 1)] },
    arcs: arcs.map(stepsOf),
  }
}

function contourOf(
  contours: NationalContours,
  index: CommuneIndex,
  commune: number,
  renumbered: (ref: number) => number,
): CommuneContour {
  const { polygonStart, ringStart, refStart, refs } = contours
  const range = (starts: Uint32Array, i: number) => {
    const first = starts[i] as number
    return Array.from({ length: (starts[i + 1] as number) - first }, (_, k) => first + k)
  }
  const polygons = range(polygonStart, commune).map((polygon) =>
    range(ringStart, polygon).map((ring) => range(refStart, ring).map((i) => renumbered(refs[i] as number))),
  )
  const code = contours.codes[commune] as string
  const properties = { code, name: index.names[rowOf(contours, index, commune)] ?? code }
  return polygons.length === 1
    ? { type: 'Polygon', arcs: polygons[0] as number[][], properties }
    : { type: 'MultiPolygon', arcs: polygons, properties }
}

/** Rows of the communes outside whose centre lies within `km` of a point of the limit. */
function neighboursWithin(
  contours: NationalContours,
  index: CommuneIndex,
  rows: readonly number[],
  km: number,
): number[] {
  const inside = new Set(rows)
  const near = new Set<number>()
  for (const [lon, lat] of limitPoints(contours, new Set(communesOf(contours, index, rows)))) {
    for (const row of communesAround(index, lon, lat, km)) {
      if (inside.has(row) || near.has(row)) continue
      if (greatCircleKm(lon, lat, index.lon[row] as number, index.lat[row] as number) <= km) near.add(row)
    }
  }
  return [...near]
}

/** Points of the limit of some communes; the coast has no neighbours. */
function* limitPoints(contours: NationalContours, inside: ReadonlySet<number>): Iterable<[number, number]> {
  const { arcStart, x, y, sides } = contours
  for (let arc = 0; arc < arcStart.length - 1; arc++) {
    const [right, left] = [sides[2 * arc] as number, sides[2 * arc + 1] as number]
    if (left < 0 || inside.has(right) === inside.has(left)) continue
    for (let p = arcStart[arc] as number; p < (arcStart[arc + 1] as number); p++)
      yield [(x[p] as number) * CONTOUR_STEP[0], (y[p] as number) * CONTOUR_STEP[1]]
  }
}
