import type { Agenda } from '@maillage/core/time/compute-agenda.ts'
import type {
  AgendaExplanation,
  OpeningCause,
  OpeningExplanation,
} from '@maillage/core/time/explain-agenda.ts'
import { DAY_MS, formatLocalDate, type LocalDay, MINUTE_MS } from '@maillage/core/time/local-time.ts'
import type { Lang } from '../command.ts'

/** The explanation with dates and instants as text, for programs. */
export function explanationAsJson(agenda: Agenda, explanation: AgendaExplanation): unknown {
  const { format } = agenda.clock
  return {
    openings: explanation.openings.map(({ rule, day, opening, starts, slots, causes }) => ({
      ...ruleFields(agenda, rule),
      date: formatLocalDate(day),
      start: format(opening.start),
      end: format(opening.end),
      starts,
      slots,
      causes: causes.map((cause) => ({
        ...cause,
        ...('limit' in cause ? { limit: format(cause.limit) } : {}),
        ...('start' in cause ? { start: format(cause.start), end: format(cause.end) } : {}),
      })),
    })),
    lostDays: explanation.lostDays.map(({ rule, day, kind }) => {
      return { ...ruleFields(agenda, rule), date: formatLocalDate(day), kind }
    }),
    silentRules: explanation.silentRules.map(({ rule, kind }) => ({ ...ruleFields(agenda, rule), kind })),
  }
}

/** The explanation as lines to read: a line per opening, its causes below it, then what the rules did not open. */
export function explanationAsSentences(agenda: Agenda, explanation: AgendaExplanation, lang: Lang): string[] {
  const words = WORDS[lang]
  const total = explanation.openings.reduce((sum, opening) => sum + opening.slots, 0)
  const lines = [words.total(total, dateText(agenda.from, lang), dateText(agenda.to, lang))]
  for (const opening of explanation.openings) {
    lines.push(openingLine(agenda, opening, lang))
    for (const cause of opening.causes) lines.push(`  - ${causeLine(agenda, cause, lang)}`)
  }
  for (const { rule, day, kind } of explanation.lostDays) {
    lines.push(words.lostDay[kind](ruleName(agenda, rule), dateText(day, lang)))
  }
  for (const { rule, kind } of explanation.silentRules) lines.push(words.silent[kind](ruleName(agenda, rule)))
  if (agenda.rules.length === 0) lines.push(words.noRule)
  return lines
}

const FRENCH = {
  total: (slots: number, from: string, to: string) =>
    `${slots} créneau${plural(slots, 'x')} du ${from} au ${to}.`,
  opening: (name: string, period: string, slots: number, starts: number) =>
    starts === 0
      ? `${name}, ${period} : trop court pour un créneau.`
      : `${name}, ${period} : ${slots} créneau${plural(slots, 'x')} sur ${starts} départ${plural(starts, 's')} de la grille.`,
  cause: {
    'outside-window': () => 'hors de la période demandée',
    past: () => 'déjà passé',
    notice: (limit: string) => `délai de prévenance, jusqu’au ${limit}`,
    horizon: (limit: string) => `au-delà de l’horizon, à partir du ${limit}`,
    'given-by-another-opening': () => 'déjà donné par une autre ouverture',
    absence: (period: string, index: number) => `absences[${index}], ${period}`,
    busy: (period: string, index: number) => `busy[${index}], ${period}`,
    buffer: (period: string, index: number) => `marge avant ou après busy[${index}], ${period}`,
  },
  starts: (count: number) => `${count} départ${plural(count, 's')} en moins`,
  remainder: (minutes: number) =>
    `reste de la grille : ${minutes} min en fin d’ouverture, trop court pour un créneau`,
  lostDay: {
    exdate: (name: string, date: string) => `${name}, ${date} : pas d’ouverture, la date est dans exdates.`,
    'no-time': (name: string, date: string) =>
      `${name}, ${date} : le changement d’heure ne laisse aucun temps.`,
  },
  silent: {
    'starts-later': (name: string) => `${name} : aucune ouverture, la règle commence après la période.`,
    over: (name: string) =>
      `${name} : aucune ouverture, la règle est finie avant la période ou ne donne aucune date.`,
    between: (name: string) => `${name} : aucune ouverture, la règle ne donne aucune date dans la période.`,
  },
  noRule: 'L’agenda ne contient aucune règle : il n’y a aucune ouverture.',
  period: (date: string, start: string, end: string, endDate: string | null) =>
    `${date}, de ${start} à ${end}${endDate === null ? '' : ` le ${endDate}`}`,
  moment: (date: string, time: string) => `${date} à ${time}`,
}

