import type { MixedProgram } from '../solver/mixed-program.ts'
import { createProgramBuilder } from '../solver/mixed-program.ts'
import type { SelectionRule } from './interchange.ts'
import type { Fixing } from './relaxation.ts'
import type { SavingsByDemand } from './savings.ts'

/** The program of the layouts that save most, over the candidates that are still in question. */
export interface SavingsProgram {
  readonly program: MixedProgram
  /** Saved whatever is chosen: by the candidates that are in. */
  readonly offset: number
  /** The candidate of each of the first variables. */
  readonly candidates: readonly number[]
}

/**
 * Maximises what a layout saves (radius formulation: Garcia, Labbé and Marin, 2011). A variable says for each demand and each
 * distinct saving that it is reached; it needs a site that saves as much, or the next one above. Demands that the same
 * candidates serve are put together when they have one level. Undefined above `mostTerms` terms.
 */
export function buildSavingsProgram(
  byDemand: SavingsByDemand,
  { k, budget }: SelectionRule,
  fixing: Fixing,
  mostTerms: number,
): SavingsProgram | undefined {
  const builder = createProgramBuilder()
  const candidates = [...fixing.out.keys()].filter((j) => fixing.out[j] === 0 && fixing.in[j] === 0)
  const variableOf = new Map(candidates.map((j) => [j, builder.variable(0, { whole: true })]))
  const fixedIn = [...fixing.in.keys()].filter((j) => fixing.in[j] === 1)
  builder.row(
    variableOf.values().map((at) => [at, 1] as const),
    0,
    k - fixedIn.length,
  )
  if (budget !== undefined) {
    const spent = fixedIn.reduce((sum, j) => sum + (budget.cost[j] as number), 0)
    const terms = candidates.map((j, at) => [at, budget.cost[j] as number] as const)
    builder.row(terms, Number.NEGATIVE_INFINITY, budget.total - spent)
  }
  let offset = 0
  const single = new Map<string, { sites: number[]; saved: number }>()
  for (let row = 0; row + 1 < byDemand.start.length; row++) {
    const { floor, levels } = levelsOf(byDemand, row, fixing, variableOf)
    offset += floor
    const [only] = levels
    if (levels.length === 1 && only !== undefined) gather(single, only.sites, only.saved - floor)
    else addChain(builder, levels, floor)
    if (builder.terms > mostTerms) return undefined
  }
  for (const { sites, saved } of single.values()) addChain(builder, [{ sites, saved }], 0)
  if (builder.terms > mostTerms) return undefined
  return { program: builder.build('most'), offset, candidates }
}

interface Level {
  readonly saved: number
  /** Variables of the candidates that save exactly this. */
  readonly sites: number[]
}

/** Distinct savings of one demand, greatest first, above what the candidates that are in save already. */
function levelsOf(
  { start, candidate, saved }: SavingsByDemand,
  row: number,
  fixing: Fixing,
  variableOf: ReadonlyMap<number, number>,
): { floor: number; levels: Level[] } {
  const levels: Level[] = []
  for (let at = start[row] as number; at < (start[row + 1] as number); at++) {
    const j = candidate[at] as number
    const value = saved[at] as number
    if (fixing.in[j] === 1) return { floor: value, levels: levels.filter((level) => level.saved > value) }
    const variable = variableOf.get(j)
    if (variable === undefined) continue
    const last = levels.at(-1)
    if (last?.saved === value) last.sites.push(variable)
    else levels.push({ saved: value, sites: [variable] })
  }
  return { floor: 0, levels }
}

function gather(into: Map<string, { sites: number[]; saved: number }>, sites: number[], saved: number): void {
  const key = sites.toSorted((a, b) => a - b).join()
  const known = into.get(key)
  if (known === undefined) into.set(key, { sites, saved })
  else known.saved += saved
}

/** One variable a level: reached at most when the level above is, or a site of this level is open. */
function addChain(
  builder: ReturnType<typeof createProgramBuilder>,
  levels: readonly Level[],
  floor: number,
): void {
  let above: number | undefined
  for (const [at, { saved, sites }] of levels.entries()) {
    const next = levels[at + 1]?.saved ?? floor
    const reached = builder.variable(saved - next)
    const terms: [number, number][] = [[reached, 1], ...sites.map((site) => [site, -1] as [number, number])]
    if (above !== undefined) terms.push([above, -1])
    builder.row(terms, Number.NEGATIVE_INFINITY, 0)
    above = reached
  }
}
