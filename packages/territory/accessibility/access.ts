import { type Catchment, gather, gatherAt } from './catchment.ts'

/** What care is within reach, by place. */
export interface Access {
  /** Supply within reach by unit of need: what one standardised inhabitant of the place has. */
  readonly access: Float64Array
  /** Weighted need around each place of supply. */
  readonly load: Float64Array
  /** Supply by unit of need that comes to it; 0 where nobody comes. */
  readonly ratio: Float64Array
  /** Supply that nobody reaches: it is in no figure. */
  readonly unreached: number
}

/**
 * Two-step floating catchment area with weights by class of distance, as in the APL of the DREES: the supply of a place is
 * shared among all who may come, each counted with the weight of the distance; an inhabitant adds what each place within
 * reach has to share, with the same weight. `sum(need x access)` is the supply, but for `unreached`.
 * `need` and `supply` have one figure a place, at least 0. All of France takes a few milliseconds.
 */
export function computeAccess(catchment: Catchment, need: Float64Array, supply: Float64Array): Access {
  const { weights, reach, drawn } = catchment
  const load = gather(drawn, weights, need)
  const ratio = new Float64Array(catchment.size)
  let unreached = 0
  for (let place = 0; place < catchment.size; place++) {
    const around = load[place] as number
    if (around > 0) ratio[place] = (supply[place] as number) / around
    else unreached += supply[place] as number
  }
  return { access: gather(reach, weights, ratio), load, ratio, unreached }
}

/** Access that follows one change of supply at a time, to the digit of a computation from the start. */
export interface LiveAccess {
  /** Current figures, changed in place. */
  readonly access: Float64Array
  readonly supply: Float64Array
  /**
   * Adds to the supply of a place (takes away when negative), in some microseconds: only the places that reach it are
   * computed again.
   * @returns the places whose access changed; valid until the next call.
   * @throws RangeError when less than nothing would be left.
   */
  addSupply(place: number, amount: number): Uint32Array
}

/** Starts from a computed access; its arrays are copied, but for the load, which no supply changes. */
export function createLiveAccess(catchment: Catchment, base: Access, supply: Float64Array): LiveAccess {
  const { weights, reach, drawn } = catchment
  const classes = weights.length
  const access = base.access.slice()
  const ratio = base.ratio.slice()
  const current = supply.slice()
  return {
    access,
    supply: current,
    addSupply: (place, amount) => {
      const left = (current[place] as number) + amount
      if (!(left >= 0)) throw new RangeError(`place ${place}: ${left} would be left of its supply`)
      current[place] = left
      const around = base.load[place] as number
      if (!(around > 0)) return drawn.place.subarray(0, 0)
      ratio[place] = left / around
      const touched = drawn.place.subarray(drawn.start[place * classes], drawn.start[(place + 1) * classes])
      for (const origin of touched) access[origin] = gatherAt(reach, weights, ratio, origin)
      return touched
    },
  }
}
