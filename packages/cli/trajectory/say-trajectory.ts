import type { Trajectory, TrajectoryYear } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import type { TrajectoryPlan } from '@maillage/planning/trajectory/trajectory-plan.ts'
import type { Lang } from '../command.ts'
import { alignColumns } from '../share/align-columns.ts'
import type { Hypothesis } from './list-hypotheses.ts'
import { bandInWords, number, percent, TRAJECTORY_WORDS } from './trajectory-words.ts'

export interface TrajectoryContext {
  readonly plan: TrajectoryPlan
  readonly hypotheses: readonly Hypothesis[]
  readonly runs: number
  readonly seed: number
}

const COLUMNS = [
  'practitioners',
  'fte',
  'sites',
  'recruited',
  'retired',
  'left',
  'patients',
  'covered',
] as const

/** A trajectory as lines to read: the end, the years with their bands, and all that is supposed. */
export function trajectoryInLines(trajectory: Trajectory, context: TrajectoryContext, lang: Lang): string[] {
  const words = TRAJECTORY_WORDS[lang]
  const { plan, hypotheses, runs, seed } = context
  const last = trajectory.years.at(-1)!
  const columns = COLUMNS.filter((name) => last[name] !== undefined)
  const row = (year: TrajectoryYear) => [
    String(year.year),
    ...columns.map((name) => (isFlow(name) && year.year === plan.from ? '' : bandInWords(year[name]!, lang))),
  ]
  const reached =
    trajectory.targetReached === undefined
      ? []
      : [words.target(number(plan.target!.value, lang), percent(trajectory.targetReached, lang))]
  return [
    headline(plan, last, lang),
    ...reached,
    '',
    ...alignColumns([[words.year, ...columns.map((name) => words[name])], ...trajectory.years.map(row)]),
    '',
    words.howToRead(number(runs, lang), seed),
    '',
    words.hypotheses,
    ...hypotheses.map(
      ({ label, value, source }) => `  ${label}${lang === 'fr' ? '\u202f' : ''}: ${value} (${source})`,
    ),
    ...words.rules.map((rule) => `  ${rule}`),
    ...(plan.reach === undefined ? [] : [`  ${words.reachRule}`]),
  ]
}

function headline({ practitioners, from, to }: TrajectoryPlan, last: TrajectoryYear, lang: Lang): string {
  const { p10, p50, p90 } = last.practitioners
  const [now, low, middle, high] = [practitioners.value, p10, p50, p90].map((count) => number(count, lang))
  return TRAJECTORY_WORDS[lang].headline(now!, from, middle!, to, low!, high!)
}

const isFlow = (name: (typeof COLUMNS)[number]) =>
  name === 'recruited' || name === 'retired' || name === 'left'

/** A trajectory as one JSON document; means to the hundredth. */
export function trajectoryAsJson(trajectory: Trajectory, context: TrajectoryContext, lang: Lang) {
  const { plan, hypotheses, runs, seed } = context
  const words = TRAJECTORY_WORDS[lang]
  return {
    from: plan.from,
    to: plan.to,
    runs,
    seed,
    ...(trajectory.targetReached === undefined ? {} : { targetReached: trajectory.targetReached }),
    years: trajectory.years.map((year) => ({
      year: year.year,
      ...Object.fromEntries(
        COLUMNS.flatMap((name) => {
          const band = year[name]
          return band === undefined ? [] : [[name, { ...band, mean: Math.round(band.mean * 100) / 100 }]]
        }),
      ),
    })),
    hypotheses: [...hypotheses],
    rules: [...words.rules, ...(plan.reach === undefined ? [] : [words.reachRule])],
  }
}

/** The bands as CSV lines: `year,measure,p10,p50,p90,mean`. */
export function trajectoryAsCsv(trajectory: Trajectory): string[] {
  const lines = trajectory.years.flatMap((year) =>
    COLUMNS.flatMap((name) => {
      const band = year[name]
      if (band === undefined) return []
      return [[year.year, name, band.p10, band.p50, band.p90, Math.round(band.mean * 100) / 100].join(',')]
    }),
  )
  return ['year,measure,p10,p50,p90,mean', ...lines]
}
