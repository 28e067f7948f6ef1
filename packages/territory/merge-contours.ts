import {
  type AreaOfCommune,
  areasBeside,
  borderChains,
  type Chain,
  chainPoints,
  turnOf,
} from './contour-chains.ts'
import { CONTOUR_STEP, type NationalContours } from './national-contours.ts'
import { simplifyLine } from './simplify-line.ts'
import type { ContourLines, QuantisedArc } from './contours.ts'

/** One merged area; `~i` in its arcs is arc `i` walked backwards. */
export interface AreaContour {
  readonly type: 'MultiPolygon'
  readonly arcs: readonly (readonly (readonly number[])[])[]
  readonly properties: { readonly code: string; readonly name: string }
}

/** Outlines of areas made of communes (départements, EPCI ...), as TopoJSON: each shared border is there once. */
export interface AreaTopology {
  readonly type: 'Topology'
  readonly bbox: readonly [west: number, south: number, east: number, north: number]
  readonly transform: {
    readonly scale: readonly [number, number]
    readonly translate: readonly [number, number]
  }
  readonly arcs: readonly QuantisedArc[]
  readonly objects: {
    readonly areas: { readonly type: 'GeometryCollection'; readonly geometries: readonly AreaContour[] }
    /** Their limits, each once. */
    readonly limits: ContourLines
    /** Those of their limits that have an area on one side only: coasts, and the limit of all of them together. */
    readonly rim: ContourLines
  }
}

type GridPoint = readonly [x: number, y: number]

/** A ring of an area: chain numbers, and the points along them. */
interface Ring {
  readonly refs: readonly number[]
  readonly points: readonly GridPoint[]
  /** Twice the area, below zero for a rim. */
  readonly turn: number
}

/**
 * Merges communes into areas by the key that `areaOf` gives them, and leaves out details that carry less than `smallestKm2` (0: none) and
 * islets that this flattens. Limits of two areas stay shared. The départements of France take about 300 ms.
 */
export function mergeAreas(
  contours: NationalContours,
  areaOf: AreaOfCommune<string>,
  nameOf: (key: string) => string,
  smallestKm2 = 0,
): AreaTopology {
  const chains = borderChains(contours, areaOf)
  const lines = chains.map((chain) => simplified(chainPoints(contours, chain), smallestKm2))
  const areas = new Map<string, number[]>()
  const add = (key: string | undefined, ref: number) => {
    if (key !== undefined) areas.set(key, [...(areas.get(key) ?? []), ref])
  }
  for (const [i, chain] of chains.entries()) {
    const [right, left] = areasBeside(contours, areaOf, (chain as Chain)[0] as number)
    add(right, i)
    add(left, ~i)
  }
  const polygons = [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, refs]) => ({ key, polygons: polygonsOf(ringsAlong(refs, lines)) }))
  return topologyOf(polygons, lines, nameOf)
}

function simplified(line: readonly GridPoint[], km2: number): GridPoint[] {
  if (km2 === 0) return [...line]
  const isClosed = String(line[0]) === String(line.at(-1))
  const inDegrees = line.map(([x, y]): [number, number] => [x * CONTOUR_STEP[0], y * CONTOUR_STEP[1]])
  return simplifyLine(inDegrees, km2, isClosed ? 4 : 3).map(([lon, lat]) => [
    Math.round(lon / CONTOUR_STEP[0]),
    Math.round(lat / CONTOUR_STEP[1]),
  ])
}

const lineOf = (lines: readonly (readonly GridPoint[])[], ref: number) =>
  ref < 0 ? (lines[~ref] as readonly GridPoint[]).toReversed() : (lines[ref] as readonly GridPoint[])

