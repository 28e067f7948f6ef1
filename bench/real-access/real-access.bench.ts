import { computeRealAccess, type RealAccessInput, updateRealAccess } from '@maillage/territory/real-access.ts'
import { type BenchResult, timeInterleaved } from '../frame.ts'

const COMMUNES = 4446
const SITES = 100
const HOUR = 3_600_000
const FLOOR = 'the least of each row'

/** Minutes and free starts without chance: the same in every run. */
function workload(): RealAccessInput {
  let state = 12_345
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const now = Date.UTC(2026, 0, 12, 7)
  return {
    table: Float64Array.from({ length: COMMUNES * SITES }, () => 1 + next(180)),
    communes: COMMUNES,
    sites: SITES,
    starts: Array.from({ length: SITES }, () =>
      [next(900), next(900), next(900)].sort((a, b) => a - b).map((hours) => now + hours * HOUR),
    ),
    now,
    until: now + 60 * 24 * HOUR,
  }
}

function leastOfRows({ table }: RealAccessInput): Float64Array {
  const least = new Float64Array(COMMUNES)
  for (let row = 0; row < COMMUNES; row++) {
    let minutes = Number.POSITIVE_INFINITY
    for (let at = row * SITES; at < (row + 1) * SITES; at++) minutes = Math.min(minutes, table[at] as number)
    least[row] = minutes
  }
  return least
}

/**
 * Real access of the 4,446 communes of Occitanie to 100 sites, whole, and brought up to date after one booking. The floor
 * reads the same table once and keeps the least of each row: nothing that looks at every travel time can do less.
 */
export async function run(): Promise<BenchResult> {
  const input = workload()
  const booked: RealAccessInput = {
    ...input,
    starts: input.starts.map((free, site) => (site === 7 ? free.slice(1) : free)),
  }
  const access = computeRealAccess(input)
  let isBooked = false
  const timings = await timeInterleaved(
    {
      [FLOOR]: { run: () => leastOfRows(input), repeats: 10 },
      'real access, whole': () => computeRealAccess(input),
      'after one booking': () => {
        isBooked = !isBooked
        return updateRealAccess(access, isBooked ? booked : input)
      },
    },
    { rounds: 51, warmups: 15 },
  )
  const median = (name: string) => timings[name]?.medianMs ?? Number.NaN
  return {
    name: 'real-access',
    workload: { communes: COMMUNES, sites: SITES, 'free starts a site': 3 },
    timings,
    verdicts: [
      {
        what: 'real access, whole',
        ratio: median('real access, whole') / median(FLOOR),
        target: { rule: 'at-most', ratio: 30 },
      },
    ],
  }
}
