import { decodeArcs, eachRing, type Point, type SourceGeometry, type SourceTopology } from './topology.ts'

/** Two points of the two sources this near are the same place. */
const SAME_PLACE_KM = 0.4

type Lines = readonly (readonly Point[])[]

/** The communes on the sides of each arc, sorted: one at the rim of a topology, two inside. */
function ownersOf(geometries: readonly SourceGeometry[]): Map<number, string[]> {
  const owners = new Map<number, string[]>()
  for (const geometry of geometries) {
    eachRing(geometry.arcs, (ring) => {
      for (const arc of ring) {
        const position = arc < 0 ? ~arc : arc
        owners.set(position, [...(owners.get(position) ?? []), geometry.properties.code].sort())
      }
    })
  }
  return owners
}

function squaredKm(a: Point, b: Point): number {
  const east = (a[0] - b[0]) * 111.32 * Math.cos((a[1] * Math.PI) / 180)
  const north = (a[1] - b[1]) * 110.57
  return east * east + north * north
}

function nearestIndex(line: readonly Point[], point: Point): number {
  let nearest = 0
  for (const [i, other] of line.entries()) {
    if (squaredKm(other, point) < squaredKm(line[nearest] as Point, point)) nearest = i
  }
  return nearest
}

/** The stretch of a fine line that runs where a coarse arc runs, in its direction. */
function stretchAlong(fine: readonly Point[], coarse: readonly Point[]): Point[] | undefined {
  const first = coarse[0] as Point
  const last = coarse.at(-1) as Point
  const from = nearestIndex(fine, first)
  const to = nearestIndex(fine, last)
  if (squaredKm(fine[from] as Point, first) > SAME_PLACE_KM ** 2) return undefined
  if (squaredKm(fine[to] as Point, last) > SAME_PLACE_KM ** 2) return undefined
  if (from === to) return undefined
  return from < to ? fine.slice(from, to + 1) : fine.slice(to, from + 1).reverse()
}

/** How far the points of a coarse arc are from a fine line, at most. */
function distanceKm(coarse: readonly Point[], fine: readonly Point[]): number {
  return Math.sqrt(
    Math.max(...coarse.map((point) => squaredKm(fine[nearestIndex(fine, point)] as Point, point))),
  )
}

/** Joins the arcs of the rim that belong to one commune and touch, so that any stretch of them can be cut out. */
function joinEnds(lines: Lines): Point[][] {
  const runs = lines.map((line) => [...line])
  const same = (a: Point | undefined, b: Point | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]
  for (let i = 0; i < runs.length; i++) {
    for (let j = 0; j < runs.length; j++) {
      const [a, b] = [runs[i] as Point[], runs[j] as Point[]]
      if (i === j || a.length === 0 || b.length === 0 || !same(a.at(-1), b[0])) continue
      runs[i] = [...a, ...b.slice(1)]
      runs[j] = []
      j = -1
    }
  }
  return runs.filter((run) => run.length > 0)
}

/**
 * Redraws the arcs of a coarse topology after a finer one that covers a part of it. The coarse one keeps its structure: each arc
 * is replaced by the fine line between the same two communes, and where several arcs meet, they still meet in one point.
 */
export function refineLines(
  coarse: Lines,
  geometries: readonly SourceGeometry[],
  fine: SourceTopology,
): Point[][] {
  const fineLines = decodeArcs(fine)
  const covered = new Set(fine.objects.communes.geometries.map((geometry) => geometry.properties.code))
  const fineByOwners = new Map<string, Point[][]>()
  for (const [arc, owners] of ownersOf(fine.objects.communes.geometries)) {
    const key = owners.join()
    fineByOwners.set(key, [...(fineByOwners.get(key) ?? []), [...(fineLines[arc] as readonly Point[])]])
  }
  for (const [key, lines] of fineByOwners) if (!key.includes(',')) fineByOwners.set(key, joinEnds(lines))

  const refined = coarse.map((line) => [...line])
  const meeting = new Map<string, Point>()
  const keyOf = (point: Point) => `${point[0].toFixed(6)},${point[1].toFixed(6)}`
  for (const [arc, owners] of ownersOf(geometries)) {
    const line = coarse[arc] as readonly Point[]
    const inside = owners.filter((code) => covered.has(code))
    if (inside.length === 0 || owners.length > 2 || keyOf(line[0] as Point) === keyOf(line.at(-1) as Point))
      continue
    const stretches = (fineByOwners.get(inside.join()) ?? [])
      .map((candidate) => stretchAlong(candidate, line))
      .filter((stretch) => stretch !== undefined)
      .sort((a, b) => distanceKm(line, a) - distanceKm(line, b))
    const best = stretches[0]
    if (best === undefined || distanceKm(line, best) > SAME_PLACE_KM) continue
    refined[arc] = best
    for (const [point, moved] of [
      [line[0], best[0]],
      [line.at(-1), best.at(-1)],
    ] as [Point, Point][]) {
      if (!meeting.has(keyOf(point))) meeting.set(keyOf(point), moved)
    }
  }
  for (const [arc, line] of coarse.entries()) {
    const drawn = refined[arc] as Point[]
    drawn[0] = meeting.get(keyOf(line[0] as Point)) ?? (drawn[0] as Point)
    drawn[drawn.length - 1] = meeting.get(keyOf(line.at(-1) as Point)) ?? (drawn.at(-1) as Point)
  }
  return refined
}
