import { createProgramBuilder, type MixedProgram, type ProgramBuilder } from '../solver/mixed-program.ts'
import { CRITERIA } from './sharing-score.ts'
import { type SharingTables, WEEK } from './sharing-tables.ts'
import { dayChoices, PLAN_SIZE } from './week-plans.ts'

type Term = readonly [variable: number, coefficient: number]

/** A sum of variables and a constant. */
interface Expression {
  readonly terms: Term[]
  constant: number
}

/** A sharing as a mixed program that minimises one criterion. */
export interface SharingProgram {
  readonly program: MixedProgram
  /** What to add to the program's value to have the criterion's. */
  readonly constant: number
  /** The weeks that a solution of the program means. */
  readonly weeksOf: (values: Float64Array) => Uint8Array
}

/** One possible day of the program: a variable that is 1 when it is worked. */
interface DayVariable {
  readonly row: number
  readonly weekday: number
  readonly code: number
  readonly site: number
  readonly service: number
  readonly units: number
  readonly variable: number
}

const NO_LIMIT = Number.POSITIVE_INFINITY

/**
 * The program that minimises criterion `level`, the earlier ones being at most `limits`. Its days are those of the search, and its
 * criteria the same sums, so that a bound on it is a bound on every arrangement.
 */
export function sharingProgram(
  tables: SharingTables,
  level: number,
  limits: ArrayLike<number>,
): SharingProgram {
  const builder = createProgramBuilder()
  const costs = costsOfLevel(tables, level)
  const days = addDays(builder, tables, costs.day)
  const criteria = addCriteria(builder, tables, days, costs)
  for (let earlier = 0; earlier < level; earlier++) {
    const { terms, constant } = criteria[earlier]!
    builder.row(terms, -NO_LIMIT, limits[earlier]! - constant)
  }
  return {
    program: builder.build('least'),
    constant: criteria[level]!.constant,
    weeksOf: (values) => {
      const weeks = new Uint8Array(tables.problem.practitioners.length * PLAN_SIZE)
      for (const { row, weekday, code, units, variable } of days) {
        if (values[variable]! < 0.5) continue
        weeks[row * PLAN_SIZE + weekday] = code
        if (units === 1) weeks[row * PLAN_SIZE + WEEK] = weekday + 1
      }
      return weeks
    },
  }
}

interface LevelCosts {
  /** Cost of a day variable at this level. */
  readonly day: (row: number, site: number, units: number) => number
  /** Cost of the variables of each criterion: 1 for those of this level. */
  readonly of: (name: (typeof CRITERIA)[number]) => number
}

function costsOfLevel(tables: SharingTables, level: number): LevelCosts {
  const { practitioners, sites } = tables.problem
  const name = CRITERIA[level]!
  return {
    day: (row, site, units) => {
      if (name === 'idle') return -units
      if (name === 'wishes') return units * wishOf(practitioners[row]!.preferences[site])
      return name === 'road' ? tables.roundTrip[row * sites.length + site]! : 0
    },
    of: (other) => (other === name ? 1 : 0),
  }
}

const wishOf = (preference: string | undefined) =>
  preference === 'preferred' ? 0 : preference === 'avoided' ? 2 : 1

function addDays(
  builder: ProgramBuilder,
  tables: SharingTables,
  costOf: LevelCosts['day'],
): readonly DayVariable[] {
  const all: DayVariable[] = []
  for (const [row, { halfDays }] of tables.problem.practitioners.entries()) {
    const days: DayVariable[] = []
    for (const [weekday, codes] of dayChoices(tables, row).entries()) {
      const isFixed = tables.fixedSite[row * WEEK + weekday]! >= 0
      const own: DayVariable[] = []
      for (const code of codes) {
        if (code === 0) continue
        const option = tables.options[row]![code - 1]!
        for (const units of halfDays % 2 === 1 && !isFixed ? [2, 1] : [2]) {
          const variable = builder.variable(costOf(row, option.site, units), { whole: true })
          own.push({ row, weekday, code, ...option, units, variable })
        }
      }
      if (own.length > 0) builder.row(own.map(once), isFixed ? 1 : 0, 1)
      days.push(...own)
    }
    builder.row(days.map(inUnits), 0, halfDays)
    const halves = days.filter(({ units }) => units === 1)
    if (halves.length > 0) {
      builder.row(halves.map(once), 0, 1)
      builder.row(days.map(once), 0, Math.ceil(halfDays / 2))
    }
    all.push(...days)
  }
  return all
}

const once = ({ variable }: DayVariable): Term => [variable, 1]
const inUnits = ({ variable, units }: DayVariable): Term => [variable, units]

