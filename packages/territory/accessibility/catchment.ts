import { type TravelCsr, transposed } from '../travel-csr.ts'

/** People come from up to this many minutes with this weight; the classes rise in minutes and fall in weight. */
export interface DistanceClass {
  readonly upToMinutes: number
  /** From 0, excluded, to 1. */
  readonly weight: number
}

/** Pairs of places by class of distance: those of place `i` in class `c` stand from `start[i * classes + c]`. */
export interface ClassedPairs {
  readonly start: Uint32Array
  readonly place: Uint32Array
}

/** Who may go to whom, prepared once: the same travel times serve every profession, supply and scenario. */
export interface Catchment {
  /** Places; the same ones need care and give it. */
  readonly size: number
  /** Weight of each class. */
  readonly weights: Float64Array
  /** From each place in need, the places that it reaches. */
  readonly reach: ClassedPairs
  /** From each place of supply, the places that come to it. */
  readonly drawn: ClassedPairs
}

/**
 * Sorts the pairs of communes by class of distance. A commune always reaches itself, in the first class, whatever its
 * width and even when its position is unknown; pairs beyond the last class are left out. Linear time.
 * @throws RangeError when the table is not square, or the classes do not rise in minutes and fall in weight.
 */
export function prepareCatchment(travel: TravelCsr, classes: readonly DistanceClass[]): Catchment {
  if (travel.origins !== travel.destinations)
    throw new RangeError('origins and destinations are not the same places')
  for (const [i, { upToMinutes, weight }] of classes.entries()) {
    const before = classes[i - 1]
    const falls = before === undefined || (upToMinutes > before.upToMinutes && weight < before.weight)
    if (!falls || !(weight > 0 && weight <= 1))
      throw new RangeError(`class ${i}: minutes rise, weights fall from 1 to 0`)
  }
  if (classes.length === 0) throw new RangeError('no class of distance')
  return {
    size: travel.origins,
    weights: Float64Array.from(classes, ({ weight }) => weight),
    reach: sortedByClass(travel, classes),
    drawn: sortedByClass(transposed(travel), classes),
  }
}

function sortedByClass(travel: TravelCsr, classes: readonly DistanceClass[]): ClassedPairs {
  const count = classes.length
  const bounds = classes.map(({ upToMinutes }) => upToMinutes)
  const classOf = (minutes: number) => {
    for (let at = 0; at < count; at++) if (minutes <= (bounds[at] as number)) return at
    return -1
  }
  const start = new Uint32Array(travel.origins * count + 1)
  const eachPair = (origin: number, visit: (to: number, at: number) => void) => {
    visit(origin, 0)
    for (let pair = travel.start[origin] as number; pair < (travel.start[origin + 1] as number); pair++) {
      const to = travel.to[pair] as number
      const at = to === origin ? -1 : classOf(travel.minutes[pair] as number)
      if (at >= 0) visit(to, at)
    }
  }
  for (let origin = 0; origin < travel.origins; origin++)
    eachPair(origin, (_, at) => {
      const slot = origin * count + at + 1
      start[slot] = (start[slot] as number) + 1
    })
  for (let slot = 0; slot < start.length - 1; slot++)
    start[slot + 1] = (start[slot + 1] as number) + (start[slot] as number)
  const next = start.slice(0, -1)
  const place = new Uint32Array(start[start.length - 1] as number)
  for (let origin = 0; origin < travel.origins; origin++)
    eachPair(origin, (to, at) => {
      const slot = origin * count + at
      place[next[slot] as number] = to
      next[slot] = (next[slot] as number) + 1
    })
  return { start, place }
}

/** Sum over the pairs of one place of weight x value. The same order each time, hence the same digits each time. */
export function gatherAt(
  pairs: ClassedPairs,
  weights: Float64Array,
  values: Float64Array,
  place: number,
): number {
  const { start, place: to } = pairs
  const count = weights.length
  let sum = 0
  let pair = start[place * count] as number
  for (let at = 0; at < count; at++) {
    const end = start[place * count + at + 1] as number
    let inClass = 0
    for (; pair < end; pair++) inClass += values[to[pair] as number] as number
    sum += (weights[at] as number) * inClass
  }
  return sum
}

/** `gatherAt` of every place. */
export function gather(pairs: ClassedPairs, weights: Float64Array, values: Float64Array): Float64Array {
  const sums = new Float64Array((pairs.start.length - 1) / weights.length)
  for (let place = 0; place < sums.length; place++) sums[place] = gatherAt(pairs, weights, values, place)
  return sums
}
