import type { AplAnswer } from '@maillage/territory/accessibility/answer-apl.ts'
import { findDeserts, GP_DESERT_RULES } from '@maillage/territory/accessibility/deserts.ts'
import type { PublishedApl } from '@maillage/territory/accessibility/published-apl.ts'
import { type AplSummary, summariseApl } from '@maillage/territory/accessibility/summarise-apl.ts'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { Io } from '../command.ts'
import { sourcesOf } from './accessibility-sources.ts'
import { rounded } from './numbers.ts'

export interface CommuneAccess {
  readonly code: string
  readonly name: string
  readonly population: number
  readonly published: number | null
  readonly computed: number | null
  readonly difference: number | null
}

export interface ReportContext {
  readonly index: CommuneIndex
  readonly answer: AplAnswer
  readonly published: PublishedApl
  readonly travel: string
  readonly maxAge: number | null
  readonly io: Io
}

/** What is said, with the digits that the screens show. */
export function reportOf(area: Area, { index, answer, published, travel, maxAge, io }: ReportContext) {
  const { rules, series, need, fit } = answer
  const digits = rules.perInhabitant === 1 ? 3 : 1
  const summary = (access: Float64Array) =>
    rounding(
      summariseApl(area.rows, { access, need, population: index.population }, rules.underServed),
      digits,
    )
  return {
    area: area.key,
    profession: rules.profession,
    year: series?.year ?? null,
    maxAge,
    unit: rules.unit,
    level: 'commune',
    underServedBelow: rules.underServed,
    supply: answer.supplyOrigin,
    need: answer.needOrigin,
    travel,
    classes: rules.classes.map(({ upToMinutes, weight }) => ({ upToMinutes, weight: rounded(weight, 4) })),
    published: series === undefined ? null : summary(answer.published),
    computed: summary(answer.computed),
    fitOfFrance: fit && {
      median: rounded(fit.median, digits),
      p95: rounded(fit.p95, digits),
      medianByNeed: rounded(fit.medianByNeed, digits),
      p95ByNeed: rounded(fit.p95ByNeed, digits),
      meanPublished: rounded(fit.meanPublished, digits),
      meanComputed: rounded(fit.meanComputed, digits),
    },
    deserts: rules.profession === 'gp' ? desertsOf(area, index, published) : null,
    overAge65: rules.profession === 'gp' ? overAge65(area, answer, published, index) : null,
    sources: sourcesOf(answer, travel, io.lang),
    communes: Array.from(area.rows, (row): CommuneAccess => {
      const [there, here] = [answer.published[row] as number, answer.computed[row] as number]
      return {
        code: index.codes[row] as string,
        name: index.names[row] as string,
        population: index.population[row] as number,
        published: rounded(there, digits),
        computed: rounded(here, digits),
        difference: rounded(here - there, digits),
      }
    }),
  }
}

function rounding(summary: AplSummary, digits: number) {
  return {
    population: summary.population,
    known: summary.known,
    mean: rounded(summary.mean, digits),
    underServed: summary.underServed && {
      people: summary.underServed.people,
      share: rounded(summary.underServed.share, 3),
    },
    deciles: summary.deciles.map((bound) => rounded(bound, digits)),
    gini: rounded(summary.gini, 3),
  }
}

function desertsOf(area: Area, index: CommuneIndex, { columns }: PublishedApl) {
  const of = { before: columns.gp2016, now: columns.gp2018, population: index.population }
  const { both, levelOnly, trendOnly, people } = findDeserts(area.rows, of, GP_DESERT_RULES)
  return {
    ...GP_DESERT_RULES,
    levelAndTrend: both.map((row) => index.codes[row] as string),
    people: people.both,
    levelOnly: levelOnly.length,
    trendOnly: trendOnly.length,
  }
}

/** What would be lost if all general practitioners over 65 stopped at once, from the two published values of the year. */
function overAge65(
  { rows }: Area,
  { series, need }: AplAnswer,
  { columns }: PublishedApl,
  { population }: CommuneIndex,
) {
  const [all, upTo65] =
    series?.year === 2016 ? [columns.gp2016, columns.gpTo65In2016] : [columns.gp2018, columns.gpTo65In2018]
  const before = summariseApl(rows, { access: all, need, population }, GP_DESERT_RULES.level)
  const after = summariseApl(rows, { access: upTo65, need, population }, GP_DESERT_RULES.level)
  return {
    meanUpTo65: rounded(after.mean, 3),
    shareLost: rounded(1 - after.mean / before.mean, 3),
    underServedAfter: after.underServed?.people ?? 0,
  }
}

export type AccessibilityReport = ReturnType<typeof reportOf>
