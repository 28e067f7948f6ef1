import type { Random } from '../random.ts'
import { CRITERIA, type Criterion, type SharingScore } from './sharing-score.ts'
import type { SharingState } from './sharing-state.ts'
import { WEEK } from './sharing-tables.ts'
import { dayChoices, isAllowedWeek, PLAN_SIZE } from './week-plans.ts'

/**
 * What each unit of a criterion weighs while the search wanders: enough apart to follow their order, near enough to pass through
 * arrangements that are a little worse. The order itself decides afterwards.
 */
const WEIGHTS: Readonly<Record<Criterion, number>> = {
  missing: 3000,
  idle: 2500,
  worst: 500,
  closed: 400,
  changed: 120,
  people: 60,
  wishes: 20,
  road: 1,
}
const WEIGHT_LIST = CRITERIA.map((name) => WEIGHTS[name])
/** A move is taken when it is no worse than the arrangement held a seven-hundredth of all moves ago: shorter, and it settles too soon. */
const MEMORIES = 700

/**
 * Late acceptance hill climbing (Burke and Bykov, 2017): small moves of one practitioner's week, taken when they are no worse than what
 * was held some time ago. Without any logarithm or exponential, so that every engine takes the same path.
 * The state ends at the best arrangement met.
 */
export function wander(state: SharingState, random: Random, moves: number): void {
  const walk = new Walk(state, random)
  let cost = weigh(state.score())
  const held = new Float64Array(Math.max(1, Math.floor(moves / MEMORIES))).fill(cost)
  let best = { cost, weeks: state.weeks.slice() }
  for (let move = 0; move < moves; move++) {
    const changes = walk.propose()
    if (changes.length === 0) continue
    const before = changes.map(({ row }) => state.weekOf(row).slice())
    for (const { row } of changes) state.remove(row)
    for (const { row, week } of changes) state.place(row, week, 0)
    const next = weigh(state.score())
    if (next <= cost || next <= held[move % held.length]!) cost = next
    else {
      for (const { row } of changes) state.remove(row)
      for (const [i, { row }] of changes.entries()) state.place(row, before[i]!, 0)
    }
    if (cost < best.cost) best = { cost, weeks: state.weeks.slice() }
    held[move % held.length] = Math.min(held[move % held.length]!, cost)
  }
  state.become(best.weeks)
}

function weigh(score: SharingScore): number {
  let cost = 0
  for (let i = 0; i < score.length; i++) cost += score[i]! * WEIGHT_LIST[i]!
  return cost
}

interface Change {
  readonly row: number
  readonly week: Uint8Array
}

/** Proposes small changes of an arrangement; none when the one it thought of is not allowed. */
class Walk {
  private readonly state: SharingState
  private readonly random: Random
  private readonly choices: readonly (readonly (readonly number[])[])[]

  constructor(state: SharingState, random: Random) {
    this.state = state
    this.random = random
    this.choices = state.tables.problem.practitioners.map((_, row) => dayChoices(state.tables, row))
  }

  propose(): readonly Change[] {
    const row = this.random.whole(this.choices.length)
    const weekday = this.random.whole(WEEK)
    const kind = this.random.whole(4)
    if (kind === 3) return this.exchange(row, weekday)
    const codes = this.choices[row]![weekday]!
    if (codes.length === 0) return []
    const code = codes[this.random.whole(codes.length)]!
    const week = this.state.weekOf(row).slice()
    if (kind === 2) this.moveSite(row, week, week[weekday]!, code)
    else week[weekday] = code
    if (kind === 1) this.leaveDay(row, week, weekday)
    return this.allowed([{ row, week }])
  }

  /** Two practitioners take each other's place at a site each. */
  private exchange(row: number, weekday: number): readonly Change[] {
    const other = this.random.whole(this.choices.length)
    const [week, otherWeek] = [this.state.weekOf(row).slice(), this.state.weekOf(other).slice()]
    const [from, to] = [week[weekday]!, otherWeek[this.random.whole(WEEK)]!]
    if (other === row || from === 0 || to === 0) return []
    const { options } = this.state.tables
    const codeAt = (person: number, site: number) =>
      options[person]!.findIndex((option) => option.site === site) + 1
    const here = codeAt(row, options[other]![to - 1]!.site)
    const there = codeAt(other, options[row]![from - 1]!.site)
    if (here === 0 || there === 0) return []
    this.moveSite(row, week, from, here)
    this.moveSite(other, otherWeek, to, there)
    return this.allowed([
      { row, week },
      { row: other, week: otherWeek },
    ])
  }

  private allowed(changes: readonly Change[]): readonly Change[] {
    const { tables } = this.state
    for (const { row, week } of changes) {
      if (week.every((code, i) => code === this.state.weekOf(row)[i])) return []
      this.mendHalfDay(row, week)
      if (!isAllowedWeek(tables, row, week)) return []
    }
    return changes
  }

  /** A day that is not fixed is given up, for the one that was taken. */
  private leaveDay(row: number, week: Uint8Array, taken: number): void {
    const weekday = this.random.whole(WEEK)
    if (weekday !== taken && this.state.tables.fixedSite[row * WEEK + weekday]! < 0) week[weekday] = 0
  }

  /** All days at the site of one code go to another code, where it receives on them. */
  private moveSite(row: number, week: Uint8Array, from: number, to: number): void {
    const options = this.state.tables.options[row]!
    if (from === 0 || to === 0) return
    const { site } = options[from - 1]!
    for (let day = 0; day < WEEK; day++) {
      const worked = week[day]!
      if (worked > 0 && options[worked - 1]!.site === site && this.choices[row]![day]!.includes(to))
        week[day] = to
    }
  }

  /** Who works a half day has one on some day that is not fixed, as soon as the days are all there. */
  private mendHalfDay(row: number, week: Uint8Array): void {
    const { problem, fixedSite } = this.state.tables
    const { halfDays } = problem.practitioners[row]!
    if (halfDays % 2 === 0) return
    const worked = Array.from({ length: WEEK }, (_, day) => day).filter((day) => week[day]! > 0)
    const free = worked.filter((day) => fixedSite[row * WEEK + day]! < 0)
    if (worked.length < Math.ceil(halfDays / 2)) week[PLAN_SIZE - 1] = 0
    else if (free.length > 0 && !free.includes(week[PLAN_SIZE - 1]! - 1))
      week[PLAN_SIZE - 1] = free[this.random.whole(free.length)]! + 1
  }
}