const ENGLISH: typeof FRENCH = {
  total: (slots, from, to) => `${slots} slot${plural(slots, 's')} from ${from} to ${to}.`,
  opening: (name, period, slots, starts) =>
    starts === 0
      ? `${name}, ${period}: too short for a slot.`
      : `${name}, ${period}: ${slots} slot${plural(slots, 's')} out of ${starts} start${plural(starts, 's')} of the grid.`,
  cause: {
    'outside-window': () => 'outside the period asked for',
    past: () => 'already past',
    notice: (limit) => `minimum notice, until ${limit}`,
    horizon: (limit) => `beyond the horizon, from ${limit}`,
    'given-by-another-opening': () => 'already given by another opening',
    absence: (period, index) => `absences[${index}], ${period}`,
    busy: (period, index) => `busy[${index}], ${period}`,
    buffer: (period, index) => `buffer before or after busy[${index}], ${period}`,
  },
  starts: (count) => `${count} start${plural(count, 's')} fewer`,
  remainder: (minutes) =>
    `remainder of the grid: ${minutes} min at the end of the opening, too short for a slot`,
  lostDay: {
    exdate: (name, date) => `${name}, ${date}: no opening, the date is in exdates.`,
    'no-time': (name, date) => `${name}, ${date}: the change of the clocks leaves no time.`,
  },
  silent: {
    'starts-later': (name) => `${name}: no opening, the rule starts after the period.`,
    over: (name) => `${name}: no opening, the rule ended before the period or gives no date.`,
    between: (name) => `${name}: no opening, the rule gives no date in the period.`,
  },
  noRule: 'The agenda holds no rule: there is no opening.',
  period: (date, start, end, endDate) =>
    `${date}, from ${start} to ${end}${endDate === null ? '' : ` on ${endDate}`}`,
  moment: (date, time) => `${date} at ${time}`,
}

const WORDS: Record<Lang, typeof FRENCH> = { fr: FRENCH, en: ENGLISH }

function openingLine(
  agenda: Agenda,
  { rule, opening, slots, starts }: OpeningExplanation,
  lang: Lang,
): string {
  const period = periodText(agenda, opening.start, opening.end, lang)
  return WORDS[lang].opening(ruleName(agenda, rule), period, slots, starts)
}

function causeLine(agenda: Agenda, cause: OpeningCause, lang: Lang): string {
  const words = WORDS[lang]
  if (cause.kind === 'remainder') return words.remainder(cause.minutes)
  return `${causeName(agenda, cause, lang)}${lang === 'fr' ? ' : ' : ': '}${words.starts(cause.starts)}`
}

function causeName(agenda: Agenda, cause: Exclude<OpeningCause, { kind: 'remainder' }>, lang: Lang): string {
  const { cause: names, moment } = WORDS[lang]
  if (cause.kind === 'notice' || cause.kind === 'horizon') {
    const day = agenda.clock.dayOf(cause.limit)
    return names[cause.kind](moment(dateText(day, lang), timeText(agenda, cause.limit, lang)))
  }
  if (cause.kind === 'absence' || cause.kind === 'busy' || cause.kind === 'buffer') {
    return names[cause.kind](periodText(agenda, cause.start, cause.end, lang), cause.index)
  }
  return names[cause.kind]()
}

function periodText(agenda: Agenda, start: number, end: number, lang: Lang): string {
  const { clock } = agenda
  const endDay = clock.dayOf(end)
  const endDate = endDay === clock.dayOf(start) ? null : dateText(endDay, lang)
  const date = dateText(clock.dayOf(start), lang)
  return WORDS[lang].period(date, timeText(agenda, start, lang), timeText(agenda, end, lang), endDate)
}

function timeText(agenda: Agenda, instant: number, lang: Lang): string {
  const wallTime = agenda.clock.toWallTime(instant)
  const minutes = Math.floor((wallTime - Math.floor(wallTime / DAY_MS) * DAY_MS) / MINUTE_MS)
  const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')]
  return lang === 'fr' ? `${hours}\u00A0h\u00A0${rest}` : `${String(hours).padStart(2, '0')}:${rest}`
}

const DATE_FORMATS: Record<Lang, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
}

function dateText(day: LocalDay, lang: Lang): string {
  return DATE_FORMATS[lang].format(day * DAY_MS)
}

function ruleName(agenda: Agenda, rule: number): string {
  const { id } = agenda.rules[rule]!
  return id === null ? `rules[${rule}]` : `rules[${rule}] (${id})`
}

function ruleFields(agenda: Agenda, rule: number): { rule: number; id?: string } {
  const { id } = agenda.rules[rule]!
  return id === null ? { rule } : { rule, id }
}

function plural(count: number, ending: string): string {
  return count < 2 ? '' : ending
}
