import { ASSUMED_AGES, ASSUMED_RETIREMENTS } from '@maillage/planning/trajectory/assumed-careers.ts'
import { readOrder } from './reach-order.ts'

/** The case of the région, as in `docs/guides/examples/trajectory-region.json`: what the form holds when the address says nothing. */
export const REGION = {
  from: '2025',
  to: '2028',
  people: '66',
  fte: '0.9',
  leaveFrom: '4',
  leaveTo: '10',
  posts: '60',
  fillFrom: '60',
  fillTo: '90',
  recruitFte: '0.85',
  recruitFrom: '',
  recruitTo: '',
  sites: '11',
  open: '8',
  openFrom: '75',
  openTo: '75',
  siteFte: '4',
  patients: '',
  target: '200',
  covered: '',
  population: '',
  order: '',
  ages: '',
  retire: '',
  seed: '1',
  runs: '2000',
} as const

export type FieldName = keyof typeof REGION
/** What the form holds, as typed: a field that is no number is refused by the plan, in a sentence. */
export type TrajectoryView = Readonly<Record<FieldName, string>>

/** In the address, a field that was emptied. */
const EMPTIED = '-'
const MOST_YEARS = 40
export const MOST_RUNS = 20_000

export function readTrajectoryView(search: URLSearchParams): TrajectoryView {
  const names = Object.keys(REGION) as FieldName[]
  return Object.fromEntries(
    names.map((name) => {
      const said = search.get(name)
      return [name, said === EMPTIED ? '' : (said ?? REGION[name])]
    }),
  ) as Record<FieldName, string>
}

/** What the address has to say for a field to hold this. */
export function addressOf(name: FieldName, typed: string): string | undefined {
  const text = typed.trim()
  if (text === REGION[name]) return undefined
  return text === '' ? EMPTIED : text
}

/** Years that are simulated; none when the bounds are no years. */
export function yearsOf({ from, to }: Pick<TrajectoryView, 'from' | 'to'>): number[] {
  const [first, last] = [Number(from), Number(to)]
  if (!Number.isInteger(first) || !Number.isInteger(last)) return []
  return Array.from(
    { length: Math.min(MOST_YEARS, Math.max(0, last - first)) },
    (_, step) => first + 1 + step,
  )
}

/** One number for each year, as typed: the last one holds on. */
export function byYear(list: string, years: readonly number[]): string[] {
  const parts = list.split(',')
  return years.map((_, place) => parts[place] ?? parts.at(-1) ?? '')
}

/** People by age band, as typed; of the assumed pyramid, brought to the number of people, when nothing was typed. */
export function ageCounts({ ages, people }: Pick<TrajectoryView, 'ages' | 'people'>): string[] {
  if (ages !== '') return ASSUMED_AGES.map((_, band) => ages.split(',')[band] ?? '0')
  const total = ASSUMED_AGES.reduce((sum, { count }) => sum + count, 0)
  let before = 0
  let given = 0
  return ASSUMED_AGES.map(({ count }) => {
    before += count
    const upTo = Math.round((numberOr0(people) * before) / total)
    const here = upTo - given
    given = upTo
    return String(here)
  })
}

/** Per cent of each age that retires, as typed. */
export function retireShares({ retire }: Pick<TrajectoryView, 'retire'>): string[] {
  const typed = retire === '' ? undefined : retire.split(',')
  return ASSUMED_RETIREMENTS.map(({ share }, row) => (typed ? (typed[row] ?? '0') : String(share * 100)))
}

const numberOr0 = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : 0)

/** A number, what was typed when it is none, or nothing. */
function value(text: string): number | string | undefined {
  const plain = text
    .trim()
    .replace(',', '.')
    .replaceAll(/[\s\u00a0\u202f]/g, '')
  if (plain === '') return undefined
  return Number.isFinite(Number(plain)) ? Number(plain) : text
}

function share(text: string): number | string | undefined {
  const read = value(text)
  return typeof read === 'number' ? read / 100 : read
}

/** The two bounds of a probability; one value when they are the same; nothing when both are empty. */
function range(from: string, to: string): unknown {
  const [low, high] = [share(from), share(to)]
  if (low === undefined && high === undefined) return undefined
  return low === high ? low : [low ?? high, high ?? low]
}

/** The plan in the form of `maillage trajectory`; `sources` names where the untouched figures of the région come from. */
export function planInput(view: TrajectoryView, sources: Partial<Record<FieldName, string>> = {}): unknown {
  const years = yearsOf(view)
  const sourced = (name: FieldName) => {
    const read = value(view[name])
    const source = view[name] === REGION[name] ? sources[name] : undefined
    return source === undefined || read === undefined ? read : { value: read, source }
  }
  const perYear = (list: string) =>
    Object.fromEntries(byYear(list, years).map((count, place) => [years[place], value(count) ?? 0]))
  const counts = ageCounts(view)
  return {
    from: value(view.from),
    to: value(view.to),
    practitioners: sourced('people'),
    fteEach: value(view.fte),
    ages:
      view.ages === ''
        ? undefined
        : ASSUMED_AGES.map(({ from, to }, band) => ({ from, to, count: value(counts[band] ?? '') })),
    retirements:
      view.retire === ''
        ? undefined
        : ASSUMED_RETIREMENTS.map(({ age }, row) => ({ age, share: share(retireShares(view)[row] ?? '') })),
    departures: range(view.leaveFrom, view.leaveTo),
    recruits: perYear(view.posts),
    recruitSuccess: range(view.fillFrom, view.fillTo),
    fteByRecruit: value(view.recruitFte),
    recruitAges:
      view.recruitFrom === '' && view.recruitTo === ''
        ? undefined
        : { from: value(view.recruitFrom), to: value(view.recruitTo) },
    sites: sourced('sites'),
    openings: perYear(view.open),
    openingSuccess: range(view.openFrom, view.openTo),
    ftePerSite: value(view.siteFte),
    patientsPerFte: value(view.patients),
    target: sourced('target'),
    reach: reachOf(view),
  }
}

function reachOf({ covered, population, order }: TrajectoryView): unknown {
  if (covered === '' && population === '' && order === '') return undefined
  return { covered: value(covered), population: value(population), order: readOrder(order) }
}

/** Seed and runs; undefined where one is none. */
export function runsOf({ seed, runs }: Pick<TrajectoryView, 'seed' | 'runs'>) {
  const whole = (text: string, least: number, most: number) => {
    const read = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN
    return read >= least && read <= most ? read : undefined
  }
  return { seed: whole(seed, 0, 4_294_967_295), runs: whole(runs, 1, MOST_RUNS) }
}
