import { objectiveOf } from '@maillage/planning/siting/siting-measures.ts'
import type { SitingProblem, SitingProgress, SitingResult } from '@maillage/planning/siting/siting-problem.ts'
import { minutesWith, viewOf } from '@maillage/planning/siting/siting-view.ts'

/** The last progress of a search that was cut short, as a result: no alternatives, no proof. */
export function resultOfProgress(problem: SitingProblem, progress: SitingProgress | undefined): SitingResult {
  const view = viewOf(problem)
  const worthOf = (layout: readonly number[]) =>
    objectiveOf(problem.objective, view.people, minutesWith(view, layout))
  const sites = progress?.layout ?? []
  const value = progress?.value ?? worthOf([])
  return {
    sites,
    value,
    before: worthOf([]),
    bound: progress?.bound ?? Number.NaN,
    gap: progress?.gap ?? Number.POSITIVE_INFINITY,
    proved: false,
    provedBy: 'nothing',
    alternatives: [],
    without: sites.map((site) => ({
      sites: [site],
      value: worthOf(sites.filter((other) => other !== site)),
    })),
    candidates: view.candidates.length,
    stopped: true,
  }
}
