import type { SharingProblem } from '../sharing-problem.ts'

/** What somebody does on a day: nothing, or half-days of a service at a site. */
type Day = { site: number; service: number; units: number } | undefined

/**
 * The best score by trying everything, read from the rules and not from the engine: shares no code with it. For a few
 * practitioners, sites and days only.
 */
export function bestByBruteForce(
  problem: SharingProblem,
  roundTrip: ArrayLike<number>,
): number[] | undefined {
  const { practitioners } = problem
  const weeks = practitioners.map((_, row) => weeksOf(problem, roundTrip, row))
  let best: number[] | undefined
  const chosen: Day[][] = []
  const descend = (row: number): void => {
    if (row === practitioners.length) {
      if (!fitsRooms(problem, chosen)) return
      const score = scoreOf(problem, roundTrip, chosen)
      if (best === undefined || isBefore(score, best)) best = score
      return
    }
    for (const week of weeks[row]!) {
      chosen[row] = week
      descend(row + 1)
    }
  }
  descend(0)
  return best
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i])
  return at >= 0 && a[at]! < b[at]!
}

function weeksOf(problem: SharingProblem, roundTrip: ArrayLike<number>, row: number): Day[][] {
  const person = problem.practitioners[row]!
  const days: Day[][] = Array.from({ length: 7 }, (_, weekday) => {
    const fixed = person.fixedDays.find((day) => day.weekday === weekday)
    const choices: Day[] = []
    for (const [site, { weekdays, need }] of problem.sites.entries()) {
      if (fixed !== undefined && fixed.site !== site) continue
      if (!weekdays.includes(weekday) || !person.weekdays.includes(weekday)) continue
      if (person.preferences[site] === 'refused') continue
      const minutes = roundTrip[row * problem.sites.length + site]!
      if (minutes > person.maxMinutesPerDay || minutes === Number.POSITIVE_INFINITY) continue
      for (const service of person.services) {
        if (need[service]! === 0 && !isThereToday(problem, row, site)) continue
        choices.push({ site, service, units: 2 })
        if (fixed === undefined && person.halfDays % 2 === 1) choices.push({ site, service, units: 1 })
      }
    }
    return fixed === undefined ? [undefined, ...choices] : choices
  })
  const weeks: Day[][] = [[]]
  for (const choices of days)
    weeks.splice(0, weeks.length, ...weeks.flatMap((week) => choices.map((day) => [...week, day])))
  return weeks.filter((week) => {
    const worked = week.filter((day) => day !== undefined)
    const halves = worked.filter(({ units }) => units === 1).length
    const whole = worked.length - halves
    const sites = new Set(worked.map(({ site }) => site)).size
    return halves <= 1 && whole * 2 + halves <= person.halfDays && sites <= person.maxSites
  })
}

function isThereToday(problem: SharingProblem, row: number, site: number): boolean {
  const { today, fixedDays } = problem.practitioners[row]!
  if (fixedDays.some((day) => day.site === site)) return true
  if (today.kind === 'counts') return today.halfDays[site]! > 0
  return today.kind === 'weekdays' && today.days.some((day) => day.site === site)
}

function fitsRooms(problem: SharingProblem, chosen: readonly Day[][]): boolean {
  for (const [site, { rooms }] of problem.sites.entries())
    for (let weekday = 0; weekday < 7; weekday++) {
      const units = chosen.map((week) => (week[weekday]?.site === site ? week[weekday]!.units : 0))
      if (units.reduce((sum, unit) => sum + unit, 0) > rooms * 2) return false
    }
  return true
}

function scoreOf(problem: SharingProblem, roundTrip: ArrayLike<number>, chosen: readonly Day[][]): number[] {
  const { sites, practitioners, services } = problem
  const all = chosen.flatMap((week, row) =>
    week.flatMap((day, weekday) => (day === undefined ? [] : [{ ...day, row, weekday }])),
  )
  const units = (days: typeof all) => days.reduce((sum, day) => sum + day.units, 0)
  const missing = sites.flatMap(({ need }, site) =>
    services.map((_, service) =>
      Math.max(0, need[service]! - units(all.filter((day) => day.site === site && day.service === service))),
    ),
  )
  const closed = sites.map(({ openDays }, site) => {
    const open = new Set(all.filter((day) => day.site === site).map(({ weekday }) => weekday)).size
    return Math.max(0, openDays - open)
  })
  const changed = practitioners.map(({ today }, row) => {
    const own = all.filter((day) => day.row === row)
    if (today.kind === 'none') return 0
    if (today.kind === 'counts')
      return sum(
        today.halfDays.map((was, site) => Math.max(0, was - units(own.filter((day) => day.site === site)))),
      )
    return sum(
      today.days.map(
        ({ weekday, site }) => 2 - units(own.filter((day) => day.weekday === weekday && day.site === site)),
      ),
    )
  })
  const wish = { preferred: 0, none: 1, avoided: 2, refused: 0 }
  return [
    sum(missing),
    sum(practitioners.map(({ halfDays }) => halfDays)) - units(all),
    Math.max(0, ...missing),
    sum(closed),
    sum(changed),
    new Set(all.map(({ row, site }) => `${row} ${site}`)).size,
    sum(all.map((day) => day.units * wish[practitioners[day.row]!.preferences[day.site] ?? 'none'])),
    sum(all.map(({ row, site }) => roundTrip[row * sites.length + site]!)),
  ]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
