import { runSiting } from '@maillage/planning/siting/run-siting.ts'
import type { SitingProblem } from '@maillage/planning/siting/siting-problem.ts'
import { loadProgramSolver, type ProgramSolver } from '@maillage/planning/solver/solve-program.ts'

/** What a run gave, and when. */
export interface Followed {
  readonly value: number
  readonly bound: number
  readonly proved: boolean
  /** Until the last better layout was told. */
  readonly bestMs: number
  readonly firstMs: number
  readonly firstValue: number
  /** Until the end: the proof, or the time that was given for it. */
  readonly totalMs: number
  /** Processor time of the whole run: on a busy machine it tells more. */
  readonly cpuMs: number
}

let solver: ProgramSolver | undefined

/** Runs a problem with the time of each better layout. */
export async function followSiting(
  problem: SitingProblem,
  { proofSeconds, searchSeconds }: { proofSeconds: number; searchSeconds: number },
): Promise<Followed> {
  solver ??= await loadProgramSolver()
  const ready = solver
  const started = performance.now()
  const cpu = process.cpuUsage()
  const since = () => performance.now() - started
  let best = { value: Number.NaN, at: 0 }
  let first = best
  const result = await runSiting(problem, {
    proofSeconds,
    loadSolver: () => Promise.resolve(ready),
    shouldStop: () => proofSeconds === 0 && since() > searchSeconds * 1000,
    onProgress: ({ value }) => {
      if (value !== best.value) best = { value, at: since() }
      if (Number.isNaN(first.value)) first = best
    },
  })
  if ('refusal' in result) throw new Error(result.refusal.kind)
  const { user, system } = process.cpuUsage(cpu)
  return {
    value: result.value,
    bound: result.bound,
    proved: result.proved,
    bestMs: best.at,
    firstMs: first.at,
    firstValue: first.value,
    totalMs: since(),
    cpuMs: (user + system) / 1000,
  }
}
