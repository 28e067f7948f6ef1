import { computeAccess, createLiveAccess } from '@maillage/territory/accessibility/access.ts'
import { prepareCatchment } from '@maillage/territory/accessibility/catchment.ts'
import { accessRules } from '@maillage/territory/accessibility/professions.ts'
import { type TravelCsr, transposed } from '@maillage/territory/travel-csr.ts'
import { type BenchResult, timeInterleaved } from '../frame.ts'

const COMMUNES = 35_000
const NEIGHBOURS = 60
const DOCTORS = 1000
const FLOOR = 'two products of the bare matrix'

/**
 * Access of 35,000 communes with 60 neighbours each, against what nothing computes it with less of: the two sparse products
 * (people to doctors, doctors to people) on typed arrays with the weights in them. Classes of distance and everything else are extra.
 */
export async function run(): Promise<BenchResult> {
  const random = seeded(20)
  const travel = neighbourhood(random)
  const need = Float64Array.from({ length: COMMUNES }, () => 50 + random() * 4000)
  const supply = Float64Array.from({ length: COMMUNES }, () => (random() < 0.7 ? 0 : 5000 * random()))
  const { classes } = accessRules('gp')
  const started = performance.now()
  const catchment = prepareCatchment(travel, classes)
  const prepareMs = performance.now() - started
  const bare = bareProducts(travel, classes)
  const base = computeAccess(catchment, need, supply)
  const live = createLiveAccess(catchment, base, supply)
  const places = Array.from({ length: DOCTORS }, () => Math.floor(random() * COMMUNES))
  const timings = await timeInterleaved(
    {
      [FLOOR]: () => bare(need, supply),
      access: () => computeAccess(catchment, need, supply),
      'one doctor added, a thousand times': () => {
        for (const place of places) live.addSupply(place, 1)
      },
    },
    { rounds: 51, warmups: 15 },
  )
  const median = (name: string) => timings[name]?.medianMs ?? Number.NaN
  const oneDoctorMs = median('one doctor added, a thousand times') / DOCTORS
  const again = computeAccess(catchment, need, live.supply).access
  return {
    name: 'accessibility',
    workload: { communes: COMMUNES, neighbours: NEIGHBOURS, pairs: travel.to.length },
    timings,
    figures: {
      'prepare, ms': Math.round(prepareMs),
      'one doctor added, microseconds': Number((1000 * oneDoctorMs).toFixed(1)),
      'relative difference from the bare products': relative(bare(need, supply), base.access),
      'relative loss of supply': conservation(base.access, need, supply, base.unreached),
      'relative difference after all the doctors': relative(again, live.access),
    },
    verdicts: [
      { what: 'access', ratio: median('access') / median(FLOOR), target: { rule: 'at-most', ratio: 2 } },
      {
        what: 'one doctor added, over 50 microseconds',
        ratio: oneDoctorMs / 0.05,
        target: { rule: 'at-most', ratio: 1 },
      },
    ],
  }
}

/** Each commune with itself, and with 59 others that mostly lie near it in the list, as communes sorted by code do. */
function neighbourhood(random: () => number): TravelCsr {
  const start = Uint32Array.from({ length: COMMUNES + 1 }, (_, i) => i * NEIGHBOURS)
  const to = new Uint32Array(COMMUNES * NEIGHBOURS)
  const minutes = new Float32Array(to.length)
  for (let origin = 0; origin < COMMUNES; origin++) {
    const near = new Set([origin])
    while (near.size < NEIGHBOURS) {
      const step = Math.round((random() - 0.5) * (random() < 0.8 ? 400 : COMMUNES))
      near.add((origin + step + COMMUNES) % COMMUNES)
    }
    for (const [i, place] of [...near].sort((a, b) => a - b).entries()) {
      to[origin * NEIGHBOURS + i] = place
      minutes[origin * NEIGHBOURS + i] = place === origin ? 0 : Math.ceil(random() * 20)
    }
  }
  return { origins: COMMUNES, destinations: COMMUNES, start, to, minutes }
}

function bareProducts(travel: TravelCsr, classes: readonly { upToMinutes: number; weight: number }[]) {
  const weigh = ({ minutes }: TravelCsr) =>
    Float64Array.from(
      minutes,
      (value) => classes.find(({ upToMinutes }) => value <= upToMinutes)?.weight ?? 0,
    )
  const back = transposed(travel)
  const [there, here] = [weigh(travel), weigh(back)]
  return (need: Float64Array, supply: Float64Array): Float64Array => {
    const load = product(back, here, need)
    for (let place = 0; place < load.length; place++)
      load[place] = (load[place] as number) > 0 ? (supply[place] as number) / (load[place] as number) : 0
    return product(travel, there, load)
  }
}

function product({ start, to }: TravelCsr, weights: Float64Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(start.length - 1)
  for (let row = 0; row < sums.length; row++) {
    let sum = 0
    const end = start[row + 1] as number
    for (let pair = start[row] as number; pair < end; pair++)
      sum += (weights[pair] as number) * (values[to[pair] as number] as number)
    sums[row] = sum
  }
  return sums
}

function relative(expected: Float64Array, found: Float64Array): number {
  return expected.reduce((worst, value, i) => {
    const far = value === 0 ? Math.abs(found[i] as number) : Math.abs((found[i] as number) / value - 1)
    return Math.max(worst, far)
  }, 0)
}

function conservation(
  access: Float64Array,
  need: Float64Array,
  supply: Float64Array,
  unreached: number,
): number {
  const given = access.reduce((sum, value, i) => sum + value * (need[i] as number), unreached)
  return Math.abs(given / supply.reduce((sum, value) => sum + value, 0) - 1)
}

/** Numbers from 0 to 1, the same at each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
