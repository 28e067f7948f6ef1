import type { AssumedField } from '@maillage/planning/trajectory/parse-trajectory.ts'
import type {
  Assumed,
  ByYear,
  ShareRange,
  TrajectoryPlan,
} from '@maillage/planning/trajectory/trajectory-plan.ts'
import type { Lang } from '../command.ts'
import { HYPOTHESES, type HypothesisName, number, percent, TRAJECTORY_WORDS } from './trajectory-words.ts'

/** One thing that a trajectory supposes. */
export interface Hypothesis {
  readonly name: HypothesisName
  readonly label: string
  /** In words. */
  readonly value: string
  /** `source`: the file names one; `file`: it names none; `maillage`: the file says nothing. */
  readonly from: 'source' | 'file' | 'maillage'
  readonly source: string
}

/** Everything that a trajectory supposes, each with its source or the words that it has none. */
export function listHypotheses(
  plan: TrajectoryPlan,
  assumed: readonly AssumedField[],
  lang: Lang,
): Hypothesis[] {
  return Object.entries(valuesInWords(plan, lang)).map(([key, [given, value]]) => {
    const name = key as HypothesisName
    const label = HYPOTHESES[lang][name]
    const words = TRAJECTORY_WORDS[lang]
    if ((assumed as readonly string[]).includes(name)) {
      const source = name === 'ages' ? words.assumedAges : words.assumed
      return { name, label, value, from: 'maillage', source }
    }
    return given.source === undefined
      ? { name, label, value, from: 'file', source: words.given }
      : { name, label, value, from: 'source', source: words.source(given.source) }
  })
}

type InWords = Partial<Record<HypothesisName, readonly [given: Assumed<unknown>, words: string]>>

function valuesInWords(
  plan: TrajectoryPlan,
  lang: Lang,
): Record<string, readonly [Assumed<unknown>, string]> {
  const plain = (given: Assumed): readonly [Assumed<unknown>, string] => [given, number(given.value, lang, 2)]
  const share = (given: Assumed<ShareRange>): readonly [Assumed<unknown>, string] => [
    given,
    shareInWords(given.value, lang),
  ]
  const { from, to } = plan.recruitAges.value
  const values: InWords = {
    practitioners: plain(plan.practitioners),
    fteEach: plain(plan.fteEach),
    ages: [plan.ages, agesInWords(plan, lang)],
    retirements: [plan.retirements, retirementsInWords(plan, lang)],
    departures: share(plan.departures),
    recruits: [plan.recruits, byYearInWords(plan.recruits.value, lang)],
    recruitSuccess: share(plan.recruitSuccess),
    fteByRecruit: plain(plan.fteByRecruit),
    recruitAges: [plan.recruitAges, TRAJECTORY_WORDS[lang].between(String(from), String(to))],
    sites: plain(plan.sites),
    openings: [plan.openings, byYearInWords(plan.openings.value, lang)],
    openingSuccess: share(plan.openingSuccess),
    ftePerSite: plain(plan.ftePerSite),
    ...(plan.patientsPerFte && { patientsPerFte: plain(plan.patientsPerFte) }),
    ...(plan.target && { target: plain(plan.target) }),
    ...(plan.reach && { covered: plain(plan.reach.covered), population: plain(plan.reach.population) }),
  }
  return values as Record<string, readonly [Assumed<unknown>, string]>
}

function shareInWords({ low, high }: ShareRange, lang: Lang): string {
  if (low === high) return percent(low, lang)
  return TRAJECTORY_WORDS[lang].between(percent(low, lang), percent(high, lang))
}

function byYearInWords(years: ByYear, lang: Lang): string {
  const words = TRAJECTORY_WORDS[lang]
  if (years.size === 0) return words.none
  return [...years].map(([year, count]) => words.byYear(year, number(count, lang))).join(', ')
}

/** The shares of the bands, in percent: those assumed are no people. */
function agesInWords({ ages }: TrajectoryPlan, lang: Lang): string {
  const total = ages.value.reduce((sum, { count }) => sum + count, 0)
  return ages.value
    .map(({ from, to, count }) => TRAJECTORY_WORDS[lang].ages(from, to, percent(count / total, lang)))
    .join(', ')
}

function retirementsInWords({ retirements }: TrajectoryPlan, lang: Lang): string {
  return retirements.value.map(({ age, share }) => `${age}\u202f: ${percent(share, lang)}`).join(', ')
}
