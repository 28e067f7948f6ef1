import type { AssumedField } from '@maillage/planning/trajectory/parse-trajectory.ts'
import type {
  Assumed,
  ByYear,
  ShareRange,
  TrajectoryPlan,
} from '@maillage/planning/trajectory/trajectory-plan.ts'
import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import type { PlanningWords } from '../planning-words.ts'

export interface AssumptionRow {
  readonly what: string
  readonly value: string
  readonly where: string
}

interface Saying {
  readonly text: Pick<TrajectoryText, 'form' | 'assumptions'>
  readonly words: Pick<PlanningWords, 'count' | 'decimal' | 'percent'>
}

/** Everything that a trajectory supposes: each with its source, or the word "hypothesis". */
export function assumptionRows(
  plan: TrajectoryPlan,
  assumed: readonly AssumedField[],
  { text, words }: Saying,
): AssumptionRow[] {
  const { fields } = text.form
  const say = text.assumptions
  const row = (what: string, given: Assumed<unknown>, value: string, name?: AssumedField) => ({
    what,
    value,
    where: whereFrom(given, name !== undefined && assumed.includes(name), name, say),
  })
  const number = ({ value }: Assumed) =>
    Number.isInteger(value) ? words.count(value) : words.decimal(value, 2)
  const range = ({ value: { low, high } }: Assumed<ShareRange>) =>
    low === high ? percent(low, words) : say.range(percent(low, words), percent(high, words))
  const years = ({ value }: Assumed<ByYear>) =>
    [...value].map(([year, count]) => say.inYear(words.count(count), year)).join(', ') || say.none
  const ages = plan.recruitAges.value
  return [
    row(fields.people, plan.practitioners, number(plan.practitioners)),
    ...(plan.target ? [row(fields.target, plan.target, number(plan.target))] : []),
    row(fields.posts, plan.recruits, years(plan.recruits)),
    row(say.recruitSuccess, plan.recruitSuccess, range(plan.recruitSuccess), 'recruitSuccess'),
    row(say.departures, plan.departures, range(plan.departures), 'departures'),
    row(fields.ages, plan.ages, agesSaid(plan, { text, words }), 'ages'),
    row(fields.retire, plan.retirements, retirementsSaid(plan, { text, words }), 'retirements'),
    row(say.recruitAges, plan.recruitAges, text.form.band(ages.from, ages.to), 'recruitAges'),
    row(fields.fte, plan.fteEach, number(plan.fteEach), 'fteEach'),
    row(fields.recruitFte, plan.fteByRecruit, number(plan.fteByRecruit), 'fteByRecruit'),
    row(fields.sites, plan.sites, number(plan.sites)),
    row(fields.open, plan.openings, years(plan.openings)),
    row(say.openingSuccess, plan.openingSuccess, range(plan.openingSuccess), 'openingSuccess'),
    row(fields.siteFte, plan.ftePerSite, number(plan.ftePerSite), 'ftePerSite'),
    ...(plan.patientsPerFte ? [row(fields.patients, plan.patientsPerFte, number(plan.patientsPerFte))] : []),
    ...(plan.reach
      ? [
          row(fields.covered, plan.reach.covered, number(plan.reach.covered)),
          row(fields.population, plan.reach.population, number(plan.reach.population)),
          row(fields.order, plan.reach.covered, orderSaid(plan.reach, { text, words })),
        ]
      : []),
  ]
}

function whereFrom(
  { source }: Assumed<unknown>,
  isOurs: boolean,
  name: AssumedField | undefined,
  say: TrajectoryText['assumptions'],
): string {
  if (isOurs) return name === 'ages' ? say.oursAges : say.ours
  return source === undefined ? say.yours : say.source(source)
}

const percent = (share: number, words: Saying['words']) =>
  words.percent(share, Number.isInteger(Math.round(share * 1e6) / 1e4) ? 0 : 1)

function agesSaid({ ages }: TrajectoryPlan, { text, words }: Saying): string {
  const total = ages.value.reduce((sum, { count }) => sum + count, 0) || 1
  return ages.value
    .map(({ from, to, count }) =>
      text.assumptions.ofBand(
        text.form.band(from, to),
        percent(Math.round((count / total) * 1000) / 1000, words),
      ),
    )
    .join(', ')
}

function retirementsSaid({ retirements }: TrajectoryPlan, { text, words }: Saying): string {
  return retirements.value
    .map(({ age, share }) => text.assumptions.atAge(age, percent(share, words)))
    .join(', ')
}

function orderSaid({ order }: NonNullable<TrajectoryPlan['reach']>, { text, words }: Saying): string {
  const said = order.map(({ label, gained }) => text.assumptions.gains(label, words.count(gained)))
  return said.join(', ') || text.assumptions.none
}