/** Puts the directed chains around an area end to end. */
function ringsAlong(refs: readonly number[], lines: readonly (readonly GridPoint[])[]): Ring[] {
  const from = new Map<string, number[]>()
  for (const ref of refs) {
    const start = String(lineOf(lines, ref)[0])
    from.set(start, [...(from.get(start) ?? []), ref])
  }
  const left = new Set(refs)
  const rings: Ring[] = []
  for (const first of refs) {
    if (!left.delete(first)) continue
    const ring = [first]
    const points = [...lineOf(lines, first)]
    while (String(points.at(-1)) !== String(points[0])) {
      const next = (from.get(String(points.at(-1))) ?? []).find((ref) => left.delete(ref))
      if (next === undefined) break
      ring.push(next)
      points.push(...lineOf(lines, next).slice(1))
    }
    rings.push({ refs: ring, points, turn: turnOf(points) })
  }
  return rings
}

/** Each hole goes to the smallest rim around it. */
function polygonsOf(rings: readonly Ring[]): (readonly number[])[][] {
  const rims = rings.filter(({ turn }) => turn < 0).sort((a, b) => b.turn - a.turn)
  const polygons = rims.map((rim) => [rim.refs])
  for (const hole of rings.filter(({ turn }) => turn > 0)) {
    const around = rims.findIndex((rim) => -rim.turn > hole.turn && isInside(hole, rim))
    polygons[around]?.push(hole.refs)
  }
  return polygons.reverse()
}

/** Whether the middle of the first step of a ring lies in another one. */
function isInside(hole: Ring, rim: Ring): boolean {
  const [a, b] = hole.points as [GridPoint, GridPoint]
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  let crossings = 0
  for (const [i, [ax, ay]] of rim.points.entries()) {
    const [bx, by] = rim.points[(i + 1) % rim.points.length] as GridPoint
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) crossings++
  }
  return crossings % 2 === 1
}

function topologyOf(
  areas: readonly { key: string; polygons: readonly (readonly (readonly number[])[])[] }[],
  lines: readonly (readonly GridPoint[])[],
  nameOf: (key: string) => string,
): AreaTopology {
  const uses = new Map<number, number>()
  for (const ref of areas.flatMap(({ polygons }) => polygons.flat(2)))
    uses.set(ref < 0 ? ~ref : ref, (uses.get(ref < 0 ? ~ref : ref) ?? 0) + 1)
  const numbers = new Map([...uses.keys()].sort((a, b) => a - b).map((line, i) => [line, i]))
  const renumbered = (ref: number) => {
    const number = numbers.get(ref < 0 ? ~ref : ref) as number
    return ref < 0 ? ~number : number
  }
  const kept = [...numbers.keys()].map((line) => lines[line] as readonly GridPoint[])
  const xs = kept.flatMap((line) => line.map(([x]) => x))
  const ys = kept.flatMap((line) => line.map(([, y]) => y))
  const low: GridPoint = [least(xs), least(ys)]
  const degrees = (steps: number, axis: 0 | 1) => Number((steps * CONTOUR_STEP[axis]).toFixed(4))
  const translate: [number, number] = [degrees(low[0], 0), degrees(low[1], 1)]
  return {
    type: 'Topology',
    bbox: [...translate, degrees(-least(xs.map((x) => -x)), 0), degrees(-least(ys.map((y) => -y)), 1)],
    transform: { scale: CONTOUR_STEP, translate },
    arcs: kept.map((line) => stepsOf(line, low)),
    objects: {
      areas: {
        type: 'GeometryCollection',
        geometries: areas.map(({ key, polygons }) => ({
          type: 'MultiPolygon',
          arcs: polygons.map((rings) => rings.map((ring) => ring.map(renumbered))),
          properties: { code: key, name: nameOf(key) },
        })),
      },
      limits: linesOf([...kept.keys()]),
      rim: linesOf([...uses].flatMap(([line, count]) => (count === 1 ? [numbers.get(line) as number] : []))),
    },
  }
}

const linesOf = (arcs: readonly number[]): ContourLines => ({
  type: 'GeometryCollection',
  geometries: [{ type: 'MultiLineString', arcs: arcs.map((arc) => [arc]) }],
})

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), values[0] ?? 0)

function stepsOf(line: readonly GridPoint[], low: GridPoint): [number, number][] {
  return line.map(([x, y], i) => {
    const [fromX, fromY] = i === 0 ? low : (line[i - 1] as GridPoint)
    return [x - fromX, y - fromY]
  })
}
