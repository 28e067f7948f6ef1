import type { Savings, SavingsByDemand } from './savings.ts'

/** What may be opened together. */
export interface SelectionRule {
  readonly k: number
  /** Cost of each candidate and what may be spent; without it only `k` counts. */
  readonly budget?: { readonly cost: ArrayLike<number>; readonly total: number }
}

/** A gain smaller than this share of the worth is rounding. */
const ROUNDING = 1e-12

/**
 * An open layout that keeps, for each demand, its best and second best open site, so that a swap is weighed in the length of
 * the column that comes in (interchange after Whitaker, 1983, and Resende and Werneck, 2007, on sparse savings).
 */
export interface Interchange {
  readonly open: readonly number[]
  worth(): number
  spent(): number
  isOpen(candidate: number): boolean
  /** The open site that a demand counts, -1 when none saves it anything. */
  siteOf(demand: number): number
  /** What opening this candidate adds. */
  gainOf(candidate: number): number
  /** What closing each open site takes away, in the order of `open`. */
  losses(): Float64Array
  openSite(candidate: number): void
  closeSite(candidate: number): void
  /** The best exchange for this candidate: the site that goes out and what is won; undefined when none is allowed. */
  bestSwap(candidate: number, rule: SelectionRule): { out: number; won: number } | undefined
  replaceAll(layout: readonly number[]): void
  /** 1 for each candidate near which something changed since it was last found idle. */
  readonly awake: Uint8Array
}

export function createInterchange(
  savings: Savings,
  byDemand: SavingsByDemand,
  cost?: ArrayLike<number>,
): Interchange {
  const { demands, candidates, start, demand, saved } = savings
  const first = new Int32Array(demands).fill(-1)
  const firstSaved = new Float64Array(demands)
  const secondSaved = new Float64Array(demands)
  const second = new Int32Array(demands).fill(-1)
  const slotOf = new Int32Array(candidates).fill(-1)
  const open: number[] = []
  let loss = new Float64Array(16)
  let kept = new Float64Array(16)
  const awake = new Uint8Array(candidates).fill(1)
  const wakesAll = saved.length > (demands * candidates) / 4
  let worth = 0
  let spent = 0

  function wake(row: number): void {
    for (let at = byDemand.start[row] as number; at < (byDemand.start[row + 1] as number); at++)
      awake[byDemand.candidate[at] as number] = 1
  }

  /** Finds the two best open sites of a demand again, from its best pair down. */
  function rescan(row: number): void {
    let a = -1
    let b = -1
    let savedA = 0
    let savedB = 0
    for (let at = byDemand.start[row] as number; at < (byDemand.start[row + 1] as number); at++) {
      const j = byDemand.candidate[at] as number
      if ((slotOf[j] as number) < 0) continue
      if (a < 0) {
        a = j
        savedA = byDemand.saved[at] as number
      } else {
        b = j
        savedB = byDemand.saved[at] as number
        break
      }
    }
    setNearest(row, a, savedA, b, savedB)
  }

  function setNearest(row: number, a: number, savedA: number, b: number, savedB: number): void {
    const old = first[row] as number
    if (old >= 0 && (slotOf[old] as number) >= 0) {
      const slot = slotOf[old] as number
      loss[slot] = (loss[slot] as number) - ((firstSaved[row] as number) - (secondSaved[row] as number))
    }
    worth += savedA - (firstSaved[row] as number)
    if (!wakesAll) wake(row)
    first[row] = a
    firstSaved[row] = savedA
    second[row] = b
    secondSaved[row] = savedB
    if (a >= 0) loss[slotOf[a] as number] = (loss[slotOf[a] as number] as number) + savedA - savedB
  }

  function openSite(j: number): void {
    if (open.length === loss.length) {
      const wider = new Float64Array(loss.length * 2)
      wider.set(loss)
      loss = wider
      kept = new Float64Array(loss.length)
    }
    if (wakesAll) awake.fill(1)
    slotOf[j] = open.length
    loss[open.length] = 0
    open.push(j)
    spent += cost?.[j] ?? 0
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const row = demand[pair] as number
      const value = saved[pair] as number
      if (value > (firstSaved[row] as number))
        setNearest(row, j, value, first[row] as number, firstSaved[row] as number)
      else if (value > (secondSaved[row] as number))
        setNearest(row, first[row] as number, firstSaved[row] as number, j, value)
    }
  }

  function closeSite(j: number): void {
    const slot = slotOf[j] as number
    const last = open.pop() as number
    slotOf[j] = -1
    awake[j] = 1
    if (wakesAll) awake.fill(1)
    if (last !== j) {
      open[slot] = last
      slotOf[last] = slot
      loss[slot] = loss[open.length] as number
    }
    spent -= cost?.[j] ?? 0
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const row = demand[pair] as number
      if (first[row] === j || second[row] === j) rescan(row)
    }
  }

  function gainOf(j: number): number {
    let gain = 0
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const more = (saved[pair] as number) - (firstSaved[demand[pair] as number] as number)
      if (more > 0) gain += more
    }
    return gain
  }

  /** Fills `kept` with what the candidate makes up for when each open site closes; gives what it gains beside. */
  function weighSwaps(j: number): number {
    kept.fill(0, 0, open.length)
    let gain = 0
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const row = demand[pair] as number
      const value = saved[pair] as number
      const one = firstSaved[row] as number
      const two = secondSaved[row] as number
      if (value <= two) continue
      if (value > one) gain += value - one
      if (one === 0) continue
      const slot = slotOf[first[row] as number] as number
      kept[slot] = (kept[slot] as number) + (value < one ? value : one) - two
    }
    return gain
  }

  function bestSwap(j: number, { budget }: SelectionRule): { out: number; won: number } | undefined {
    const gain = weighSwaps(j)
    let out = -1
    let least = Number.POSITIVE_INFINITY
    for (let slot = 0; slot < open.length; slot++) {
      const lost = (loss[slot] as number) - (kept[slot] as number)
      if (lost >= least) continue
      if (budget !== undefined && !affords(budget, j, open[slot] as number)) continue
      least = lost
      out = open[slot] as number
    }
    return out < 0 ? undefined : { out, won: gain - least }
  }

  function affords(budget: NonNullable<SelectionRule['budget']>, comes: number, goes: number): boolean {
    return spent - (budget.cost[goes] as number) + (budget.cost[comes] as number) <= budget.total
  }

  return {
    open,
    worth: () => worth,
    spent: () => spent,
    isOpen: (j) => (slotOf[j] as number) >= 0,
    siteOf: (row) => first[row] as number,
    gainOf,
    losses: () => loss.slice(0, open.length),
    openSite,
    closeSite,
    bestSwap,
    replaceAll: (layout) => {
      const wanted = new Set(layout)
      for (const j of [...open]) if (!wanted.has(j)) closeSite(j)
      for (const j of layout) if ((slotOf[j] as number) < 0) openSite(j)
    },
    awake,
  }
}

