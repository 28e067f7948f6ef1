import { type SharingPractitioner, type SharingProblem, WEEKDAYS } from './sharing-problem.ts'

/** What a practitioner can do on one day: one service at one site. */
export interface DayOption {
  readonly site: number
  readonly service: number
}

/** A sharing problem made ready to be searched. Times are half-days, so that all sums are whole. */
export interface SharingTables {
  readonly problem: SharingProblem
  /** Minutes there and back, row-major practitioners x sites, whole; Infinity where no road is known. */
  readonly roundTrip: Float64Array
  /** Options of each practitioner: the services that the site needs, and any where he or she works today. */
  readonly options: readonly (readonly DayOption[])[]
  /** The site on which a weekday of a practitioner is fixed, `practitioner * 7 + weekday`; -1 when it is free. */
  readonly fixedSite: Int8Array
  /** Half-days that a site can receive on a weekday besides the fixed days, `site * 7 + weekday`. */
  readonly freeRooms: Int16Array
  /** Half-days needed, `site * services + service`. */
  readonly need: Int16Array
}

/** The week has seven rows, worked or not. */
export const WEEK = WEEKDAYS.length

/**
 * Which options each practitioner has within the limits of travel, refusals and weekdays.
 * `roundTrip` is given by the caller, in whole minutes.
 */
export function sharingTables(problem: SharingProblem, roundTrip: Float64Array): SharingTables {
  const { practitioners, sites, services } = problem
  const fixedSite = new Int8Array(practitioners.length * WEEK).fill(-1)
  const freeRooms = new Int16Array(sites.length * WEEK)
  for (const [row, site] of sites.entries())
    for (const weekday of site.weekdays) freeRooms[row * WEEK + weekday] = site.rooms * 2
  for (const [row, { fixedDays }] of practitioners.entries()) {
    for (const { weekday, site } of fixedDays) {
      fixedSite[row * WEEK + weekday] = site
      freeRooms[site * WEEK + weekday]! -= 2
    }
  }
  return {
    problem,
    roundTrip,
    options: practitioners.map((person, row) => optionsOf(problem, roundTrip, person, row)),
    fixedSite,
    freeRooms,
    need: Int16Array.from(sites.flatMap(({ need }) => services.map((_, service) => need[service] ?? 0))),
  }
}

/** Whether somebody may work at a site as far as the road, the weekdays and his or her refusals go. */
export function canReach(
  problem: SharingProblem,
  roundTrip: Float64Array,
  practitioner: number,
  site: number,
): boolean {
  const person = problem.practitioners[practitioner]!
  const minutes = roundTrip[practitioner * problem.sites.length + site]!
  return (
    minutes <= person.maxMinutesPerDay &&
    Number.isFinite(minutes) &&
    person.preferences[site] !== 'refused' &&
    problem.sites[site]!.weekdays.some((weekday) => person.weekdays.includes(weekday))
  )
}

function optionsOf(
  problem: SharingProblem,
  roundTrip: Float64Array,
  person: SharingPractitioner,
  row: number,
): DayOption[] {
  return problem.sites.flatMap(({ need }, site) => {
    if (!canReach(problem, roundTrip, row, site)) return []
    const isKept = worksToday(person, site)
    return person.services
      .filter((service) => isKept || (need[service] ?? 0) > 0)
      .map((service) => ({ site, service }))
  })
}

function worksToday({ today, fixedDays }: SharingPractitioner, site: number): boolean {
  if (fixedDays.some((day) => day.site === site)) return true
  if (today.kind === 'counts') return today.halfDays[site]! > 0
  return today.kind === 'weekdays' && today.days.some((day) => day.site === site)
}