function addCriteria(
  builder: ProgramBuilder,
  tables: SharingTables,
  days: readonly DayVariable[],
  { of }: LevelCosts,
): readonly Expression[] {
  const { practitioners, sites } = tables.problem
  addRooms(builder, tables, days)
  const worst = builder.variable(of('worst'), { upper: NO_LIMIT })
  const missing = addMissing(builder, tables, days, worst, of('missing'))
  const halfDays = practitioners.reduce((sum, person) => sum + person.halfDays, 0)
  return [
    missing,
    { terms: days.map(({ variable, units }): Term => [variable, -units]), constant: halfDays },
    { terms: [[worst, 1]], constant: 0 },
    addClosed(builder, tables, days, of('closed')),
    addChanged(builder, tables, days, of('changed')),
    addPeople(builder, tables, days, of('people')),
    {
      terms: days.map(({ row, site, units, variable }) => [
        variable,
        units * wishOf(practitioners[row]!.preferences[site]),
      ]),
      constant: 0,
    },
    {
      terms: days.map(({ row, site, variable }) => [variable, tables.roundTrip[row * sites.length + site]!]),
      constant: 0,
    },
  ]
}

function addRooms(builder: ProgramBuilder, tables: SharingTables, days: readonly DayVariable[]): void {
  for (const [site, { rooms }] of tables.problem.sites.entries()) {
    for (let weekday = 0; weekday < WEEK; weekday++) {
      const there = days.filter((day) => day.site === site && day.weekday === weekday)
      if (there.length > rooms) builder.row(there.map(inUnits), 0, rooms * 2)
    }
  }
}

function addMissing(
  builder: ProgramBuilder,
  tables: SharingTables,
  days: readonly DayVariable[],
  worst: number,
  cost: number,
): Expression {
  const terms: Term[] = []
  const services = tables.problem.services.length
  for (const [at, need] of tables.need.entries()) {
    if (need === 0) continue
    const there = days.filter(({ site, service }) => site * services + service === at)
    const missing = builder.variable(cost, { upper: need })
    builder.row([...there.map(inUnits), [missing, 1]], need, NO_LIMIT)
    builder.row(
      [
        [worst, 1],
        [missing, -1],
      ],
      0,
      NO_LIMIT,
    )
    terms.push([missing, 1])
  }
  return { terms, constant: 0 }
}

function addClosed(
  builder: ProgramBuilder,
  tables: SharingTables,
  days: readonly DayVariable[],
  cost: number,
): Expression {
  const terms: Term[] = []
  for (const [site, { openDays }] of tables.problem.sites.entries()) {
    if (openDays === 0) continue
    const closed = builder.variable(cost, { upper: openDays })
    const open: Term[] = []
    for (let weekday = 0; weekday < WEEK; weekday++) {
      const there = days.filter((day) => day.site === site && day.weekday === weekday)
      if (there.length === 0) continue
      const isOpen = builder.variable(0)
      builder.row([...there.map(once), [isOpen, -1]], 0, NO_LIMIT)
      open.push([isOpen, 1])
    }
    builder.row([...open, [closed, 1]], openDays, NO_LIMIT)
    terms.push([closed, 1])
  }
  return { terms, constant: 0 }
}

/** Half-days of today, less those that are kept. */
function addChanged(
  builder: ProgramBuilder,
  tables: SharingTables,
  days: readonly DayVariable[],
  cost: number,
): Expression {
  const expression: Expression = { terms: [], constant: 0 }
  const keep = (most: number, there: readonly DayVariable[]) => {
    expression.constant += most
    if (there.length === 0) return
    const kept = builder.variable(-cost, { upper: most })
    builder.row([...there.map(inUnits), [kept, -1]], 0, NO_LIMIT)
    expression.terms.push([kept, -1])
  }
  for (const [row, { today }] of tables.problem.practitioners.entries()) {
    const own = days.filter((day) => day.row === row)
    if (today.kind === 'counts')
      for (const [site, units] of today.halfDays.entries())
        if (units > 0)
          keep(
            units,
            own.filter((day) => day.site === site),
          )
    if (today.kind === 'weekdays')
      for (const { weekday, site } of today.days)
        keep(
          2,
          own.filter((day) => day.site === site && day.weekday === weekday),
        )
  }
  return expression
}

function addPeople(
  builder: ProgramBuilder,
  tables: SharingTables,
  days: readonly DayVariable[],
  cost: number,
): Expression {
  const terms: Term[] = []
  for (const [row, { maxSites }] of tables.problem.practitioners.entries()) {
    const own = days.filter((day) => day.row === row)
    const used: Term[] = []
    for (const site of new Set(own.map((day) => day.site))) {
      const isUsed = builder.variable(cost, { whole: true })
      for (let weekday = 0; weekday < WEEK; weekday++) {
        const there = own.filter((day) => day.site === site && day.weekday === weekday)
        if (there.length > 0) builder.row([...there.map(once), [isUsed, -1]], -NO_LIMIT, 0)
      }
      used.push([isUsed, 1])
    }
    if (used.length > maxSites) builder.row(used, 0, maxSites)
    terms.push(...used)
  }
  return { terms, constant: 0 }
}
