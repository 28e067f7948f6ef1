import { at, type Fields, FormReader, type NumberBounds } from '../read-form.ts'
import { ASSUMED, ASSUMED_AGES, ASSUMED_RETIREMENTS } from './assumed-careers.ts'
import type {
  AgeBand,
  Assumed,
  ByYear,
  PlannedSite,
  RetirementShare,
  ShareRange,
  TrajectoryPlan,
} from './trajectory-plan.ts'
import type { TrajectoryRefusal } from './trajectory-refusal.ts'

/** What the plan did not say and Maillage assumed, by the names of the input. */
export type AssumedField = 'ages' | 'retirements' | keyof typeof ASSUMED

export type ParsedTrajectory =
  | {
      readonly plan: TrajectoryPlan
      readonly assumed: readonly AssumedField[]
      readonly ignoredFields: readonly string[]
    }
  | { readonly refusals: readonly TrajectoryRefusal[] }

const FIELDS = [
  'from',
  'to',
  'practitioners',
  'fteEach',
  'ages',
  'retirements',
  'departures',
  'recruits',
  'recruitSuccess',
  'fteByRecruit',
  'recruitAges',
  'sites',
  'openings',
  'openingSuccess',
  'ftePerSite',
  'patientsPerFte',
  'target',
  'reach',
]
const SHARE: NumberBounds = { minimum: 0, maximum: 1, step: 0 }
const COUNT: NumberBounds = { minimum: 0, maximum: 100_000, step: 1 }
const FTE: NumberBounds = { minimum: 0, maximum: 2, step: 0 }
const AGE: NumberBounds = { minimum: 18, maximum: 100, step: 1 }
const PEOPLE: NumberBounds = { minimum: 0, maximum: 100_000_000, step: 1 }
const MOST_YEARS = 40

/**
 * Reads the JSON form of a plan (`docs/guides/trajectory.md`). Any number may be written `{ "value": 0.8, "source": "..." }`.
 * Every fault is reported with its place; what is left out and assumed is listed.
 */
export function parseTrajectory(input: unknown): ParsedTrajectory {
  const reader = new TrajectoryReader()
  const plan = reader.readPlan(input)
  return plan === undefined || reader.refusals.length > 0
    ? { refusals: reader.refusals }
    : { plan, assumed: reader.assumed, ignoredFields: reader.ignoredFields }
}

class TrajectoryReader extends FormReader<TrajectoryRefusal> {
  readonly assumed: AssumedField[] = []

  readPlan(input: unknown): TrajectoryPlan | undefined {
    const fields = this.object(input, '', FIELDS)
    if (fields === undefined) return undefined
    const from = this.number(fields.from, 'from', { minimum: 2000, maximum: 2200, step: 1 })
    const to = this.number(fields.to, 'to', { minimum: 2000, maximum: from + MOST_YEARS || 2200, step: 1 })
    if (to <= from) this.refusals.push({ path: 'to', kind: 'ends-before-start', from, to })
    const years = { from: from + 1, to: to > from ? to : from + MOST_YEARS }
    const practitioners = this.readNumber(fields, 'practitioners', COUNT)
    return {
      from,
      to,
      practitioners,
      fteEach: this.readNumber(fields, 'fteEach', FTE),
      ages: this.readAges(fields, practitioners.value),
      retirements: this.readRetirements(fields),
      departures: this.readShare(fields, 'departures'),
      recruits: this.readByYear(fields.recruits, 'recruits', years),
      recruitSuccess: this.readShare(fields, 'recruitSuccess'),
      fteByRecruit: this.readNumber(fields, 'fteByRecruit', FTE),
      recruitAges: this.readRecruitAges(fields),
      sites: this.readNumber(fields, 'sites', COUNT),
      openings:
        fields.openings == null ? { value: new Map() } : this.readByYear(fields.openings, 'openings', years),
      openingSuccess: this.readShare(fields, 'openingSuccess'),
      ftePerSite: this.readNumber(fields, 'ftePerSite', { ...FTE, maximum: 100 }),
      ...(fields.patientsPerFte == null
        ? {}
        : { patientsPerFte: this.readNumber(fields, 'patientsPerFte', COUNT) }),
      ...(fields.target == null ? {} : { target: this.readNumber(fields, 'target', COUNT) }),
      ...(fields.reach == null ? {} : { reach: this.readReach(fields.reach) }),
    }
  }

  /** A plain value, or one with its source. */
  private withSource(value: unknown, path: string): { value: unknown; path: string; source?: string } {
    const isSourced = typeof value === 'object' && value !== null && !Array.isArray(value) && 'value' in value
    if (!isSourced) return { value, path }
    const fields = this.object(value, path, ['value', 'source']) as Fields
    const source = fields.source == null ? undefined : this.text(fields.source, at(path, 'source'))
    return { value: fields.value, path: at(path, 'value'), ...(source === undefined ? {} : { source }) }
  }

  private readNumber(fields: Fields, name: string, bounds: NumberBounds, path = name): Assumed {
    const otherwise = (ASSUMED as Readonly<Record<string, unknown>>)[name]
    if (fields[name] == null && typeof otherwise === 'number') {
      this.assumed.push(name as AssumedField)
      return { value: otherwise }
    }
    const given = this.withSource(fields[name], path)
    return sourced(this.number(given.value, given.path, bounds), given.source)
  }

