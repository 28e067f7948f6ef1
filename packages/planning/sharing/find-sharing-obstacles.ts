import { type SharingProblem, WEEKDAYS } from './sharing-problem.ts'
import type { ReachObstacle, SharingRefusal } from './sharing-refusal.ts'
import { canReach } from './sharing-tables.ts'

/**
 * What makes a sharing impossible, each with the constraint that does: days against weekdays, fixed days, rooms, the road, and needs
 * that nobody can meet. Empty when an arrangement exists. `roundTrip` as in `sharingTables`.
 */
export function findSharingObstacles(problem: SharingProblem, roundTrip: Float64Array): SharingRefusal[] {
  const refusals = [
    ...problem.practitioners
      .keys()
      .flatMap((row) => [
        ...daysOf(problem, row),
        ...fixedDaysOf(problem, roundTrip, row),
        ...reachOf(problem, roundTrip, row),
      ]),
    ...problem.sites.keys().flatMap((row) => [...roomsOf(problem, row), ...needsOf(problem, roundTrip, row)]),
  ]
  return refusals
}

function daysOf({ practitioners }: SharingProblem, row: number): SharingRefusal[] {
  const { label, halfDays, weekdays, fixedDays, maxSites } = practitioners[row]!
  const path = `practitioners[${row}]`
  const refusals: SharingRefusal[] = []
  if (Math.ceil(halfDays / 2) > weekdays.length) {
    const kind = 'more-days-than-weekdays'
    refusals.push({
      path: `${path}.daysPerWeek`,
      kind,
      who: label,
      days: halfDays / 2,
      weekdays: weekdays.length,
    })
  }
  if (fixedDays.length * 2 > halfDays) {
    const kind = 'more-fixed-days-than-days'
    refusals.push({
      path: `${path}.fixedDays`,
      kind,
      who: label,
      fixed: fixedDays.length,
      days: halfDays / 2,
    })
  }
  const sites = new Set(fixedDays.map(({ site }) => site)).size
  if (sites > maxSites)
    refusals.push({ path: `${path}.fixedDays`, kind: 'fixed-on-too-many-sites', who: label, sites, maxSites })
  return refusals
}

function fixedDaysOf(problem: SharingProblem, roundTrip: Float64Array, row: number): SharingRefusal[] {
  const { label: who, weekdays, fixedDays } = problem.practitioners[row]!
  const path = `practitioners[${row}].fixedDays`
  const onDays = fixedDays.flatMap(({ weekday, site }): SharingRefusal[] => {
    const day = WEEKDAYS[weekday]!
    if (!weekdays.includes(weekday)) return [{ path, kind: 'fixed-on-a-day-off', who, weekday: day }]
    const { label, weekdays: open } = problem.sites[site]!
    return open.includes(weekday) ? [] : [{ path, kind: 'fixed-when-closed', who, site: label, weekday: day }]
  })
  if (onDays.length > 0) return onDays
  const sites = [...new Set(fixedDays.map(({ site }) => site))]
  return sites.flatMap((site): SharingRefusal[] => {
    if (canReach(problem, roundTrip, row, site)) return []
    return [{ path, kind: 'fixed-out-of-reach', who, obstacle: obstacleTo(problem, roundTrip, row, site) }]
  })
}

function reachOf(problem: SharingProblem, roundTrip: Float64Array, row: number): SharingRefusal[] {
  const { label: who, services } = problem.practitioners[row]!
  const path = `practitioners[${row}]`
  const useful = [...problem.sites.keys()].filter((site) =>
    services.some((service) => problem.sites[site]!.need[service]! > 0),
  )
  if (useful.length === 0) {
    const names = services.map((service) => problem.services[service]!.label)
    return [{ path: `${path}.services`, kind: 'services-needed-nowhere', who, services: names }]
  }
  if (useful.some((site) => canReach(problem, roundTrip, row, site))) return []
  const minutes = (site: number) => roundTrip[row * problem.sites.length + site]!
  const nearest = useful.reduce((best, site) => (minutes(site) < minutes(best) ? site : best))
  return [{ path, kind: 'reaches-no-site', who, obstacle: obstacleTo(problem, roundTrip, row, nearest) }]
}

function roomsOf({ sites, practitioners }: SharingProblem, row: number): SharingRefusal[] {
  const { label, rooms, weekdays } = sites[row]!
  return weekdays.flatMap((weekday): SharingRefusal[] => {
    const fixed = practitioners.filter(({ fixedDays }) =>
      fixedDays.some((day) => day.site === row && day.weekday === weekday),
    ).length
    if (fixed <= rooms) return []
    const kind = 'fewer-rooms-than-fixed-days'
    return [{ path: `sites[${row}].rooms`, kind, site: label, weekday: WEEKDAYS[weekday]!, rooms, fixed }]
  })
}

function needsOf(problem: SharingProblem, roundTrip: Float64Array, row: number): SharingRefusal[] {
  const { label: site, need } = problem.sites[row]!
  return problem.services.flatMap(({ id, label }, service): SharingRefusal[] => {
    if (!(need[service]! > 0)) return []
    const path = `sites[${row}].need.${id}`
    const able = [...problem.practitioners.keys()].filter((person) =>
      problem.practitioners[person]!.services.includes(service),
    )
    if (able.length === 0) return [{ path, kind: 'service-nobody-has', site, service: label }]
    if (able.some((person) => canReach(problem, roundTrip, person, row))) return []
    const minutes = (person: number) => roundTrip[person * problem.sites.length + row]!
    const nearest = able.reduce((best, person) => (minutes(person) < minutes(best) ? person : best))
    const who = problem.practitioners[nearest]!.label
    const obstacle = obstacleTo(problem, roundTrip, nearest, row)
    return [{ path, kind: 'site-nobody-reaches', site, service: label, who, obstacle }]
  })
}

function obstacleTo(
  problem: SharingProblem,
  roundTrip: Float64Array,
  row: number,
  site: number,
): ReachObstacle {
  const person = problem.practitioners[row]!
  const { label, weekdays } = problem.sites[site]!
  const minutes = roundTrip[row * problem.sites.length + site]!
  if (person.preferences[site] === 'refused') return { kind: 'refused', site: label }
  if (!Number.isFinite(minutes)) return { kind: 'no-road', site: label }
  if (minutes > person.maxMinutesPerDay)
    return { kind: 'road', site: label, minutes, limit: person.maxMinutesPerDay }
  return weekdays.some((weekday) => person.weekdays.includes(weekday))
    ? { kind: 'refused', site: label }
    : { kind: 'weekdays', site: label }
}
