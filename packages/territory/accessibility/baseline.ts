import { type Catchment, gather, gatherAt } from './catchment.ts'

/** How the supply is estimated; the figures are explained in docs/guides/accessibility.md. */
export interface BaselineParameters {
  /** Times that each place is set to its best in turn. */
  readonly sweeps: number
  /** Strength of the pull towards what a place of its size usually has; 0 lets villages hold the supply of towns. */
  readonly pull: number
  /** Need at which a place usually has half of what a town has. */
  readonly halfTown: number
  /** Share of that of a town which the smallest place is expected to have. */
  readonly least: number
}

export const BASELINE_PARAMETERS: BaselineParameters = { sweeps: 20, pull: 0.003, halfTown: 900, least: 0.02 }

/**
 * Supply by place, at least 0, such that the access computed from it comes near the published one: weighted least squares,
 * by coordinate descent.
 *
 * Minimises `sum(need x (access - published)^2) + pull x mean x sum((supply - usual)^2 / usual)`, where `usual` grows with the need
 * of the place (little in a village, full in a town) and adds up to the published total. Without the second term the problem has many
 * answers, most of which put the practitioners of a small town into the hamlets around it. The supply is then brought to the
 * published total, so that the mean by need is the published one.
 *
 * It is an ESTIMATE, to be named one wherever it is shown: no practitioner was counted.
 * `published` is per unit of need; NaN where it is not published, and supply and need are 0 there. All of France takes about 0.4 s.
 */
export function estimateSupply(
  catchment: Catchment,
  need: Float64Array,
  published: Float64Array,
  parameters: BaselineParameters = BASELINE_PARAMETERS,
): Float64Array {
  const { size, weights, reach, drawn } = catchment
  const isKnown = (place: number) => !Number.isNaN(published[place]) && (need[place] as number) > 0
  const counted = Float64Array.from(need, (value, place) => (isKnown(place) ? value : 0))
  const load = gather(drawn, weights, counted)
  const usual = usualSupply(counted, published, parameters)
  const strength = parameters.pull * meanOf(counted, published)
  const ratio = Float64Array.from(usual, (supply, place) =>
    supply > 0 ? supply / (load[place] as number) : 0,
  )
  const missing = Float64Array.from(published, (value, place) =>
    isKnown(place) ? value - gatherAt(reach, weights, ratio, place) : 0,
  )
  const curvature = curvatures(catchment, counted)
  for (let sweep = 0; sweep < parameters.sweeps; sweep++) {
    for (let place = 0; place < size; place++) {
      const expected = usual[place] as number
      if (expected > 0) settle(place, expected)
    }
  }
  return scaledTo(
    ratio.map((value, place) => value * (load[place] as number)),
    sumOf(usual),
  )

  function settle(place: number, expected: number): void {
    const comers = load[place] as number
    const pull = (strength * comers) / expected
    const before = ratio[place] as number
    let slope = -pull * (before * comers - expected)
    eachComer(place, (origin, weight) => {
      slope += weight * (counted[origin] as number) * (missing[origin] as number)
    })
    const after = Math.max(0, before + slope / ((curvature[place] as number) + pull * comers))
    if (after === before) return
    ratio[place] = after
    eachComer(place, (origin, weight) => {
      missing[origin] = (missing[origin] as number) - weight * (after - before)
    })
  }

  function eachComer(place: number, visit: (origin: number, weight: number) => void): void {
    const count = weights.length
    for (let at = 0; at < count; at++) {
      const end = drawn.start[place * count + at + 1] as number
      for (let pair = drawn.start[place * count + at] as number; pair < end; pair++)
        visit(drawn.place[pair] as number, weights[at] as number)
    }
  }
}

function curvatures({ drawn, weights }: Catchment, need: Float64Array): Float64Array {
  return gather(
    drawn,
    weights.map((weight) => weight * weight),
    need,
  )
}

function meanOf(need: Float64Array, published: Float64Array): number {
  let people = 0
  let sum = 0
  for (let place = 0; place < need.length; place++) {
    const value = need[place] as number
    if (value === 0) continue
    people += value
    sum += value * (published[place] as number)
  }
  return people === 0 ? 0 : sum / people
}

/** Supply that a place of its size usually has, adding up to the published total. */
function usualSupply(
  need: Float64Array,
  published: Float64Array,
  { halfTown, least }: BaselineParameters,
): Float64Array {
  const shape = need.map((value) =>
    value > 0 ? value * (least + (1 - least) / (1 + (halfTown / value) ** 3)) : 0,
  )
  const total = sumOf(need.map((value, place) => (value > 0 ? value * (published[place] as number) : 0)))
  return scaledTo(shape, total)
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

function scaledTo(values: Float64Array, total: number): Float64Array {
  const sum = sumOf(values)
  return sum === 0 ? values : values.map((value) => (value * total) / sum)
}
