import { CRITERIA, type Criterion, type SharingScore } from './sharing-score.ts'
import { type SharingTables, WEEK } from './sharing-tables.ts'
import { PLAN_SIZE } from './week-plans.ts'

/** A day of somebody's week in the answer. */
export interface SharedDay {
  readonly weekday: number
  readonly site: number
  readonly service: number
  /** 2, or 1 when the day is half worked. */
  readonly halfDays: number
}

export interface SharedWeek {
  readonly days: readonly SharedDay[]
  /** Half-days at each site, by row of the site. */
  readonly halfDays: readonly number[]
  /** Minutes of road in the week. */
  readonly road: number
  /** Half-days for which there is no room. */
  readonly idle: number
}

/** One service at one site. */
export interface SharedNeed {
  readonly site: number
  readonly service: number
  /** Half-days a week. */
  readonly need: number
  /** Half-days given, which may be more than the need. */
  readonly given: number
}

export interface Sharing {
  /** By row of the practitioner. */
  readonly weeks: readonly SharedWeek[]
  /** Needs above 0, by site then service. */
  readonly needs: readonly SharedNeed[]
  readonly score: Readonly<Record<Criterion, number>>
}

/** What the weeks of all practitioners mean. */
export function readSharing(tables: SharingTables, weeks: Uint8Array, score: SharingScore): Sharing {
  const { problem } = tables
  const shared = problem.practitioners.map((_, row) =>
    readWeek(tables, row, weeks.subarray(row * PLAN_SIZE, (row + 1) * PLAN_SIZE)),
  )
  const given = (site: number, service: number) =>
    shared
      .flatMap(({ days }) => days)
      .filter((day) => day.site === site && day.service === service)
      .reduce((sum, { halfDays }) => sum + halfDays, 0)
  const needs = problem.sites.flatMap(({ need }, site) =>
    need.flatMap((units, service) =>
      units > 0 ? [{ site, service, need: units, given: given(site, service) }] : [],
    ),
  )
  return { weeks: shared, needs, score: namedScore(score) }
}

export function namedScore(score: SharingScore): Readonly<Record<Criterion, number>> {
  return Object.fromEntries(CRITERIA.map((name, i) => [name, score[i]!])) as Record<Criterion, number>
}

function readWeek(tables: SharingTables, row: number, week: Uint8Array): SharedWeek {
  const { problem, options, roundTrip } = tables
  const days: SharedDay[] = []
  for (let weekday = 0; weekday < WEEK; weekday++) {
    const code = week[weekday]!
    if (code === 0) continue
    days.push({ weekday, ...options[row]![code - 1]!, halfDays: week[WEEK] === weekday + 1 ? 1 : 2 })
  }
  const halfDays = problem.sites.map((_, site) =>
    days.filter((day) => day.site === site).reduce((sum, day) => sum + day.halfDays, 0),
  )
  const road = days.reduce((sum, { site }) => sum + roundTrip[row * problem.sites.length + site]!, 0)
  const worked = halfDays.reduce((sum, units) => sum + units, 0)
  return { days, halfDays, road, idle: problem.practitioners[row]!.halfDays - worked }
}
