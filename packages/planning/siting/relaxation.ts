import type { SelectionRule } from './interchange.ts'
import type { Savings, SavingsByDemand } from './savings.ts'

/** What no layout can exceed, with the prices that show it. */
export interface Relaxation {
  /** No layout is worth more. */
  readonly bound: number
  /** Price of each demand at the bound. */
  readonly prices: Float64Array
  /** What each candidate is worth over the prices. */
  readonly reduced: Float64Array
  /** The layout chosen at the bound: a good start for a search. */
  readonly layout: readonly number[]
}

export interface RelaxationOptions {
  /** Worth of a known layout: steps are sized by it. */
  readonly known: () => number
  readonly iterations: number
  /** Prices to begin with. */
  readonly prices?: Float64Array
}

/**
 * Lagrangian relaxation of "a demand counts one site only": each demand pays its price to be counted as often as it likes, and the
 * best candidates over the prices are taken. Every set of prices gives a bound; subgradient steps (Held, Wolfe and Crowder, 1974)
 * look for the lowest. Yields at each lower bound and every 20 steps.
 */
export function* relax(
  savings: Savings,
  byDemand: SavingsByDemand,
  rule: SelectionRule,
  { known, iterations, prices: given }: RelaxationOptions,
): Generator<Relaxation, Relaxation, void> {
  const { demands } = savings
  const prices = given?.slice() ?? firstPrices(savings, byDemand)
  const reduced = new Float64Array(savings.candidates)
  const counted = new Float64Array(demands)
  const slope = new Float64Array(demands)
  let best = boundAt(savings, rule, prices, reduced, counted)
  yield best
  let step = 1
  let idle = 0
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const now = boundAt(savings, rule, prices, reduced, counted)
    if (now.bound < best.bound - 1e-9 * Math.abs(best.bound)) {
      best = { ...now, prices: prices.slice(), reduced: reduced.slice() }
      idle = 0
      yield best
    } else if (++idle >= 20) {
      step /= 2
      idle = 0
      prices.set(best.prices)
      if (step < 1e-4) break
      yield best
      continue
    }
    const room = Math.max(now.bound - known(), 1e-6 * Math.abs(now.bound))
    if (!move(prices, slope, counted, savings, byDemand, step * room)) break
  }
  return best
}

/** A price half-way between the best and the `k`-th best of nothing known: a quarter of the best saving. */
function firstPrices({ demands }: Savings, { start, saved }: SavingsByDemand): Float64Array {
  const prices = new Float64Array(demands)
  for (let row = 0; row < demands; row++) {
    const at = start[row] as number
    if (at < (start[row + 1] as number)) prices[row] = (saved[at] as number) / 2
  }
  return prices
}

/** One step against the slope, smoothed with the one before; false when the slope is null. */
function move(
  prices: Float64Array,
  slope: Float64Array,
  counted: Float64Array,
  savings: Savings,
  byDemand: SavingsByDemand,
  length: number,
): boolean {
  let norm = 0
  for (let row = 0; row < savings.demands; row++) {
    const raw = 1 - (counted[row] as number)
    const smooth = 0.7 * raw + 0.3 * (slope[row] as number)
    slope[row] = smooth
    if (smooth < 0 || (prices[row] as number) > 0) norm += smooth * smooth
  }
  if (norm === 0) return false
  const by = length / norm
  for (let row = 0; row < savings.demands; row++) {
    const at = byDemand.start[row] as number
    const most = at < (byDemand.start[row + 1] as number) ? (byDemand.saved[at] as number) : 0
    const price = (prices[row] as number) - by * (slope[row] as number)
    prices[row] = price < 0 ? 0 : price > most ? most : price
  }
  return true
}

