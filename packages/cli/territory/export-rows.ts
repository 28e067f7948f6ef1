import { type AccessSummary, summariseBy } from '@maillage/territory/access-summary.ts'
import { zoneName } from '@maillage/territory/area.ts'
import { type CommuneIndex, departementCodeOf } from '@maillage/territory/communes.ts'
import { Misuse } from '../misuse.ts'
import { orNull, rounded } from './numbers.ts'
import type { Sites } from './read-sites.ts'

/** What an export may have a line for. */
const GROUPS = ['commune', 'epci', 'bv', 'dep'] as const
export type ExportGroup = (typeof GROUPS)[number]

/** What was computed of the communes of an area. */
export interface AreaMinutes {
  readonly rows: Int32Array
  readonly sites: Sites
  readonly maxMinutes: number
  /** Minutes and column of the nearest site, one figure a commune. */
  readonly minutes: Float64Array
  readonly site: Int32Array
}

export interface ExportTable {
  readonly columns: readonly string[]
  readonly lines: readonly (readonly (string | number | null)[])[]
}

/** @throws Misuse when nothing can be grouped by it. */
export function readGroup(text = 'commune'): ExportGroup {
  const group = GROUPS.find((known) => known === text)
  if (group !== undefined) return group
  throw new Misuse({
    fr: `--by\u202f: «\u00a0${text}\u00a0» n’est pas un découpage. Choisissez ${GROUPS.join(', ')}.`,
    en: `--by: "${text}" is no way to group. Choose ${GROUPS.join(', ')}.`,
  })
}

/** One line a commune, or one for the part of each EPCI, bassin de vie or département that lies in the area. */
export function exportTable(answer: AreaMinutes, index: CommuneIndex, group: ExportGroup): ExportTable {
  return group === 'commune' ? communeTable(answer, index) : zoneTable(answer, index, group)
}

function communeTable({ rows, minutes, site, sites }: AreaMinutes, index: CommuneIndex): ExportTable {
  return {
    columns: ['code', 'name', 'population', 'minutes', 'nearest', 'nearest_name'],
    lines: Array.from(rows, (row, place) => [
      index.codes[row] as string,
      index.names[row] as string,
      index.population[row] as number,
      orNull(minutes[place] as number),
      sites.codes[site[place] as number] ?? null,
      sites.names[site[place] as number] ?? null,
    ]),
  }
}

type ZoneGroup = Exclude<ExportGroup, 'commune'>

function zoneTable(
  { rows, minutes, maxMinutes }: AreaMinutes,
  index: CommuneIndex,
  group: ZoneGroup,
): ExportTable {
  const codeOf = (place: number) => zoneCodeOf(index, group, rows[place] as number)
  const population = Array.from(rows, (row) => index.population[row] as number)
  const covered = new Map<string, number>()
  for (const [place, people] of population.entries()) {
    const code = codeOf(place)
    const isCovered = (minutes[place] as number) <= maxMinutes
    if (code !== undefined && isCovered) covered.set(code, (covered.get(code) ?? 0) + people)
  }
  const zones = [...summariseBy(minutes, population, codeOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    columns: [
      'code',
      'name',
      'population',
      'covered',
      'share',
      'mean_minutes',
      'unreachable',
      'worst_tenth_from',
      'worst_tenth_mean',
    ],
    lines: zones.map(([code, summary]) => [
      code,
      zoneName(index, group, code),
      ...figuresOf(summary, covered.get(code) ?? 0),
    ]),
  }
}

function figuresOf({ population, withoutAny, mean, worstTenth }: AccessSummary, covered: number) {
  return [
    population,
    covered,
    rounded(population === 0 ? 0 : covered / population, 3),
    rounded(mean, 2),
    withoutAny,
    orNull(worstTenth.fromMinutes),
    rounded(worstTenth.mean, 2),
  ]
}

/** Code of the EPCI, bassin de vie or département of a commune; undefined when it is in none. */
function zoneCodeOf(index: CommuneIndex, group: ZoneGroup, row: number): string | undefined {
  if (group === 'dep') return departementCodeOf(index.codes[row] as string)
  if (group === 'bv') return index.bassinsDeVie[index.bassinDeVieOf[row] as number]?.code
  const siren = index.epci[row] as number
  return siren === 0 ? undefined : String(siren)
}
