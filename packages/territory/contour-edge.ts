import { type ContourTopology, contoursOf, ringsOf } from './contours.ts'

/** Longitude and latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number]

/** One arc of a topology in degrees. */
export function decodeArc(topology: ContourTopology, arc: number): LonLat[] {
  const [scaleX, scaleY] = topology.transform.scale
  const [west, south] = topology.transform.translate
  let x = 0
  let y = 0
  return (topology.arcs[arc] ?? []).map(([dx, dy]) => {
    x += dx
    y += dy
    return [west + x * scaleX, south + y * scaleY] as const
  })
}

/** One ring of a commune in degrees, closed: the last point is the first. */
export function decodeRing(topology: ContourTopology, ring: readonly number[]): LonLat[] {
  return ring.flatMap((arc, i) => {
    const line = arc < 0 ? decodeArc(topology, ~arc).reverse() : decodeArc(topology, arc)
    return i === 0 ? line : line.slice(1)
  })
}

/**
 * The line between the communes of `inside` and the others: arcs with one of each on their two sides, joined end to end.
 * The rim of the file, where nothing is known beyond, is no border.
 */
export function bordersBetween(topology: ContourTopology, inside: ReadonlySet<string>): LonLat[][] {
  const within = new Uint8Array(topology.arcs.length)
  const beyond = new Uint8Array(topology.arcs.length)
  for (const contour of contoursOf(topology)) {
    const side = inside.has(contour.properties.code) ? within : beyond
    for (const arc of ringsOf(contour).flat()) side[arc < 0 ? ~arc : arc] = 1
  }
  const lines: LonLat[][] = []
  for (let arc = 0; arc < within.length; arc++) {
    if (within[arc] && beyond[arc]) lines.push(decodeArc(topology, arc))
  }
  return joinLines(lines)
}

const keyOf = (point: LonLat | undefined) => (point ? `${point[0].toFixed(6)},${point[1].toFixed(6)}` : '')

/** Joins lines that share an end, so that each run is drawn in one stroke. */
function joinLines(lines: readonly LonLat[][]): LonLat[][] {
  const ends = new Map<string, Set<number>>()
  const endsOf = (line: readonly LonLat[]) => [keyOf(line[0]), keyOf(line.at(-1))]
  for (const [i, line] of lines.entries()) {
    for (const end of endsOf(line)) ends.set(end, (ends.get(end) ?? new Set()).add(i))
  }
  const left = new Set(lines.keys())
  const take = (end: string): LonLat[] | undefined => {
    for (const i of ends.get(end) ?? []) {
      if (!left.delete(i)) continue
      const line = lines[i] as LonLat[]
      return keyOf(line[0]) === end ? line : [...line].reverse()
    }
    return undefined
  }
  const joined: LonLat[][] = []
  for (const first of left) {
    left.delete(first)
    let run = lines[first] as LonLat[]
    for (const turn of [0, 1]) {
      for (let next = take(keyOf(run.at(-1))); next; next = take(keyOf(run.at(-1))))
        run = [...run, ...next.slice(1)]
      if (turn === 0) run = [...run].reverse()
    }
    joined.push(run)
  }
  return joined
}
