import type { SharingAnswer } from '@maillage/planning/sharing/share-sites.ts'
import { type SharingProblem, WEEKDAYS } from '@maillage/planning/sharing/sharing-problem.ts'
import { CRITERIA } from '@maillage/planning/sharing/sharing-score.ts'
import type { Lang } from '../command.ts'
import { reasonSentence } from './say-reason.ts'
import type { SharingContext } from './say-sharing.ts'

/** A sharing as one JSON document; days are whole or halves, roads in minutes a week. */
export function sharingAsJson(answer: SharingAnswer, { problem, travel }: SharingContext, lang: Lang) {
  const { sharing, reasons } = answer
  const need = sharing.needs.reduce((sum, one) => sum + one.need, 0) / 2
  return {
    travel,
    need,
    covered: need - sharing.score.missing / 2,
    isProved: answer.isProved,
    criteria: CRITERIA.map((name, i) => ({
      name,
      value: sharing.score[name],
      unit: UNITS[name],
      isProved: i < answer.proved,
    })),
    practitioners: problem.practitioners.map(({ id, label }, row) => {
      const { halfDays, road, idle } = sharing.weeks[row]!
      const days = Object.fromEntries(
        problem.sites.flatMap((site, i) => (halfDays[i]! > 0 ? [[site.id, halfDays[i]! / 2]] : [])),
      )
      return {
        id,
        label,
        days,
        week: daysOf(answer, problem, row),
        roadMinutes: road,
        daysWithoutRoom: idle / 2,
      }
    }),
    needs: sharing.needs.map(({ site, service, need: wanted, given }) => ({
      site: problem.sites[site]!.id,
      service: problem.services[service]!.id,
      need: wanted / 2,
      given: given / 2,
      covered: Math.min(wanted, given) / 2,
    })),
    reasons: reasons.map((reason) => ({
      practitioner: problem.practitioners[reason.practitioner]!.id,
      sites: reason.sites.map((site) => problem.sites[site]!.id),
      need: reason.need / 2,
      alternatives: reason.alternatives.map(({ halfDays, isChosen, outcome }) => ({
        days: halfDays.map((units) => units / 2),
        isChosen,
        covered: outcome === undefined ? null : outcome.covered / 2,
        roadMinutes: outcome?.road ?? null,
      })),
      verdict: reason.verdict,
      sentence: reasonSentence(reason, lang),
    })),
  }
}

const UNITS = {
  missing: 'half-days',
  idle: 'half-days',
  worst: 'half-days',
  closed: 'weekdays',
  changed: 'half-days',
  people: 'practitioner-site pairs',
  wishes: 'half-days',
  road: 'minutes',
} as const

function daysOf({ sharing }: SharingAnswer, problem: SharingProblem, row: number) {
  return sharing.weeks[row]!.days.map(({ weekday, site, service, halfDays }) => ({
    weekday: WEEKDAYS[weekday]!,
    site: problem.sites[site]!.id,
    service: problem.services[service]!.id,
    days: halfDays / 2,
  }))
}

/** The weeks as CSV lines: `practitioner,weekday,site,service,days,roadMinutes`. */
export function sharingAsCsv(
  answer: SharingAnswer,
  problem: SharingProblem,
  roundTrip: Float64Array,
): string[] {
  const lines = problem.practitioners.flatMap(({ id }, row) =>
    answer.sharing.weeks[row]!.days.map(({ weekday, site, service, halfDays }) =>
      [
        id,
        WEEKDAYS[weekday]!,
        problem.sites[site]!.id,
        problem.services[service]!.id,
        halfDays / 2,
        roundTrip[row * problem.sites.length + site]!,
      ]
        .map((cell) => quoted(String(cell)))
        .join(','),
    ),
  )
  return ['practitioner,weekday,site,service,days,roadMinutes', ...lines]
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
