import { createProgramBuilder, type MixedProgram } from '../solver/mixed-program.ts'
import type { SelectionRule } from './interchange.ts'
import { type Savings, savingsByDemand } from './savings.ts'

/**
 * The fewest candidates that cover at least `need`: each demand is worth the same to all who cover it. Demands that the same
 * candidates cover are put together. Undefined above `mostTerms` terms.
 */
export function buildCoverProgram(
  savings: Savings,
  need: number,
  { k, budget }: SelectionRule,
  mostTerms: number,
): MixedProgram | undefined {
  const builder = createProgramBuilder()
  for (let j = 0; j < savings.candidates; j++) builder.variable(1, { whole: true })
  const all = [...Array(savings.candidates).keys()]
  builder.row(
    all.map((j) => [j, 1] as const),
    0,
    k,
  )
  if (budget !== undefined)
    builder.row(
      all.map((j) => [j, budget.cost[j] as number] as const),
      Number.NEGATIVE_INFINITY,
      budget.total,
    )
  const groups = coveredAlike(savings)
  const total = groups.reduce((sum, group) => sum + group.worth, 0)
  const counted: [number, number][] = []
  for (const { sites, worth } of groups) {
    const terms = sites.map((site) => [site, 1] as [number, number])
    if (total - worth < need) builder.row(terms, 1, Number.POSITIVE_INFINITY)
    else {
      const isCovered = builder.variable(0)
      counted.push([isCovered, worth])
      builder.row([...terms, [isCovered, -1]], 0, Number.POSITIVE_INFINITY)
    }
    if (builder.terms > mostTerms) return undefined
  }
  const certain = total - counted.reduce((sum, [, worth]) => sum + worth, 0)
  if (counted.length > 0) builder.row(counted, need - certain, Number.POSITIVE_INFINITY)
  return builder.build('least')
}

function coveredAlike(savings: Savings): { sites: number[]; worth: number }[] {
  const { start, candidate, saved } = savingsByDemand(savings)
  const groups = new Map<string, { sites: number[]; worth: number }>()
  for (let row = 0; row < savings.demands; row++) {
    const [from, to] = [start[row] as number, start[row + 1] as number]
    if (from === to) continue
    const sites = [...candidate.subarray(from, to)].sort((a, b) => a - b)
    const key = sites.join()
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { sites, worth: saved[from] as number })
    else known.worth += saved[from] as number
  }
  return [...groups.values()]
}
