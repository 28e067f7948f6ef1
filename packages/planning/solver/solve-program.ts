import type { Highs, HighsCallbackMap, InitOptions } from 'highs'
import highsModule from 'highs'
import type { MixedProgram } from './mixed-program.ts'

/** The types of the package describe its CommonJS build; what is imported is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default

/** Programs of more terms are not tried: the solver's memory ends at 2 GiB, and it aborts there. */
export const MOST_TERMS = 3_000_000

export interface SolveOptions {
  readonly maxSeconds: number
  /** Asked now and then while the solver runs. */
  readonly shouldStop?: () => boolean
  /** Called with each tighter bound. */
  readonly onBound?: (bound: number) => void
  /** The answer is of no use unless it is better than this: the solver may stop once nothing is. */
  readonly mustBeat?: number
}

export type SolveOutcome =
  /** `bound` equals `value` up to the solver's tolerance (1e-9 of the value) when `proved`. */
  | {
      readonly kind: 'found'
      readonly value: number
      readonly bound: number
      readonly proved: boolean
      readonly values: Float64Array
    }
  /** Nothing satisfies the rows, or nothing beats `mustBeat`: proved. */
  | { readonly kind: 'nothing-better' }
  /** Stopped, or out of time, before any answer. */
  | { readonly kind: 'bound-only'; readonly bound: number }
  | { readonly kind: 'too-large' }

/** A solver of mixed programs. It answers synchronously: run it in a worker. */
export interface ProgramSolver {
  solve(program: MixedProgram, options: SolveOptions): SolveOutcome
}

/** Loads HiGHS (MIT, WebAssembly); a browser tells by `locateFile` where `highs.wasm` is served. About 60 ms in Node. */
export async function loadProgramSolver(options: InitOptions = {}): Promise<ProgramSolver> {
  let highs = await loadHighs(options)
  let isBroken = false
  return {
    solve(program, solving) {
      if (program.variable.length > MOST_TERMS || isBroken) return { kind: 'too-large' }
      try {
        return run(highs, program, solving)
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError) && !(error instanceof RangeError)) throw error
        isBroken = true
        highs = undefined as unknown as Highs
        return { kind: 'too-large' }
      }
    },
  }
}

function run(highs: Highs, program: MixedProgram, options: SolveOptions): SolveOutcome {
  const model = highs.createModel({
    numCols: program.cost.length,
    numRows: program.rowLower.length,
    sense: highs.constants.objectiveSense[program.sense === 'least' ? 'minimize' : 'maximize'],
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr',
      numRows: program.rowLower.length,
      numCols: program.cost.length,
      starts: program.rowStart,
      indices: program.variable,
      values: program.coefficient,
    },
    integrality: Int32Array.from(program.whole) as unknown as (0 | 1)[],
  })
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
      time_limit: options.maxSeconds,
    })
    let lastBound = program.sense === 'least' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
    model.run(
      watch(highs, program, options, (bound) => {
        lastBound = bound
        options.onBound?.(bound)
      }),
    )
    return outcomeOf(highs, model, program, lastBound)
  } finally {
    model.dispose()
  }
}

/** Follows the bound while the solver runs, and interrupts it when asked to or when nothing can beat what is known. */
function watch(
  highs: Highs,
  { sense }: MixedProgram,
  { shouldStop, mustBeat }: SolveOptions,
  onBound: (bound: number) => void,
): HighsCallbackMap {
  let last = Number.NaN
  return {
    [highs.constants.callbackType.mipInterrupt]: (event: {
      data: { mip_dual_bound?: number }
      interrupt(): void
    }) => {
      const bound = event.data.mip_dual_bound
      if (bound !== undefined && Number.isFinite(bound) && bound !== last) {
        last = bound
        onBound(bound)
      }
      const isLost =
        mustBeat !== undefined &&
        bound !== undefined &&
        (sense === 'least' ? bound >= mustBeat : bound <= mustBeat)
      if (isLost || shouldStop?.()) event.interrupt()
      return undefined
    },
  } as HighsCallbackMap
}

type Model = ReturnType<Highs['createModel']>

function outcomeOf(highs: Highs, model: Model, program: MixedProgram, lastBound: number): SolveOutcome {
  const status = model.getModelStatus()
  const { modelStatus } = highs.constants
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
    return { kind: 'nothing-better' }
  const hasWhole = program.whole.includes(1)
  const value = model.getObjectiveValue()
  const isProved = status === modelStatus.optimal
  const bound = hasWhole ? Number(model.info.get('mip_dual_bound')) : isProved ? value : lastBound
  const isFeasible = Number(model.info.get('primal_solution_status')) === 2
  if (!isFeasible) return { kind: 'bound-only', bound: Number.isFinite(bound) ? bound : lastBound }
  const values = Float64Array.from(model.getSolution().colValue)
  return { kind: 'found', value, bound, proved: isProved, values }
}
