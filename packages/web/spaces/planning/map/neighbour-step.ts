import type { MapShapes } from './map-shapes.ts'

const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Beyond this angle from the arrow, a neighbour is not in its direction. */
const WIDEST_COSINE = Math.cos((75 * Math.PI) / 180)

/**
 * The commune next to `row` in the direction of an arrow key: of those that touch it, the one whose middle lies straightest that
 * way. `undefined` for another key, or at the rim.
 */
export function neighbourTowards(shapes: MapShapes, row: number, key: string): number | undefined {
  const direction = DIRECTIONS[key]
  const from = shapes.middles[row]
  if (!direction || !from) return undefined
  const narrow = Math.cos((from[1] * Math.PI) / 180)
  let best: number | undefined
  let bestCosine = WIDEST_COSINE
  for (const neighbour of shapes.neighbours[row] ?? []) {
    const [lon, lat] = shapes.middles[neighbour] ?? from
    const [east, north] = [(lon - from[0]) * narrow, lat - from[1]]
    const cosine = (east * direction[0] + north * direction[1]) / Math.hypot(east, north)
    if (cosine > bestCosine) [best, bestCosine] = [neighbour, cosine]
  }
  return best
}
