import { type SharingTables, WEEK } from './sharing-tables.ts'

/**
 * Weeks of one practitioner, flat: plan `i` stands at `i * PLAN_SIZE`: for each weekday the row of an option plus one, or 0
 * when the day is off, then the weekday that is half worked plus one, or 0.
 */
export type WeekPlans = Uint8Array

export const PLAN_SIZE = WEEK + 1

/** Beyond it a person's weeks are not all listed: the search then changes two days at a time. */
const MOST_PLANS = 20_000

/**
 * Every week of a practitioner that works as many of his or her days as the sites allow, on at most his or her number of
 * sites, with the fixed days. Rooms are not looked at: they depend on the others. Undefined when there are too many.
 */
export function allWeekPlans(tables: SharingTables, practitioner: number): WeekPlans | undefined {
  const plans: number[] = []
  for (const sites of siteSets(tables, practitioner)) {
    pushPlansOn(tables, practitioner, sites, plans)
    if (plans.length > MOST_PLANS * PLAN_SIZE) return undefined
  }
  return Uint8Array.from(plans)
}

/** The weeks of a practitioner that use every site of `sites` and no other; the fixed days are kept. */
export function weekPlansOn(
  tables: SharingTables,
  practitioner: number,
  sites: readonly number[],
): WeekPlans {
  const plans: number[] = []
  pushPlansOn(tables, practitioner, sites, plans)
  return Uint8Array.from(plans)
}

/** The weeks that differ from `plan` on two weekdays at most and that the practitioner may have. */
export function nearbyWeekPlans(
  tables: SharingTables,
  practitioner: number,
  plan: ArrayLike<number>,
): WeekPlans {
  const days = dayChoices(tables, practitioner)
  const plans: number[] = []
  const trial = Array.from(plan)
  const keepTrial = () => {
    if (isAllowedWeek(tables, practitioner, trial)) plans.push(...trial)
  }
  for (let first = 0; first < WEEK; first++) {
    for (let second = first + 1; second < WEEK; second++) {
      for (const a of days[first]!) {
        for (const b of days[second]!) {
          trial[first] = a
          trial[second] = b
          keepTrial()
          if (trial[WEEK] === first + 1 || trial[WEEK] === second + 1) {
            trial[WEEK] = trial[WEEK] === first + 1 ? second + 1 : first + 1
            keepTrial()
          }
          trial[WEEK] = plan[WEEK]!
        }
      }
      trial[first] = plan[first]!
      trial[second] = plan[second]!
    }
  }
  return Uint8Array.from(plans)
}

/** The fixed days of a practitioner and nothing else. */
export function fixedWeek(tables: SharingTables, practitioner: number): Uint8Array {
  const week = new Uint8Array(PLAN_SIZE)
  for (const [weekday, codes] of dayChoices(tables, practitioner).entries()) week[weekday] = codes[0] ?? 0
  return week
}

/** For each weekday, the codes that a plan may have there: 0, or the row of an option plus one. */
export function dayChoices(tables: SharingTables, practitioner: number): number[][] {
  const { problem, options, fixedSite } = tables
  const person = problem.practitioners[practitioner]!
  return Array.from({ length: WEEK }, (_, weekday) => {
    const fixed = fixedSite[practitioner * WEEK + weekday]!
    const codes = options[practitioner]!.flatMap(({ site }, row) => {
      const isOpen = problem.sites[site]!.weekdays.includes(weekday) && person.weekdays.includes(weekday)
      return isOpen && (fixed < 0 || fixed === site) ? [row + 1] : []
    })
    return fixed < 0 ? [0, ...codes] : codes
  })
}

/** Whether a week has no more days, half days and sites than the practitioner may; weekdays and fixed days are not looked at. */
export function isAllowedWeek(tables: SharingTables, practitioner: number, plan: ArrayLike<number>): boolean {
  const { halfDays, maxSites } = tables.problem.practitioners[practitioner]!
  const worked = Array.from({ length: WEEK }, (_, weekday) => plan[weekday]!).filter((code) => code > 0)
  if (worked.length > Math.ceil(halfDays / 2)) return false
  const half = plan[WEEK]!
  if (half > 0 && plan[half - 1] === 0) return false
  if (half > 0 && tables.fixedSite[practitioner * WEEK + half - 1]! >= 0) return false
  if (halfDays % 2 === 1 && worked.length === Math.ceil(halfDays / 2) && half === 0) return false
  const sites = new Set(worked.map((code) => tables.options[practitioner]![code - 1]!.site))
  return sites.size <= maxSites
}

function* siteSets(tables: SharingTables, practitioner: number): Generator<readonly number[]> {
  const { maxSites, fixedDays } = tables.problem.practitioners[practitioner]!
  const sites = [...new Set(tables.options[practitioner]!.map(({ site }) => site))]
  const fixed = new Set(fixedDays.map(({ site }) => site))
  const others = sites.filter((site) => !fixed.has(site))
  yield* extend([...fixed], others, 0, maxSites)
}

function* extend(
  chosen: readonly number[],
  others: readonly number[],
  from: number,
  most: number,
): Generator<readonly number[]> {
  yield chosen
  if (chosen.length >= most) return
  for (let i = from; i < others.length; i++) yield* extend([...chosen, others[i]!], others, i + 1, most)
}

function pushPlansOn(
  tables: SharingTables,
  practitioner: number,
  sites: readonly number[],
  plans: number[],
): void {
  const options = tables.options[practitioner]!
  const days = dayChoices(tables, practitioner).map((codes) =>
    codes.filter((code) => code === 0 || sites.includes(options[code - 1]!.site)),
  )
  const { halfDays } = tables.problem.practitioners[practitioner]!
  const possible = days.filter((codes) => codes.some((code) => code > 0)).length
  const worked = Math.min(Math.ceil(halfDays / 2), possible)
  const canBeHalf = halfDays % 2 === 1
  const mustBeHalf = canBeHalf && worked === Math.ceil(halfDays / 2)
  const plan = new Array<number>(PLAN_SIZE).fill(0)
  const finish = () => {
    if (
      !sites.every((site) => plan.some((code, i) => i < WEEK && code > 0 && options[code - 1]!.site === site))
    )
      return
    if (!mustBeHalf) plans.push(...plan)
    for (let weekday = 0; canBeHalf && weekday < WEEK; weekday++) {
      if (plan[weekday] === 0 || tables.fixedSite[practitioner * WEEK + weekday]! >= 0) continue
      plan[WEEK] = weekday + 1
      plans.push(...plan)
      plan[WEEK] = 0
    }
  }
  const fill = (weekday: number, left: number): void => {
    if (plans.length > MOST_PLANS * PLAN_SIZE) return
    if (weekday === WEEK) {
      if (left === 0) finish()
      return
    }
    for (const code of days[weekday]!) {
      if (code > 0 && left === 0) continue
      plan[weekday] = code
      fill(weekday + 1, code > 0 ? left - 1 : left)
    }
    plan[weekday] = 0
  }
  fill(0, worked)
}
