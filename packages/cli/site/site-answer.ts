import { createFacts, type LayoutChange, type LayoutFacts } from '@maillage/planning/siting/layout-facts.ts'
import { behindOf, practicalTies } from '@maillage/planning/siting/practical-ties.ts'
import type { SitingLayout, SitingResult } from '@maillage/planning/siting/siting-problem.ts'
import type { SitePoint, SiteQuestion } from './site-question.ts'
import type { Sensitivity } from './detour-sensitivity.ts'

export interface SiteLine extends SitePoint {
  /** The open centre it would be attached to. */
  readonly parent: { readonly code: string; readonly name: string; readonly minutes: number } | null
}

/** One layout, with what it gives. */
export interface LayoutLine {
  readonly sites: readonly SiteLine[]
  readonly value: number
  /** What the objective gains over the sites that are open: people, minutes saved. */
  readonly gained: number
  /** How far it is behind the best one, in the unit of the objective. */
  readonly behind: number
  readonly facts: FactLine
}

export interface FactLine {
  readonly covered: number
  readonly share: number
  readonly meanMinutes: number
  readonly worstTenthMinutes: number
  readonly mostMinutes: number
  readonly unreached: number
}

export interface ChangeLine {
  readonly newlyCovered: number
  readonly newlyCoveredMinutes: number | null
  readonly closer: number
}

/** What the command answers, as its JSON gives it. */
export interface SiteAnswer extends LayoutLine {
  readonly area: string
  readonly objective: string
  readonly maxMinutes: number
  readonly k: number
  readonly travel: string
  readonly seed: number
  readonly population: number
  readonly candidates: number
  readonly fixed: readonly SitePoint[]
  readonly bound: number
  readonly gap: number
  readonly proved: boolean
  readonly provedBy: SitingResult['provedBy']
  readonly stopped: boolean
  /** Sites take so many people at most; the facts below are those of the nearest site all the same. */
  readonly capacitated: boolean
  readonly before: FactLine
  readonly change: ChangeLine
  /** What each site adds, the others being open. */
  readonly adds: readonly { readonly code: string; readonly name: string; readonly gained: number }[]
  /** Layouts as good in practice. */
  readonly ties: readonly LayoutLine[]
  readonly alternatives: readonly LayoutLine[]
  readonly sensitivity: Sensitivity | null
}

const round = (value: number, digits = 2) => Number(value.toFixed(digits))

/** Puts the answer together: facts of the best layout, of its ties and of the alternatives asked for. */
export function answerOf(
  question: SiteQuestion,
  result: SitingResult,
  sensitivity: Sensitivity | null,
): SiteAnswer {
  const { numbers, problem, points } = question
  const facts = createFacts(problem, numbers.maxMinutes)
  const lineOf = (layout: SitingLayout): LayoutLine => ({
    sites: layout.sites.map((site) => siteLine(question, site)),
    value: round(layout.value, 4),
    gained: gainedBy(result, layout),
    behind:
      numbers.objective.kind === 'set-covering' ? 0 : round(behindOf(numbers.objective, result, layout), 4),
    facts: factLine(facts.after(layout.sites)),
  })
  const change = facts.after(result.sites)
  return {
    area: question.area.key,
    objective: numbers.objective.kind === 'worst-share' ? 'worst-tenth' : numbers.objective.kind,
    maxMinutes: numbers.maxMinutes,
    k: problem.k,
    travel: question.travel.label,
    seed: numbers.seed,
    population: facts.population,
    candidates: result.candidates,
    fixed: question.fixed.map((site) => points[site] as SitePoint),
    ...lineOf(result),
    bound: round(result.bound, 4),
    gap: round(result.gap, 6),
    proved: result.proved,
    provedBy: result.provedBy,
    stopped: result.stopped,
    capacitated: problem.capacity !== undefined,
    before: factLine(facts.before),
    change: changeLine(change),
    adds: addsOf(question, result),
    ties: practicalTies(
      numbers.objective,
      result,
      problem.fixed.length === 0 || problem.capacity !== undefined,
    ).map(lineOf),
    alternatives: result.alternatives.slice(0, numbers.alternatives).map(lineOf),
    sensitivity,
  }
}

/** Before and value of set covering have not the same unit: its gain is told by its facts. */
function gainedBy(result: SitingResult, layout: SitingLayout): number {
  return round(Math.abs(layout.value - result.before), 4)
}

function addsOf({ problem, points }: SiteQuestion, result: SitingResult): SiteAnswer['adds'] {
  if (problem.objective.kind === 'set-covering') return []
  return result.without.map(({ sites, value }) => {
    const { code, name } = points[sites[0] as number] as SitePoint
    return { code, name, gained: round(Math.abs(result.value - value), 4) }
  })
}

export function siteLine({ points, parents }: SiteQuestion, site: number): SiteLine {
  const parent = parents[site]
  const centre = parent && (points[parent.site] as SitePoint)
  return {
    ...(points[site] as SitePoint),
    parent: parent && centre ? { code: centre.code, name: centre.name, minutes: parent.minutes } : null,
  }
}

function factLine(facts: LayoutFacts): FactLine {
  return {
    covered: facts.covered,
    share: round(facts.share, 4),
    meanMinutes: round(facts.meanMinutes, 4),
    worstTenthMinutes: round(facts.worstTenthMinutes, 4),
    mostMinutes: facts.mostMinutes,
    unreached: facts.unreached,
  }
}

function changeLine({ newlyCovered, newlyCoveredMinutes, closer }: LayoutChange): ChangeLine {
  return {
    newlyCovered,
    newlyCoveredMinutes: Number.isNaN(newlyCoveredMinutes) ? null : round(newlyCoveredMinutes, 4),
    closer,
  }
}