/** Opens what gains most, while the rule allows it. Later gains are never greater: only the greatest are weighed again. */
export function openGreedily(interchange: Interchange, rule: SelectionRule, candidates: number): void {
  const atMost = new Float64Array(candidates).fill(Number.POSITIVE_INFINITY)
  for (let j = 0; j < candidates; j++) atMost[j] = interchange.isOpen(j) ? -1 : interchange.gainOf(j)
  const fresh = new Uint8Array(candidates)
  while (interchange.open.length < rule.k) {
    fresh.fill(0)
    const chosen = freshBest(interchange, rule, atMost, fresh)
    if (chosen < 0) return
    interchange.openSite(chosen)
    atMost[chosen] = -1
  }
}

/** The best candidate that fits, by gain, or by gain for its cost under a budget. -1 when none fits. */
function freshBest(
  interchange: Interchange,
  { budget }: SelectionRule,
  atMost: Float64Array,
  fresh: Uint8Array,
): number {
  const left = budget === undefined ? Number.POSITIVE_INFINITY : budget.total - interchange.spent()
  for (;;) {
    let best = -1
    let greatest = -1
    for (let j = 0; j < atMost.length; j++) {
      const gain = atMost[j] as number
      if (gain < 0) continue
      const cost = budget === undefined ? 0 : (budget.cost[j] as number)
      if (cost > left) continue
      const rank = cost > 0 ? gain / cost : gain
      if (rank <= greatest) continue
      best = j
      greatest = rank
    }
    if (best < 0 || fresh[best] === 1) return best
    atMost[best] = interchange.gainOf(best)
    fresh[best] = 1
  }
}

/**
 * Swaps (and adds where there is room) as long as one wins, going round the candidates that are awake from `from`.
 * When all were awake, no exchange of one site for another is better afterwards.
 */
export function improveBySwaps(
  interchange: Interchange,
  rule: SelectionRule,
  candidates: number,
  from: number,
): void {
  let unmoved = 0
  for (let at = from % candidates; unmoved < candidates; at = (at + 1) % candidates) {
    unmoved++
    if (interchange.awake[at] === 0) continue
    interchange.awake[at] = 0
    if (interchange.isOpen(at)) continue
    const fits = rule.budget === undefined || cost(rule, at) + interchange.spent() <= rule.budget.total
    if (interchange.open.length < rule.k && fits && interchange.gainOf(at) > 0) {
      interchange.openSite(at)
      unmoved = 0
      continue
    }
    const swap = interchange.bestSwap(at, rule)
    if (swap === undefined || swap.won <= ROUNDING * Math.max(1, interchange.worth())) continue
    interchange.closeSite(swap.out)
    interchange.openSite(at)
    unmoved = 0
  }
}

function cost({ budget }: SelectionRule, candidate: number): number {
  return budget === undefined ? 0 : (budget.cost[candidate] as number)
}