  /** A probability, or a list of its two bounds. */
  private readShare(
    fields: Fields,
    name: 'departures' | 'recruitSuccess' | 'openingSuccess',
  ): Assumed<ShareRange> {
    if (fields[name] == null) {
      this.assumed.push(name)
      return { value: ASSUMED[name] }
    }
    const { value, path, source } = this.withSource(fields[name], name)
    if (!Array.isArray(value)) {
      const share = this.number(value, path, SHARE)
      return sourced({ low: share, high: share }, source)
    }
    const low = this.number(value[0], `${path}[0]`, SHARE)
    const high = this.number(value[1], `${path}[1]`, { ...SHARE, minimum: low || 0 })
    if (value.length > 2) this.refusals.push({ path, kind: 'too-many', limit: 2 })
    return sourced({ low, high }, source)
  }

  private readByYear(
    value: unknown,
    path: string,
    { from, to }: { from: number; to: number },
  ): Assumed<ByYear> {
    const given = this.withSource(value, path)
    const years = new Map<number, number>()
    for (const [year, count] of Object.entries(this.object(given.value, given.path) ?? {})) {
      if (!/^\d{4}$/.test(year) || Number(year) < from || Number(year) > to)
        this.refusals.push({ path: at(given.path, year), kind: 'year-outside', year, from, to })
      years.set(Number(year), this.number(count, at(given.path, year), COUNT))
    }
    return sourced(years, given.source)
  }

  private readAges(fields: Fields, practitioners: number): Assumed<readonly AgeBand[]> {
    if (fields.ages == null) {
      this.assumed.push('ages')
      return { value: ASSUMED_AGES }
    }
    const given = this.withSource(fields.ages, 'ages')
    const bands = this.list(given.value, given.path, 100).map((item, row): AgeBand => {
      const path = `${given.path}[${row}]`
      const band = this.object(item, path, ['from', 'to', 'count']) ?? {}
      return { ...this.readSpan(band, path), count: this.number(band.count, at(path, 'count'), COUNT) }
    })
    const sum = bands.reduce((total, { count }) => total + count, 0)
    if (sum !== practitioners)
      this.refusals.push({ path: given.path, kind: 'ages-add-up', sum, count: practitioners })
    return sourced(bands, given.source)
  }

  private readRecruitAges(fields: Fields): Assumed<{ from: number; to: number }> {
    if (fields.recruitAges == null) {
      this.assumed.push('recruitAges')
      return { value: ASSUMED.recruitAges }
    }
    const given = this.withSource(fields.recruitAges, 'recruitAges')
    const span = this.object(given.value, given.path, ['from', 'to']) ?? {}
    return sourced(this.readSpan(span, given.path), given.source)
  }

  private readSpan(fields: Fields, path: string): { from: number; to: number } {
    const from = this.number(fields.from, at(path, 'from'), AGE)
    const to = this.number(fields.to, at(path, 'to'), AGE)
    if (to < from) this.refusals.push({ path, kind: 'band-upside-down', from, to })
    return { from, to }
  }

  private readRetirements(fields: Fields): Assumed<readonly RetirementShare[]> {
    if (fields.retirements == null) {
      this.assumed.push('retirements')
      return { value: ASSUMED_RETIREMENTS }
    }
    const given = this.withSource(fields.retirements, 'retirements')
    const shares = this.list(given.value, given.path, 100).map((item, row) => {
      const path = `${given.path}[${row}]`
      const share = this.object(item, path, ['age', 'share']) ?? {}
      return {
        age: this.number(share.age, at(path, 'age'), AGE),
        share: this.number(share.share, at(path, 'share'), SHARE),
      }
    })
    const wrong = shares.findIndex(({ age }, row) => row > 0 && age <= shares[row - 1]!.age)
    if (wrong > 0)
      this.refusals.push({
        path: `${given.path}[${wrong}].age`,
        kind: 'ages-do-not-rise',
        age: shares[wrong]!.age,
      })
    return sourced(shares, given.source)
  }

  private readReach(value: unknown): NonNullable<TrajectoryPlan['reach']> {
    const fields = this.object(value, 'reach', ['covered', 'population', 'order']) ?? {}
    const covered = this.readNumber(fields, 'covered', PEOPLE, 'reach.covered')
    const population = this.readNumber(fields, 'population', PEOPLE, 'reach.population')
    const order = this.list(fields.order, 'reach.order', 1000).map((item, row): PlannedSite => {
      const path = `reach.order[${row}]`
      const site = this.object(item, path, ['label', 'gained']) ?? {}
      const label = this.text(site.label, at(path, 'label')) ?? ''
      return { label, gained: this.number(site.gained, at(path, 'gained'), PEOPLE) }
    })
    const all = order.reduce((sum, { gained }) => sum + gained, covered.value)
    if (all > population.value)
      this.refusals.push({
        path: 'reach',
        kind: 'covers-more-than-all',
        covered: all,
        population: population.value,
      })
    return { covered, population, order }
  }
}

const sourced = <T>(value: T, source: string | undefined): Assumed<T> =>
  source === undefined ? { value } : { value, source }
