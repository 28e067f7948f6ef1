import { arcOf, type NationalContours } from './national-contours.ts'

/** Arc numbers that follow each other, `~a` walked backwards; what is on the left and on the right stays the same along them. */
export type Chain = readonly number[]

/** Which area a commune (its position in the contours) belongs to; `undefined` for none. */
export type AreaOfCommune<Key> = (commune: number) => Key | undefined

/** The areas to the right and to the left of an arc; `undefined` beyond the last commune. */
export function areasBeside<Key>(
  contours: NationalContours,
  areaOf: AreaOfCommune<Key>,
  ref: number,
): [right: Key | undefined, left: Key | undefined] {
  const at = (side: number) => {
    const commune = contours.sides[side] ?? -1
    return commune < 0 ? undefined : areaOf(commune)
  }
  const [forwards, backwards] = [at(2 * arcOf(ref)), at(2 * arcOf(ref) + 1)]
  return ref < 0 ? [backwards, forwards] : [forwards, backwards]
}

/**
 * The borders of areas among `arcs`, in chains as long as may be: from a point where three of them meet to the next, or closed. A hole that
 * no commune fills (one without outline, a lagoon, Llívia) is no border.
 */
export function borderChains<Key>(
  contours: NationalContours,
  areaOf: AreaOfCommune<Key>,
  arcs: Iterable<number> = contours.arcStart.keys(),
): Chain[] {
  const holes = gapArcs(contours)
  const borders: number[] = []
  for (const arc of arcs) {
    const [right, left] = areasBeside(contours, areaOf, arc)
    if (right !== left && !holes.has(arc)) borders.push(arc)
  }
  return joinArcs(contours, borders)
}

/** Joins arcs end to end; a chain ends where not exactly two of them meet. */
export function joinArcs(contours: NationalContours, arcs: readonly number[]): Chain[] {
  const atNode = new Map<number, number[]>()
  for (const arc of arcs) {
    for (const ref of [arc, ~arc]) {
      const node = startOf(contours, ref)
      const refs = atNode.get(node)
      if (refs === undefined) atNode.set(node, [ref])
      else refs.push(ref)
    }
  }
  const left = new Set(arcs)
  const follow = (from: number): number[] => {
    const chain = [from]
    left.delete(arcOf(from))
    for (;;) {
      const back = ~(chain.at(-1) as number)
      const refs = atNode.get(startOf(contours, back)) ?? []
      const next = refs.length === 2 ? refs.find((ref) => ref !== back) : undefined
      if (next === undefined || !left.delete(arcOf(next))) return chain
      chain.push(next)
    }
  }
  const chains: Chain[] = []
  const isEnd = (ref: number) => atNode.get(startOf(contours, ref))?.length !== 2
  for (const ref of arcs.flatMap((arc) => [arc, ~arc]).filter(isEnd)) {
    if (left.has(arcOf(ref))) chains.push(follow(ref))
  }
  for (const arc of arcs) if (left.has(arc)) chains.push(follow(arc))
  return chains
}

/** The point where a walk along an arc begins, as one number. */
export function startOf(contours: NationalContours, ref: number): number {
  const { arcStart, x, y } = contours
  const at = ref < 0 ? (arcStart[~ref + 1] as number) - 1 : (arcStart[ref] as number)
  return (x[at] as number) * 2 ** 21 + (y[at] as number)
}

/** Points of a chain in grid steps, in the direction of the walk. */
export function chainPoints(contours: NationalContours, chain: Chain): [x: number, y: number][] {
  const { arcStart, x, y } = contours
  return chain.flatMap((ref, i) => {
    const points: [number, number][] = []
    for (let p = arcStart[arcOf(ref)] as number; p < (arcStart[arcOf(ref) + 1] as number); p++)
      points.push([x[p] as number, y[p] as number])
    if (ref < 0) points.reverse()
    return i === 0 ? points : points.slice(1)
  })
}

/** Twice the area that a closed line encloses, below zero when it runs clockwise. */
export function turnOf(points: readonly (readonly [number, number])[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] as readonly [number, number]
    return sum + x * nextY - nextX * y
  }, 0)
}

const gaps = new WeakMap<NationalContours, ReadonlySet<number>>()

/** Arcs around the holes that no commune fills: seen from the communes, they run the other way round than a coast. */
function gapArcs(contours: NationalContours): ReadonlySet<number> {
  const known = gaps.get(contours)
  if (known !== undefined) return known
  const found = new Set<number>()
  for (const ring of openSides(contours)) {
    if (turnOf(chainPoints(contours, ring)) > 0) for (const arc of ring) found.add(arc)
  }
  gaps.set(contours, found)
  return found
}

/** The rings of arcs that have a commune on one side only, walked as it walks them. */
function openSides(contours: NationalContours): Chain[] {
  const { sides, arcStart } = contours
  const left = new Set<number>()
  const from = new Map<number, number[]>()
  for (let arc = 0; arc < arcStart.length - 1; arc++) {
    if ((sides[2 * arc + 1] as number) >= 0) continue
    left.add(arc)
    const start = startOf(contours, arc)
    from.set(start, [...(from.get(start) ?? []), arc])
  }
  const rings: Chain[] = []
  for (const first of left) {
    left.delete(first)
    const ring = [first]
    for (;;) {
      const end = startOf(contours, ~(ring.at(-1) as number))
      const next = (from.get(end) ?? []).find((arc) => left.has(arc))
      if (end === startOf(contours, first) || next === undefined) break
      left.delete(next)
      ring.push(next)
    }
    rings.push(ring)
  }
  return rings
}
