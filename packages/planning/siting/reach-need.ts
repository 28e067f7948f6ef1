import { MOST_TERMS } from '../solver/solve-program.ts'
import { buildCoverProgram } from './cover-program.ts'
import type { SelectionRule } from './interchange.ts'
import { type Savings, savedBy } from './savings.ts'
import { type Effort, solveSavings } from './solve-savings.ts'

/** Whether so many candidates can cover so much. */
export type Reach =
  | { readonly kind: 'reached'; readonly layout: readonly number[] }
  | { readonly kind: 'out-of-reach'; readonly by: 'relaxation' | 'solver' }
  | { readonly kind: 'unknown' }

/**
 * Looks for a layout that covers `need` under a rule: search, then the relaxation that may show that there is none, then, when
 * `proof` is wanted, the solver. Yields to let the caller breathe.
 */
export function* reachNeed(
  savings: Savings,
  need: number,
  rule: SelectionRule,
  effort: Effort,
  proof: boolean,
): Generator<undefined, Reach, void> {
  if (need <= 0) return { kind: 'reached', layout: [] }
  if (rule.k <= 0 || savings.candidates === 0) return { kind: 'out-of-reach', by: 'relaxation' }
  const steps = solveSavings(
    { savings, rule, enough: need, mustReach: need },
    { ...effort, patience: proof ? effort.patience : 40, proofSeconds: 0 },
  )
  for (;;) {
    const { value, done } = steps.next()
    if (value.best.worth >= need) return { kind: 'reached', layout: value.best.layout }
    if (!done) {
      yield undefined
      continue
    }
    if (value.bound < need - 1e-9 * need) return { kind: 'out-of-reach', by: 'relaxation' }
    return proof && !effort.shouldStop() ? proveReach(savings, need, rule, effort) : { kind: 'unknown' }
  }
}

function proveReach(savings: Savings, need: number, rule: SelectionRule, effort: Effort): Reach {
  if (effort.solver === undefined || !(effort.proofSeconds > 0)) return { kind: 'unknown' }
  const program = buildCoverProgram(savings, need, rule, MOST_TERMS)
  if (program === undefined) return { kind: 'unknown' }
  const outcome = effort.solver.solve(program, {
    maxSeconds: effort.proofSeconds,
    shouldStop: effort.shouldStop,
    mustBeat: rule.k + 0.5,
  })
  if (outcome.kind === 'nothing-better') return { kind: 'out-of-reach', by: 'solver' }
  if (outcome.kind === 'bound-only')
    return outcome.bound > rule.k + 0.5 ? { kind: 'out-of-reach', by: 'solver' } : { kind: 'unknown' }
  if (outcome.kind === 'too-large') return { kind: 'unknown' }
  const layout = [...Array(savings.candidates).keys()].filter((j) => (outcome.values[j] as number) > 0.5)
  return savedBy(savings, layout) >= need - 1e-9 * need ? { kind: 'reached', layout } : { kind: 'unknown' }
}
