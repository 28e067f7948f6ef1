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
    shake(state, rule, savings.candidates, random, 1 + (round % 4))
    openGreedilyAfterShake(state, rule, savings.candidates)
    const from = Math.floor(random() * savings.candidates)
    improveBySwaps(state, rule, savings.candidates, from)
    if (state.worth() >= current.worth || round % 8 === 0) {
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
