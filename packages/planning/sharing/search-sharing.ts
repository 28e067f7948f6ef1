import { createRandom, type Random } from '../random.ts'
import { wander } from './late-acceptance.ts'
import { CRITERIA, compareScores, type SharingScore } from './sharing-score.ts'
import { SharingState } from './sharing-state.ts'
import { canReach, type SharingTables, WEEK } from './sharing-tables.ts'
import { allWeekPlans, fixedWeek, nearbyWeekPlans, PLAN_SIZE, type WeekPlans } from './week-plans.ts'

export interface SharingSearch {
  /** Weeks tried at most; the search is bounded by work and not by time, so that it gives the same answer everywhere. */
  readonly effort?: number
  readonly seed?: number
}

/** An arrangement found, its weeks in `PLAN_SIZE` codes for each practitioner. */
export interface FoundSharing {
  readonly weeks: Uint8Array
  readonly score: SharingScore
}

const EFFORT = 3_000_000
/** From so many practitioners on, the search first wanders: so many moves for each. */
const CROWD = 8
const WANDERING = 60_000
/** Disturbances without gain after which the search stops, for each practitioner. */
const PATIENCE = 60

/**
 * Local search: each practitioner in turn takes the best week given the others, until nobody can do better; then a few of them
 * start anew, over and over, and the best arrangement stays. Deterministic. No proof: see `prove-sharing.ts`.
 */
export function searchSharing(
  tables: SharingTables,
  { effort = EFFORT, seed = 1 }: SharingSearch = {},
): FoundSharing {
  const search = new Search(tables, effort, createRandom(seed))
  search.settleAll()
  search.keepBest()
  search.wanderOff()
  while (search.isWorthwhile()) search.disturb()
  return search.best
}

class Search {
  private readonly state: SharingState
  private readonly plans: readonly (WeekPlans | undefined)[]
  private readonly trial = new Float64Array(CRITERIA.length)
  private readonly kept = new Float64Array(CRITERIA.length)
  private left: number
  /** Disturbances since the last better arrangement. */
  private fruitless = 0
  private readonly tables: SharingTables
  private readonly random: Random
  best: FoundSharing

  constructor(tables: SharingTables, effort: number, random: Random) {
    this.tables = tables
    this.left = effort
    this.random = random
    this.state = new SharingState(tables)
    this.plans = tables.problem.practitioners.map((_, row) => allWeekPlans(tables, row))
    this.best = { weeks: this.state.weeks.slice(), score: this.state.score() }
  }

  isWorthwhile(): boolean {
    const people = this.tables.problem.practitioners.length
    return this.left > 0 && people > 1 && this.fruitless < PATIENCE * people
  }

  /** Those with the fewest choices first. */
  settleAll(): void {
    const rows = this.tables.problem.practitioners.map((_, row) => row)
    const choices = (row: number) => this.plans[row]?.length ?? Number.POSITIVE_INFINITY
    for (const row of rows.sort((a, b) => choices(a) - choices(b))) this.settle(row)
    this.improve(rows)
  }

  /** From the first arrangement to one far away that may be better, then each takes the best week again. */
  wanderOff(): void {
    const { practitioners } = this.tables.problem
    if (practitioners.length < CROWD || this.left <= 0) return
    const moves = Math.min(Math.floor(this.left * 0.75), WANDERING * practitioners.length)
    wander(this.state, this.random, moves)
    this.left -= moves
    this.improve([...practitioners.keys()])
    if (compareScores(this.state.score(), this.best.score) <= 0) this.keepBest()
    else this.state.become(this.best.weeks)
  }

  /** Each takes the best week given the others, until none of them moves. */
  private improve(rows: readonly number[]): void {
    for (let isMoving = true; isMoving && this.left > 0; ) {
      isMoving = false
      for (const row of rows) {
        const before = this.state.score()
        this.state.remove(row)
        this.settle(row)
        if (compareScores(this.state.score(), before) < 0) isMoving = true
      }
    }
  }

  private settle(row: number): void {
    const plans = this.plans[row] ?? nearbyWeekPlans(this.tables, row, this.lastWeek(row))
    let chosen = 0
    const count = plans.length / PLAN_SIZE
    const first = this.random.whole(Math.max(1, count))
    this.kept.fill(Number.POSITIVE_INFINITY)
    for (let i = 0; i < count; i++) {
      const at = ((i + first) % count) * PLAN_SIZE
      this.state.scoreWith(row, plans, at, this.trial)
      if (compareScores(this.trial, this.kept) >= 0) continue
      this.kept.set(this.trial)
      chosen = at
    }
    this.left -= count
    if (count > 0) this.state.place(row, plans, chosen)
  }

  /** A week to look around: the one of the best arrangement, or the fixed days before there is one. */
  private lastWeek(row: number): Uint8Array {
    const week = this.best.weeks.subarray(row * PLAN_SIZE, (row + 1) * PLAN_SIZE)
    return week.some((code) => code > 0) ? week : fixedWeek(this.tables, row)
  }

  /** Two to four practitioners who could meet start anew; the first of them anyhow. */
  disturb(): void {
    const { practitioners } = this.tables.problem
    const first = this.random.whole(practitioners.length)
    const chosen = new Set([first])
    const wanted = Math.min(practitioners.length, 2 + this.random.whole(3))
    for (let tries = 0; chosen.size < wanted && tries < 20; tries++) {
      const other = this.random.whole(practitioners.length)
      if (this.meet(first, other)) chosen.add(other)
    }
    for (const row of chosen) this.state.remove(row)
    const [leader, ...others] = chosen as unknown as [number, ...number[]]
    this.placeAnyhow(leader)
    for (const row of others) this.settle(row)
    this.improve([...chosen])
    const gain = compareScores(this.best.score, this.state.score())
    this.fruitless = gain > 0 ? 0 : this.fruitless + 1
    if (gain >= 0) this.keepBest()
    else this.state.become(this.best.weeks)
  }

  private meet(a: number, b: number): boolean {
    const { problem, roundTrip } = this.tables
    return problem.sites.some(
      (_, site) => canReach(problem, roundTrip, a, site) && canReach(problem, roundTrip, b, site),
    )
  }

  /** Any week; now and then with a day less, which the others may then take. */
  private placeAnyhow(row: number): void {
    const plans = this.plans[row] ?? nearbyWeekPlans(this.tables, row, this.lastWeek(row))
    const count = plans.length / PLAN_SIZE
    if (count === 0) return
    const at = this.random.whole(count) * PLAN_SIZE
    const week = plans.slice(at, at + PLAN_SIZE)
    const weekday = this.random.whole(WEEK)
    if (this.random.whole(3) === 0 && this.tables.fixedSite[row * WEEK + weekday]! < 0) {
      week[weekday] = 0
      if (week[WEEK] === weekday + 1) week[WEEK] = 0
    }
    this.state.place(row, week, 0)
  }

  keepBest(): void {
    this.best = { weeks: this.state.weeks.slice(), score: this.state.score() }
  }
}

/** The score of any arrangement, computed from nothing. */
export function scoreOfWeeks(tables: SharingTables, weeks: Uint8Array): SharingScore {
  const state = new SharingState(tables)
  for (const row of tables.problem.practitioners.keys())
    state.place(row, weeks.subarray(row * PLAN_SIZE, (row + 1) * PLAN_SIZE), 0)
  return state.score()
}
