import { CRITERIA, type SharingScore } from './sharing-score.ts'
import { type SharingTables, WEEK } from './sharing-tables.ts'
import { PLAN_SIZE, type WeekPlans } from './week-plans.ts'

/**
 * The weeks of all practitioners with what they add up to, so that the score of one more week costs its own days only.
 * A practitioner without a week counts for nothing, except that the rooms of fixed days are always kept.
 */
export class SharingState {
  readonly tables: SharingTables
  /** Half-days given, `site * services + service`. */
  private readonly given: Int16Array
  /** Half-days still free in the rooms, `site * 7 + weekday`. */
  private readonly rooms: Int16Array
  /** Practitioners at a site on a weekday. */
  private readonly present: Int16Array
  /** The week of each practitioner, `PLAN_SIZE` codes; all 0 when taken out. */
  readonly weeks: Uint8Array
  private readonly local: readonly Float64Array[]
  private readonly localSum = new Float64Array(CRITERIA.length)
  private readonly scratch = new Float64Array(CRITERIA.length)
  private readonly cut = new Uint8Array(PLAN_SIZE)
  private readonly atSite: Int16Array

  constructor(tables: SharingTables) {
    const { sites, services, practitioners } = tables.problem
    this.tables = tables
    this.given = new Int16Array(sites.length * services.length)
    this.rooms = tables.freeRooms.slice()
    this.present = new Int16Array(sites.length * WEEK)
    this.weeks = new Uint8Array(practitioners.length * PLAN_SIZE)
    this.local = practitioners.map(() => new Float64Array(CRITERIA.length))
    this.atSite = new Int16Array(sites.length)
  }

  weekOf(practitioner: number): Uint8Array {
    return this.weeks.subarray(practitioner * PLAN_SIZE, (practitioner + 1) * PLAN_SIZE)
  }

  /** Takes a practitioner's week out. */
  remove(practitioner: number): void {
    this.apply(practitioner, this.weekOf(practitioner), -1)
    this.weekOf(practitioner).fill(0)
    const local = this.local[practitioner]!
    for (let i = 0; i < local.length; i++) this.localSum[i]! -= local[i]!
    local.fill(0)
  }

  /** Gives a week to a practitioner who has none; days for which no room is free are left out of it. */
  place(practitioner: number, plans: WeekPlans, at: number): void {
    const week = this.fitted(practitioner, plans, at)
    this.weekOf(practitioner).set(week)
    this.apply(practitioner, week, 1)
    const local = this.localScore(practitioner, week)
    this.local[practitioner]!.set(local)
    for (let i = 0; i < local.length; i++) this.localSum[i]! += local[i]!
  }

  /** Takes over an arrangement whole: `PLAN_SIZE` codes for each practitioner, all 0 for one without a week. */
  become(weeks: Uint8Array): void {
    const rows = [...this.tables.problem.practitioners.keys()].filter((row) => {
      const at = row * PLAN_SIZE
      return this.weekOf(row).some((code, i) => code !== weeks[at + i])
    })
    for (const row of rows) this.remove(row)
    for (const row of rows) this.place(row, weeks, row * PLAN_SIZE)
  }

  /** Score of everything if a practitioner without a week had this one; written into `score`. */
  scoreWith(practitioner: number, plans: WeekPlans, at: number, score: SharingScore): void {
    const week = this.fitted(practitioner, plans, at)
    this.apply(practitioner, week, 1)
    this.total(score)
    const local = this.localScore(practitioner, week)
    for (let i = 0; i < score.length; i++) score[i]! += local[i]!
    this.apply(practitioner, week, -1)
  }

  score(): SharingScore {
    const score = new Float64Array(CRITERIA.length)
    this.total(score)
    return score
  }

  /** Half-days of a service that a site is given. */
  givenAt(site: number, service: number): number {
    return this.given[site * this.tables.problem.services.length + service]!
  }

  /** A week of a practitioner who has none, without the days for which no room is free. */
  fittedWeek(practitioner: number, plans: WeekPlans, at: number): Uint8Array {
    return this.fitted(practitioner, plans, at).slice()
  }

