import type { ProgramSolver } from '../solver/solve-program.ts'
import { MOST_TERMS } from '../solver/solve-program.ts'
import type { SelectionRule } from './interchange.ts'
import { fixCandidates, type Relaxation, relax } from './relaxation.ts'
import { bestSavings, type Savings, type SavingsByDemand, savedBy, savingsByDemand } from './savings.ts'
import { buildSavingsProgram } from './savings-program.ts'
import { type FoundLayout, searchLayouts } from './search-layout.ts'

/** What a run may use; nothing here changes which layouts are right, only how long one looks. */
export interface Effort {
  readonly seed: number
  /** Rounds of the search without a better layout. */
  readonly patience: number
  /** Steps of the relaxation. */
  readonly iterations: number
  /** Seconds given to the solver, 0 for none. */
  readonly proofSeconds: number
  readonly solver?: ProgramSolver
  readonly shouldStop: () => boolean
}

export interface SavingsProgress {
  readonly phase: 'search' | 'bound' | 'proof'
  readonly best: FoundLayout
  readonly bound: number
}

export interface SavingsAnswer {
  readonly best: FoundLayout
  /** No layout is worth more. */
  readonly bound: number
  readonly provedBy: 'relaxation' | 'solver' | 'nothing'
  /** Distinct layouts that were met, best first. */
  readonly met: readonly FoundLayout[]
}

export interface SavingsQuestion {
  readonly savings: Savings
  readonly rule: SelectionRule
  /** A layout worth this is all that is asked for: the search ends there. */
  readonly enough?: number
  /** Only whether a layout is worth this matters: the bound is not pushed below it. */
  readonly mustReach?: number
}

const MOST_MET = 400
/** Rounds times pairs of the search before the relaxation, and at most after it. */
const FIRST_SEARCH = 3e7
const LONGEST_SEARCH = 2e9
/** Above so many pairs a step is slow: the relaxation begins at the prices of the best layout, which bound better at once. */
const MANY_PAIRS = 2e6

/** Room for the rounding of sums of floating numbers. */
export function isAbove(bound: number, value: number, areWhole: boolean): boolean {
  return rounded(bound, areWhole) > value + 1e-11 * Math.abs(value)
}

function rounded(bound: number, areWhole: boolean): number {
  return areWhole ? Math.floor(bound + 1e-6 + 1e-11 * Math.abs(bound)) : bound
}

/**
 * The layout that saves most: a local search that answers at once, a relaxation that bounds it, and the solver for what neither
 * settles. Yields at each better layout and tighter bound, and often enough for the caller to breathe.
 */
export function* solveSavings(
  { savings, rule, enough, mustReach }: SavingsQuestion,
  effort: Effort,
): Generator<SavingsProgress, SavingsAnswer, void> {
  const byDemand = savingsByDemand(savings)
  const run = createRun(savings, enough, mustReach)
  const pairs = savings.saved.length
  const patience = Math.max(10, Math.min(effort.patience, Math.floor(LONGEST_SEARCH / pairs)))
  yield* search(run, byDemand, rule, effort, Math.min(patience, Math.floor(FIRST_SEARCH / pairs)))
  const relaxation = yield* bound(run, byDemand, rule, effort)
  if (run.isOpen() && !effort.shouldStop()) yield* search(run, byDemand, rule, effort, patience)
  if (run.isOpen() && !effort.shouldStop()) yield* prove(run, byDemand, rule, effort, relaxation)
  return run.answer()
}

type Run = ReturnType<typeof createRun>

/** The best layout and the lowest bound so far, and those met. */
function createRun(savings: Savings, enough = Number.POSITIVE_INFINITY, mustReach = 0) {
  let best: FoundLayout = { layout: [], worth: 0 }
  let lowest = Number.POSITIVE_INFINITY
  let provedBy: SavingsAnswer['provedBy'] = 'nothing'
  const met = new Map<string, FoundLayout>()
  const target = () => Math.max(best.worth, mustReach - (savings.areWhole ? 1 : 1e-9 * mustReach))
  return {
    savings,
    best: () => best,
    target,
    /** Whether a better layout may be found, or the bound be lowered, to some purpose. */
    isOpen: () => best.worth < enough && isAbove(lowest, target(), savings.areWhole),
    ceiling: () => Math.min(enough, rounded(lowest, savings.areWhole)),
    meet(found: FoundLayout): boolean {
      if (met.size >= 2 * MOST_MET) {
        const kept = [...met].sort(([, a], [, b]) => b.worth - a.worth).slice(0, MOST_MET)
        met.clear()
        for (const [key, layout] of kept) met.set(key, layout)
      }
      met.set(found.layout.join(), found)
      const isBetter = found.worth > best.worth || (best.layout.length === 0 && found.layout.length > 0)
      if (isBetter) best = found
      return isBetter
    },
    lower(to: number, by: SavingsAnswer['provedBy']): boolean {
      if (!(to < lowest)) return false
      lowest = to
      provedBy = by
      return true
    },
    progress: (phase: SavingsProgress['phase']): SavingsProgress => ({
      phase,
      best,
      bound: Math.max(rounded(lowest, savings.areWhole), best.worth),
    }),
    answer(): SavingsAnswer {
      const isProved = !isAbove(lowest, best.worth, savings.areWhole)
      return {
        best,
        bound: Math.max(best.worth, rounded(lowest, savings.areWhole)),
        provedBy: isProved || rounded(lowest, savings.areWhole) <= target() ? provedBy : 'nothing',
        met: [...met.values()].sort((a, b) => b.worth - a.worth),
      }
    },
  }
}

