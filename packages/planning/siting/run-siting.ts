import type { ProgramSolver } from '../solver/solve-program.ts'
import { capacitatedValue } from './capacitated-value.ts'
import { checkConstraints, checkFigures } from './check-siting.ts'
import { nearAlternatives } from './near-alternatives.ts'
import { objectiveOf } from './siting-measures.ts'
import type { SitingProblem, SitingProgress, SitingRefusal, SitingResult } from './siting-problem.ts'
import { minutesWith, type SitingView, viewOf } from './siting-view.ts'
import type { Effort } from './solve-savings.ts'
import { solveCapacitated } from './solve-capacitated.ts'
import { solveCapacitatedCover } from './solve-capacitated-cover.ts'
import { solveCenter } from './solve-center.ts'
import { solveSetCovering } from './solve-set-covering.ts'
import { solveNothing, solveSingle } from './solve-single.ts'
import { solveWorstShare } from './solve-worst-share.ts'
import { gapOf, type SolvedLayout, type Solving, solveSum } from './solve-sums.ts'

/** How a run is followed, stopped and bounded. Everything has a default but the solver: without it there is no last proof. */
export interface SitingHooks {
  readonly onProgress?: (progress: SitingProgress) => void
  /** True ends the run with the best layout so far. */
  readonly shouldStop?: () => boolean
  /** Lets messages in: awaited now and then. */
  readonly pause?: () => Promise<void>
  /** Loaded only when search and relaxation leave a gap. */
  readonly loadSolver?: () => Promise<ProgramSolver>
  readonly seed?: number
  /** Seconds given to the solver. */
  readonly proofSeconds?: number
  readonly patience?: number
  readonly alternatives?: number
}

interface Refused {
  readonly refusal: SitingRefusal
}

/** Steps between two pauses. */
const STEPS = 8

/**
 * Where to open: the best layout found, what bounds it, and those that are near it. The same problem and seed give the same
 * layout on every machine, unless it is stopped or the solver runs out of time.
 */
export async function runSiting(
  problem: SitingProblem,
  hooks: SitingHooks = {},
): Promise<SitingResult | Refused> {
  const wrong = checkFigures(problem)
  if (wrong !== undefined) return { refusal: wrong }
  const view = viewOf(problem)
  const refusal = checkConstraints(problem, view)
  if (refusal !== undefined) return { refusal }
  let isStopped = false
  const shouldStop = () => {
    isStopped ||= hooks.shouldStop?.() ?? false
    return isStopped
  }
  const solver = await loadWanted(problem, hooks)
  const effort: Effort = {
    seed: hooks.seed ?? 1,
    patience: hooks.patience ?? 300,
    iterations: 1000,
    proofSeconds: hooks.proofSeconds ?? 15,
    ...(solver && { solver }),
    shouldStop,
  }
  const solved = await follow(solvingOf(view, problem, effort), hooks)
  if ('refusal' in solved) return solved
  return resultOf(view, problem, solved, hooks.alternatives ?? 20, isStopped)
}

async function loadWanted(problem: SitingProblem, hooks: SitingHooks): Promise<ProgramSolver | undefined> {
  if (problem.k <= 1 && problem.objective.kind !== 'set-covering') return undefined
  return (hooks.proofSeconds ?? 15) > 0 ? hooks.loadSolver?.() : undefined
}

function solvingOf(view: SitingView, problem: SitingProblem, effort: Effort): Solving<Refused> {
  const { kind } = problem.objective
  if (kind !== 'set-covering' && problem.k === 0) return solveNothing(view, problem)
  if (problem.capacity === undefined) return uncapacitated(view, problem, effort)
  if (kind === 'set-covering') return solveCapacitatedCover(view, problem, effort)
  return solveCapacitated(view, problem, effort, uncapacitated(view, problem, effort) as Solving)
}

function uncapacitated(view: SitingView, problem: SitingProblem, effort: Effort): Solving<Refused> {
  const { kind } = problem.objective
  if (kind === 'set-covering') return solveSetCovering(view, problem, effort)
  if (problem.k === 1) return solveSingle(view, problem)
  if (kind === 'center') return solveCenter(view, problem, effort)
  if (kind === 'worst-share') return solveWorstShare(view, problem, effort)
  return solveSum(view, problem, effort)
}

async function follow(
  steps: Solving<Refused>,
  { onProgress, pause }: SitingHooks,
): Promise<SolvedLayout | Refused> {
  let told = ''
  for (let step = 1; ; step++) {
    const { value, done } = steps.next()
    if (done) return value
    const key = `${value.phase} ${value.value} ${value.bound}`
    if (key !== told && value.layout.length > 0) onProgress?.(value)
    told = key
    if (step % STEPS === 0 || value.phase === 'proof') await pause?.()
  }
}

function resultOf(
  view: SitingView,
  problem: SitingProblem,
  solved: SolvedLayout,
  most: number,
  stopped: boolean,
): SitingResult {
  const worthOf =
    problem.capacity === undefined
      ? (layout: readonly number[]) => objectiveOf(problem.objective, view.people, minutesWith(view, layout))
      : capacitatedValue(view, problem)
  const { sites, value, bound, provedBy } = solved
  const gap = gapOf(value, bound)
  return {
    sites,
    value,
    before: worthOf([]),
    bound,
    gap,
    proved: gap === 0,
    provedBy: gap === 0 ? provedBy : 'nothing',
    alternatives: nearAlternatives(view, problem, solved, most),
    without: sites.map((site) => ({
      sites: [site],
      value: worthOf(sites.filter((other) => other !== site)),
    })),
    candidates: view.candidates.length,
    stopped,
  }
}