  /** The week as it fits into the rooms that are free: a day without a room is off. Valid until the next call. */
  private fitted(practitioner: number, plans: WeekPlans, at: number): Uint8Array {
    const { tables, rooms, cut } = this
    const options = tables.options[practitioner]!
    for (let i = 0; i < PLAN_SIZE; i++) cut[i] = plans[at + i]!
    for (let weekday = 0; weekday < WEEK; weekday++) {
      const code = cut[weekday]!
      if (code === 0 || tables.fixedSite[practitioner * WEEK + weekday]! >= 0) continue
      const units = cut[WEEK] === weekday + 1 ? 1 : 2
      if (rooms[options[code - 1]!.site * WEEK + weekday]! >= units) continue
      cut[weekday] = 0
      if (units === 1) cut[WEEK] = 0
    }
    return cut
  }

  private apply(practitioner: number, week: Uint8Array, sign: 1 | -1): void {
    const { tables, given, rooms, present } = this
    const options = tables.options[practitioner]!
    const services = tables.problem.services.length
    for (let weekday = 0; weekday < WEEK; weekday++) {
      const code = week[weekday]!
      if (code === 0) continue
      const { site, service } = options[code - 1]!
      const units = week[WEEK] === weekday + 1 ? 1 : 2
      given[site * services + service]! += sign * units
      present[site * WEEK + weekday]! += sign
      if (tables.fixedSite[practitioner * WEEK + weekday]! < 0) rooms[site * WEEK + weekday]! -= sign * units
    }
  }

  /** The sum over the sites, and over the practitioners who have a week. */
  private total(score: SharingScore): void {
    const { tables, given, present } = this
    score.set(this.localSum)
    for (let i = 0; i < given.length; i++) {
      const missing = tables.need[i]! - given[i]!
      if (missing <= 0) continue
      score[0]! += missing
      if (missing > score[2]!) score[2] = missing
    }
    for (const [site, { openDays }] of tables.problem.sites.entries()) {
      let open = 0
      for (let weekday = 0; weekday < WEEK; weekday++) if (present[site * WEEK + weekday]! > 0) open++
      if (open < openDays) score[3]! += openDays - open
    }
  }

  /** What depends on one week alone. Valid until the next call. */
  private localScore(practitioner: number, week: Uint8Array): Float64Array {
    const { scratch, atSite, tables } = this
    const person = tables.problem.practitioners[practitioner]!
    const options = tables.options[practitioner]!
    scratch.fill(0)
    atSite.fill(0)
    let worked = 0
    for (let weekday = 0; weekday < WEEK; weekday++) {
      const code = week[weekday]!
      if (code === 0) continue
      const { site } = options[code - 1]!
      const units = week[WEEK] === weekday + 1 ? 1 : 2
      worked += units
      if (atSite[site] === 0) scratch[5]! += 1
      atSite[site]! += units
      const preference = person.preferences[site]
      scratch[6]! += preference === 'preferred' ? 0 : preference === 'avoided' ? 2 * units : units
      scratch[7]! += tables.roundTrip[practitioner * atSite.length + site]!
    }
    scratch[1] = person.halfDays - worked
    scratch[4] = this.changed(practitioner, week)
    return scratch
  }

  /** Half-days of today that the week does not keep; needs `atSite` of that week. */
  private changed(practitioner: number, week: Uint8Array): number {
    const { today } = this.tables.problem.practitioners[practitioner]!
    const options = this.tables.options[practitioner]!
    let changed = 0
    if (today.kind === 'counts') {
      for (const [site, units] of today.halfDays.entries()) changed += Math.max(0, units - this.atSite[site]!)
    } else if (today.kind === 'weekdays') {
      for (const { weekday, site } of today.days) {
        const code = week[weekday]!
        if (code === 0 || options[code - 1]!.site !== site) changed += 2
        else if (week[WEEK] === weekday + 1) changed += 1
      }
    }
    return changed
  }
}
