import {
  createInterchange,
  improveBySwaps,
  type Interchange,
  openGreedily,
  type SelectionRule,
} from './interchange.ts'
import { createRandom } from '../random.ts'
import type { Savings, SavingsByDemand } from './savings.ts'

/** A layout of candidates and what it saves. */
export interface FoundLayout {
  readonly layout: readonly number[]
  readonly worth: number
}

export interface SearchOptions {
  readonly seed: number
  /** Rounds without a better layout before the search ends. */
  readonly patience: number
  /** A layout worth this much cannot be beaten: the search ends at it. */
  readonly enough?: () => number
  /** A first layout; the greedy one when there is none. */
  readonly startFrom?: readonly number[]
}

/**
 * Iterated local search: greedy, swaps until none wins, then again and again from a shaken copy of the best layout.
 * Yields each local optimum, the first one at once; never a worse first after a better one is known to the caller, who keeps the
 * best. The same seed gives the same layouts on every machine.
 */
export function* searchLayouts(
  savings: Savings,
  byDemand: SavingsByDemand,
  rule: SelectionRule,
  { seed, patience, enough, startFrom }: SearchOptions,
): Generator<FoundLayout, void, void> {
  if (savings.candidates === 0) return
  const random = createRandom(seed).next
  const state = createInterchange(savings, byDemand, rule.budget?.cost)
  if (startFrom !== undefined) state.replaceAll(payable(startFrom, rule))
  openGreedily(state, rule, savings.candidates)
  state.awake.fill(1)
  improveBySwaps(state, rule, savings.candidates, 0)
  let best: FoundLayout = snapshot(state)
  yield best
  let current = best
  for (let round = 0; round < patience; round++) {
    if (best.worth >= (enough?.() ?? Number.POSITIVE_INFINITY)) return
    state.replaceAll(current.layout)
    state.awake.fill(0)
    if (round % 4 === 3) shake(state, rule, savings.candidates, random, 1 + (round % 3))
    else rebuild(state, rule, savings, byDemand, random, 2 + (round % 3))
    openGreedilyAfterShake(state, rule, savings.candidates)
    const from = Math.floor(random() * savings.candidates)
    improveBySwaps(state, rule, savings.candidates, from)
    if (state.worth() > current.worth || round % 32 === 31) {
      state.awake.fill(1)
      improveBySwaps(state, rule, savings.candidates, from)
    }
    const found = snapshot(state)
    yield found
    if (found.worth >= current.worth || random() < 0.02) current = found
    if (found.worth > best.worth) {
      best = found
      round = -1
    } else if (round % 50 === 49) current = best
  }
}

function openGreedilyAfterShake(state: Interchange, rule: SelectionRule, candidates: number): void {
  if (state.open.length < rule.k && rule.budget !== undefined) openGreedily(state, rule, candidates)
}

function snapshot(state: Interchange): FoundLayout {
  return { layout: [...state.open].sort((a, b) => a - b), worth: state.worth() }
}

/** Exchanges open sites for others at random; under a budget it only closes, and the greedy opening that follows fills up. */
function shake(
  state: Interchange,
  rule: SelectionRule,
  candidates: number,
  random: () => number,
  strength: number,
): void {
  const times = Math.min(strength, state.open.length)
  for (let time = 0; time < times; time++) {
    state.closeSite(state.open[Math.floor(random() * state.open.length)] as number)
  }
  for (let time = 0; time < times && state.open.length < rule.k; time++) {
    const comes = Math.floor(random() * candidates)
    if (state.isOpen(comes)) continue
    if (rule.budget !== undefined) {
      if (state.spent() + (rule.budget.cost[comes] as number) > rule.budget.total) continue
    }
    state.openSite(comes)
  }
}

/** Closes a few sites near each other and opens as many near by, each time almost the best one. */
function rebuild(
  state: Interchange,
  rule: SelectionRule,
  savings: Savings,
  byDemand: SavingsByDemand,
  random: () => number,
  strength: number,
): void {
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from))
  let site = state.open[pick(0, state.open.length)]
  for (let time = 0; time < strength && site !== undefined; time++) {
    state.closeSite(site)
    site = nearOpenSite(site, state, savings, byDemand, pick)
  }
  while (state.open.length < rule.k) {
    let best = -1
    let greatest = 0
    for (let j = 0; j < savings.candidates; j++) {
      if (state.awake[j] === 0 || state.isOpen(j)) continue
      if (rule.budget && state.spent() + (rule.budget.cost[j] as number) > rule.budget.total) continue
      const gain = state.gainOf(j) * (0.8 + 0.2 * random())
      if (gain <= greatest) continue
      best = j
      greatest = gain
    }
    if (best < 0) return
    state.openSite(best)
  }
}

/** An open site met on a short walk over demand and candidates; undefined when there is none on the way. */
function nearOpenSite(
  site: number,
  state: Interchange,
  savings: Savings,
  byDemand: SavingsByDemand,
  pick: (from: number, to: number) => number,
): number | undefined {
  let at = site
  for (let step = 0; step < 12; step++) {
    const [from, to] = [savings.start[at] as number, savings.start[at + 1] as number]
    if (from === to) return undefined
    const row = savings.demand[pick(from, to)] as number
    const near = state.siteOf(row)
    if (near >= 0) return near
    at = byDemand.candidate[pick(byDemand.start[row] as number, byDemand.start[row + 1] as number)] as number
  }
  return undefined
}

/** What of a layout the rule allows, taken in its order. */
function payable(layout: readonly number[], { k, budget }: SelectionRule): number[] {
  let left = budget?.total ?? Number.POSITIVE_INFINITY
  const kept: number[] = []
  for (const candidate of layout) {
    const cost = budget?.cost[candidate] ?? 0
    if (kept.length === k || cost > left) continue
    left -= cost
    kept.push(candidate)
  }
  return kept
}
