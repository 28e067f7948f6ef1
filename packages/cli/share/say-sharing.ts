import type { SharingAnswer } from '@maillage/planning/sharing/share-sites.ts'
import type { SharingProblem } from '@maillage/planning/sharing/sharing-problem.ts'
import { CRITERIA } from '@maillage/planning/sharing/sharing-score.ts'
import type { Lang } from '../command.ts'
import { alignColumns } from './align-columns.ts'
import { reasonInLines } from './say-reason.ts'
import { CRITERION_WORDS, countOfDays, days, hours, SHARE_WORDS, WEEKDAY_WORDS } from './share-words.ts'

export interface SharingContext {
  readonly problem: SharingProblem
  /** How the minutes were made. */
  readonly travel: string
  /** What was allowed for the proof. */
  readonly seconds: number
}

/** A sharing as lines to read: who goes where, what it covers, the week, the reasons, how far it is proved. */
export function sharingInLines(answer: SharingAnswer, context: SharingContext, lang: Lang): string[] {
  const { problem } = context
  const reasons = answer.reasons.filter(({ practitioner, alternatives }) => {
    const { halfDays } = answer.sharing.weeks[practitioner]!
    return (
      alternatives.length > 1 &&
      (halfDays.filter((units) => units > 0).length > 1 || hasMoved(answer, context, practitioner))
    )
  })
  return [
    headline(answer, context, lang),
    needLine(answer, problem, lang),
    '',
    ...alignColumns([...peopleRows(answer, problem, lang), ...needRows(answer, problem, lang)]),
    ...idleLines(answer, problem, lang),
    '',
    SHARE_WORDS[lang].week,
    ...weekLines(answer, problem, lang),
    ...reasons.flatMap((reason) => ['', ...reasonInLines(problem, reason, lang)]),
    '',
    ...(reasons.length > 0 ? [SHARE_WORDS[lang].othersStay] : []),
    SHARE_WORDS[lang].order,
    proofLine(answer, context, lang),
    SHARE_WORDS[lang].travel(context.travel),
  ]
}

/** Half-days of today by site; undefined when nothing was said of today. */
function todayOf(problem: SharingProblem, row: number): readonly number[] | undefined {
  const { today } = problem.practitioners[row]!
  if (today.kind === 'none') return undefined
  if (today.kind === 'counts') return today.halfDays
  return problem.sites.map((_, site) => today.days.filter((day) => day.site === site).length * 2)
}

function movedHalfDays(answer: SharingAnswer, problem: SharingProblem, row: number): number {
  const { halfDays } = answer.sharing.weeks[row]!
  return (todayOf(problem, row) ?? halfDays).reduce(
    (sum, was, site) => sum + Math.max(0, was - halfDays[site]!),
    0,
  )
}

const hasMoved = (answer: SharingAnswer, { problem }: SharingContext, row: number) =>
  movedHalfDays(answer, problem, row) > 0

/** Told of the practitioner whose days change most, then of the one with most sites. */
function headline(answer: SharingAnswer, { problem }: SharingContext, lang: Lang): string {
  const words = SHARE_WORDS[lang]
  const weight = (row: number) =>
    movedHalfDays(answer, problem, row) * 100 +
    answer.sharing.weeks[row]!.halfDays.filter((units) => units > 0).length
  const row = [...problem.practitioners.keys()].reduce((best, other) =>
    weight(other) > weight(best) ? other : best,
  )
  const { halfDays } = answer.sharing.weeks[row]!
  const where = [...halfDays.keys()]
    .filter((site) => halfDays[site]! > 0)
    .sort((a, b) => halfDays[b]! - halfDays[a]!)
    .map((site) => words.at(countOfDays(halfDays[site]!, lang), problem.sites[site]!.label))
  const say = answer.isProved ? words.best : words.found
  return say(where.join(', ') || '0', problem.practitioners[row]!.label)
}

function needLine({ sharing }: SharingAnswer, problem: SharingProblem, lang: Lang): string {
  const words = SHARE_WORDS[lang]
  const need = sharing.needs.reduce((sum, one) => sum + one.need, 0)
  const covered = words.covered(countOfDays(need - sharing.score.missing, lang), days(need, lang))
  if (sharing.score.missing === 0) return covered
  const where = sharing.needs
    .filter((one) => one.given < one.need)
    .map((one) =>
      words.missingAt(
        problem.services[one.service]!.label,
        problem.sites[one.site]!.label,
        days(one.given, lang),
        days(one.need, lang),
      ),
    )
  return `${covered} ${words.missing(countOfDays(sharing.score.missing, lang), where.join(', '))}`
}

function peopleRows({ sharing }: SharingAnswer, problem: SharingProblem, lang: Lang): string[][] {
  const words = SHARE_WORDS[lang]
  return [
    [words.daysAWeek, ...problem.sites.map(({ label }) => label), words.road],
    ...problem.practitioners.map(({ label }, row) => {
      const { halfDays, road } = sharing.weeks[row]!
      const today = todayOf(problem, row)
      const cells = halfDays.map((units, site) => {
        const was = today?.[site] ?? units
        const now = units === 0 && was === 0 ? '' : days(units, lang)
        return was === units ? now : `${now} (${words.was(days(was, lang))})`
      })
      return [label, ...cells, hours(road, lang)]
    }),
  ]
}

function needRows({ sharing }: SharingAnswer, problem: SharingProblem, lang: Lang): string[][] {
  const words = SHARE_WORDS[lang]
  return problem.services.map(({ label }, service) => [
    words.onNeed(label),
    ...problem.sites.map((_, site) => {
      const one = sharing.needs.find((need) => need.site === site && need.service === service)
      return one === undefined ? '' : words.of(days(one.given, lang), days(one.need, lang))
    }),
  ])
}

function idleLines({ sharing }: SharingAnswer, problem: SharingProblem, lang: Lang): string[] {
  return sharing.weeks.flatMap(({ idle }, row) =>
    idle === 0 ? [] : [SHARE_WORDS[lang].idle(problem.practitioners[row]!.label, countOfDays(idle, lang))],
  )
}

function weekLines({ sharing }: SharingAnswer, problem: SharingProblem, lang: Lang): string[] {
  const worked = WEEKDAY_WORDS[lang].flatMap((name, weekday) =>
    sharing.weeks.some(({ days: own }) => own.some((day) => day.weekday === weekday))
      ? [{ name, weekday }]
      : [],
  )
  const rows = problem.practitioners.map(({ label, services }, row) => [
    label,
    ...worked.map(({ weekday }) => {
      const day = sharing.weeks[row]!.days.find((one) => one.weekday === weekday)
      if (day === undefined) return '–'
      const service = services.length > 1 ? ` (${problem.services[day.service]!.label})` : ''
      return `${problem.sites[day.site]!.label}${service}${day.halfDays === 1 ? ' ½' : ''}`
    }),
  ])
  return alignColumns([['', ...worked.map(({ name }) => name)], ...rows])
}

function proofLine({ isProved, proved }: SharingAnswer, { seconds }: SharingContext, lang: Lang): string {
  const words = SHARE_WORDS[lang]
  if (isProved) return words.proved
  if (proved === 0) return words.notProved
  const names = CRITERIA.slice(0, proved).map((name) => CRITERION_WORDS[lang][name])
  return words.provedPart(names.join(', '), String(seconds))
}
