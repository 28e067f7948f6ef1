import { createRandom } from '@maillage/planning/random.ts'
import type { SitingProblem } from '@maillage/planning/siting/siting-problem.ts'
import type { TravelCsr } from '@maillage/territory/travel-csr.ts'

/** A maximal covering instance by its figures. */
export interface CoverInstance {
  readonly points: number
  readonly k: number
  /** Of a square of side 1. */
  readonly radius: number
  readonly seed: number
}

/**
 * Points spread evenly at random over a square, each a demand of 1 to 100 people and a candidate, covered within a radius. The same
 * figures give the same instance everywhere (xoshiro128**).
 */
export function createCoverInstance({ points, k, radius, seed }: CoverInstance): SitingProblem {
  const random = createRandom(seed)
  const x = Float64Array.from({ length: points }, () => random.next())
  const y = Float64Array.from({ length: points }, () => random.next())
  return {
    people: Float64Array.from({ length: points }, () => 1 + random.whole(100)),
    sites: points,
    minutes: pairsWithin(x, y, radius),
    fixed: [],
    candidates: [...Array(points).keys()],
    k,
    objective: { kind: 'covering', withinMinutes: radius },
  }
}

function pairsWithin(x: Float64Array, y: Float64Array, radius: number): TravelCsr {
  const points = x.length
  const start = new Uint32Array(points + 1)
  const to: number[] = []
  const minutes: number[] = []
  for (let from = 0; from < points; from++) {
    for (let at = 0; at < points; at++) {
      const far = Math.hypot((x[from] as number) - (x[at] as number), (y[from] as number) - (y[at] as number))
      if (far > radius) continue
      to.push(at)
      minutes.push(far)
    }
    start[from + 1] = to.length
  }
  return {
    origins: points,
    destinations: points,
    start,
    to: Uint32Array.from(to),
    minutes: Float32Array.from(minutes),
  }
}
