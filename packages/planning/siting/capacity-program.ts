import { createProgramBuilder, type MixedProgram } from '../solver/mixed-program.ts'
import type { SitingProblem } from './siting-problem.ts'
import type { SitingView } from './siting-view.ts'

/** Programs with more drives than this take the solver too long. */
const MOST_DRIVES = 60_000

/** What the program is asked: people served within a radius, or minutes for all. */
export type CapacityAim =
  | { readonly kind: 'most-within'; readonly minutes: number }
  | { readonly kind: 'fewest-within'; readonly minutes: number; readonly need: number }
  | { readonly kind: 'least-minutes' }

/**
 * Sites to open and people shared between them, in parts (capacitated facility location). The first variables are the candidates of the
 * view, in their order. Undefined when there are too many drives.
 */
export function buildCapacityProgram(
  view: SitingView,
  { capacity, k, budget }: SitingProblem,
  aim: CapacityAim,
): MixedProgram | undefined {
  const builder = createProgramBuilder()
  const { people, candidates, fixed } = view
  const perSite = aim.kind === 'fewest-within' ? 1 : 0
  for (const _ of candidates) builder.variable(perSite, { whole: true })
  const all = [...candidates.keys()]
  builder.row(
    all.map((j) => [j, 1] as const),
    0,
    k,
  )
  if (budget !== undefined) {
    const terms = all.map((j) => [j, budget.cost[candidates[j] as number] as number] as const)
    builder.row(terms, Number.NEGATIVE_INFINITY, budget.total)
  }
  const byDemand: number[][] = Array.from(people, () => [])
  const bySite: number[][] = []
  const sites = [...candidates, ...fixed]
  let drives = 0
  for (const [at, site] of sites.entries()) {
    const served: number[] = []
    view.forEachMinute(site, (demand, minutes) => {
      if (aim.kind !== 'least-minutes' && minutes > aim.minutes) return
      const cost = aim.kind === 'least-minutes' ? minutes : aim.kind === 'most-within' ? 1 : 0
      const most = people[demand] as number
      const share = builder.variable(cost, { upper: most })
      served.push(share)
      byDemand[demand]?.push(share)
      if (at < candidates.length)
        builder.row(
          [
            [share, 1],
            [at, -most],
          ],
          Number.NEGATIVE_INFINITY,
          0,
        )
    })
    bySite.push(served)
    drives += served.length
    if (drives > MOST_DRIVES) return undefined
  }
  for (const [at, served] of bySite.entries()) {
    const most = capacity?.[sites[at] as number] ?? Number.POSITIVE_INFINITY
    if (most === Number.POSITIVE_INFINITY) continue
    const terms = served.map((share) => [share, 1] as [number, number])
    if (at < candidates.length) builder.row([...terms, [at, -most]], Number.NEGATIVE_INFINITY, 0)
    else builder.row(terms, Number.NEGATIVE_INFINITY, most)
  }
  for (const [demand, shares] of byDemand.entries()) {
    const most = people[demand] as number
    builder.row(
      shares.map((share) => [share, 1] as const),
      aim.kind === 'least-minutes' ? most : 0,
      most,
    )
  }
  if (aim.kind === 'fewest-within')
    builder.row(
      bySite.flat().map((share) => [share, 1] as const),
      aim.need,
      Number.POSITIVE_INFINITY,
    )
  return builder.build(aim.kind === 'most-within' ? 'most' : 'least')
}
