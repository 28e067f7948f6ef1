import { createFacts } from '@maillage/planning/siting/layout-facts.ts'
import { runSiting } from '@maillage/planning/siting/run-siting.ts'
import type { SitingLayout, SitingResult } from '@maillage/planning/siting/siting-problem.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { createPlainTable } from '@maillage/territory/plain-estimate.ts'
import type { SiteQuestion } from './site-question.ts'

/** The detours that roads of a département have, about the usual 1.35. */
const DETOURS = [1.25, 1.3, 1.35, 1.4, 1.45]
/** Above so many pairs the tables are not made five times again. */
const MOST_PAIRS = 2_000_000

/** What the answer becomes with straighter and with more winding roads. */
export interface Sensitivity {
  readonly detours: readonly number[]
  /** People whom the layout brings within the minutes, least and most over the detours. */
  readonly newlyCovered: readonly [number, number]
  readonly alternatives: readonly {
    readonly codes: readonly string[]
    readonly newlyCovered: readonly [number, number]
  }[]
  /** For one new site: the best one at each detour. */
  readonly best: readonly { readonly detour: number; readonly code: string; readonly name: string }[]
}

/** Only for the plain estimate, whose detour is a guess of one figure; null for other travel times. */
export async function detourSensitivity(
  question: SiteQuestion,
  index: CommuneIndex,
  result: SitingResult,
): Promise<Sensitivity | null> {
  const { problem, numbers, points } = question
  const speed = /^estimate:detour=[\d.]+,speed=([\d.]+)$/.exec(question.travel.label)?.[1]
  if (speed === undefined || problem.capacity !== undefined || result.sites.length === 0) return null
  if (problem.people.length * problem.sites > MOST_PAIRS) return null
  const layouts: SitingLayout[] = [result, ...result.alternatives.slice(0, numbers.alternatives)]
  const counts: number[][] = layouts.map(() => [])
  const best: { detour: number; code: string; name: string }[] = []
  for (const detour of DETOURS) {
    const changed = question.withTravel(createPlainTable(index, { detour, kmPerHour: Number(speed) }))
    const facts = createFacts(changed, numbers.maxMinutes)
    for (const [at, { sites }] of layouts.entries()) counts[at]?.push(facts.after(sites).newlyCovered)
    if (problem.k !== 1 || problem.objective.kind === 'set-covering') continue
    const again = await runSiting(changed)
    const site = 'refusal' in again ? undefined : points[again.sites[0] as number]
    if (site) best.push({ detour, code: site.code, name: site.name })
  }
  const range = (values: readonly number[] = []) => [Math.min(...values), Math.max(...values)] as const
  return {
    detours: DETOURS,
    newlyCovered: range(counts[0]),
    alternatives: layouts.slice(1).map(({ sites }, at) => ({
      codes: sites.map((site) => points[site]?.code ?? ''),
      newlyCovered: range(counts[at + 1]),
    })),
    best,
  }
}