/** The bound at these prices; fills what each candidate is worth over them and how often each demand is counted. */
function boundAt(
  { candidates, start, demand, saved }: Savings,
  rule: SelectionRule,
  prices: Float64Array,
  reduced: Float64Array,
  counted: Float64Array,
): Relaxation {
  let bound = 0
  for (const price of prices) bound += price
  for (let j = 0; j < candidates; j++) {
    let over = 0
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const more = (saved[pair] as number) - (prices[demand[pair] as number] as number)
      if (more > 0) over += more
    }
    reduced[j] = over
  }
  counted.fill(0)
  const chosen = chooseFractions(reduced, rule)
  const layout: number[] = []
  for (const [j, part] of chosen) {
    bound += part * (reduced[j] as number)
    if (part === 1) layout.push(j)
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const row = demand[pair] as number
      if ((saved[pair] as number) > (prices[row] as number)) counted[row] = (counted[row] as number) + part
    }
  }
  return { bound, prices, reduced, layout: layout.sort((a, b) => a - b) }
}

/**
 * The most that the rule lets one take of what the candidates are worth, in parts: the `k` greatest, or as many as the budget pays
 * for by worth for their cost, the last one in part; whichever of the two is less, since both hold.
 */
function chooseFractions(reduced: Float64Array, { k, budget }: SelectionRule): [number, number][] {
  const byWorth = greatest(reduced, k)
  if (budget === undefined) return byWorth
  const { cost, total } = budget
  const ratio = (j: number) => (reduced[j] as number) / Math.max(cost[j] as number, 1e-9)
  const order = [...reduced.keys()].filter((j) => (reduced[j] as number) > 0 && (cost[j] as number) <= total)
  order.sort((a, b) => ratio(b) - ratio(a))
  const byBudget: [number, number][] = []
  let left = total
  for (const j of order) {
    const part = (cost[j] as number) <= left ? 1 : left / (cost[j] as number)
    if (part <= 0) break
    byBudget.push([j, part])
    left -= part * (cost[j] as number)
  }
  const worth = (parts: [number, number][]) =>
    parts.reduce((sum, [j, part]) => sum + part * (reduced[j] as number), 0)
  return worth(byBudget) < worth(byWorth) ? byBudget : byWorth
}

function greatest(reduced: Float64Array, k: number): [number, number][] {
  if (k <= 0) return []
  const threshold = k < reduced.length ? kthGreatest(reduced.slice(), k) : Number.NEGATIVE_INFINITY
  const parts: [number, number][] = []
  const push = (isIn: (worth: number) => boolean) => {
    for (let j = 0; j < reduced.length && parts.length < k; j++)
      if (isIn(reduced[j] as number)) parts.push([j, 1])
  }
  push((worth) => worth > threshold)
  push((worth) => worth === threshold)
  return parts
}

/** The `k`-th greatest of some values, which are put in another order (quickselect). */
function kthGreatest(values: Float64Array, k: number): number {
  let [low, high] = [0, values.length - 1]
  for (;;) {
    const pivot = values[(low + high) >> 1] as number
    let [left, right] = [low, high]
    while (left <= right) {
      while ((values[left] as number) > pivot) left++
      while ((values[right] as number) < pivot) right--
      if (left > right) break
      const swapped = values[left] as number
      values[left++] = values[right] as number
      values[right--] = swapped
    }
    if (k - 1 <= right) high = right
    else if (k - 1 >= left) low = left
    else return values[k - 1] as number
  }
}

/** Candidates that no better layout opens, and those that every better one does. */
export interface Fixing {
  readonly out: Uint8Array
  readonly in: Uint8Array
}

/** What the relaxation says of each candidate when only layouts worth more than `known` matter. Without a budget only. */
export function fixCandidates(
  { bound, reduced }: Relaxation,
  { k, budget }: SelectionRule,
  isWorthMore: (bound: number) => boolean,
): Fixing {
  const size = reduced.length
  const fixing: Fixing = { out: new Uint8Array(size), in: new Uint8Array(size) }
  if (budget !== undefined || k >= size) return fixing
  const sorted = reduced.slice().sort()
  const last = sorted[size - k] as number
  const next = sorted[size - k - 1] as number
  for (let j = 0; j < size; j++) {
    const worth = reduced[j] as number
    if (worth < last && !isWorthMore(bound - last + worth)) fixing.out[j] = 1
    if (worth > next && !isWorthMore(bound - worth + next)) fixing.in[j] = 1
  }
  return fixing
}