function* search(
  run: Run,
  byDemand: SavingsByDemand,
  rule: SelectionRule,
  effort: Effort,
  patience: number,
): Generator<SavingsProgress, void, void> {
  const options = { seed: effort.seed, patience, enough: run.ceiling }
  const start = run.best().layout
  const rounds = searchLayouts(
    run.savings,
    byDemand,
    rule,
    start.length > 0 ? { ...options, startFrom: start } : options,
  )
  for (const found of rounds) {
    run.meet(found)
    yield run.progress('search')
    if (effort.shouldStop()) return
  }
}

function* bound(
  run: Run,
  byDemand: SavingsByDemand,
  rule: SelectionRule,
  effort: Effort,
): Generator<SavingsProgress, Relaxation | undefined, void> {
  const steps = relax(run.savings, byDemand, rule, {
    known: run.target,
    iterations: effort.iterations,
    ...(run.savings.saved.length > MANY_PAIRS && { prices: bestSavings(run.savings, run.best().layout) }),
  })
  let last: Relaxation | undefined
  for (let turn = 1; ; turn++) {
    const { value, done } = steps.next()
    last = value
    run.lower(value.bound, 'relaxation')
    if (done || turn % 10 === 0) yield* tryLayout(run, byDemand, rule, effort, value.layout)
    if (done || !run.isOpen() || effort.shouldStop()) return last
    yield run.progress('bound')
  }
}

/** The relaxation's own layout, filled up and improved by swaps. */
function* tryLayout(
  run: Run,
  byDemand: SavingsByDemand,
  rule: SelectionRule,
  effort: Effort,
  layout: readonly number[],
): Generator<SavingsProgress, void, void> {
  const rounds = searchLayouts(run.savings, byDemand, rule, {
    seed: effort.seed,
    patience: 0,
    startFrom: layout,
  })
  for (const found of rounds) if (run.meet(found)) yield run.progress('bound')
}

function* prove(
  run: Run,
  byDemand: SavingsByDemand,
  rule: SelectionRule,
  effort: Effort,
  relaxation: Relaxation | undefined,
): Generator<SavingsProgress, void, void> {
  const { solver, proofSeconds } = effort
  if (solver === undefined || !(proofSeconds > 0) || relaxation === undefined) return
  const { areWhole } = run.savings
  const fixing = fixCandidates(relaxation, rule, (limit) => isAbove(limit, run.target(), areWhole))
  const built = buildSavingsProgram(byDemand, rule, fixing, MOST_TERMS)
  if (built === undefined) return
  const { program, offset, candidates } = built
  const step = areWhole ? 0.5 : 1e-9 * Math.abs(run.target())
  yield run.progress('proof')
  const outcome = solver.solve(program, {
    maxSeconds: proofSeconds,
    shouldStop: effort.shouldStop,
    mustBeat: run.target() + step - offset,
  })
  if (outcome.kind === 'too-large') return
  const kept = [...fixing.in.keys()].filter((j) => fixing.in[j] === 1)
  if (outcome.kind === 'found') {
    const chosen = candidates.filter((_, at) => (outcome.values[at] as number) > 0.5)
    const layout = [...kept, ...chosen].sort((a, b) => a - b)
    run.meet({ layout, worth: savedBy(run.savings, layout) })
  }
  const limit =
    outcome.kind === 'nothing-better' || (outcome.kind === 'found' && outcome.proved)
      ? run.target()
      : Math.max(run.target(), outcome.bound + offset + (areWhole ? 1e-4 : 0))
  run.lower(outcome.kind !== 'nothing-better' && limit < run.target() + step ? run.target() : limit, 'solver')
  yield run.progress('proof')
}
