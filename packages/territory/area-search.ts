import { type AreaKind, findArea, type ZoneKind, zonesOf } from './area.ts'
import { readCommuneQuery } from './commune-query.ts'
import { needleOf, searchCommunes } from './commune-search.ts'
import type { CommuneIndex } from './communes.ts'
import { areaName } from './area.ts'
import { foldText } from './fold-text.ts'
import { buildNameColumns, type NameColumns } from './name-columns.ts'
import { matchName, NO_MATCH, typoMatch } from './name-match.ts'

export interface AreaFound {
  /** What `findArea` reads: `dep:32`. */
  readonly key: string
  readonly kind: AreaKind
  readonly name: string
  readonly population: number
}

export interface AreaSearchOptions {
  /** Default 10. */
  readonly limit?: number
  /** Only areas of these kinds; all by default. */
  readonly kinds?: readonly AreaKind[]
}

interface ZoneList {
  readonly zones: readonly AreaFound[]
  readonly columns: NameColumns
}

const ZONE_KINDS: readonly ZoneKind[] = ['reg', 'dep', 'epci', 'bv']
/** Of areas whose whole name was typed, in this order. */
const KIND_ORDER: readonly AreaKind[] = ['france', 'reg', 'dep', 'commune', 'epci', 'bv']
const DEFAULT_LIMIT = 10
/** Ranks as `matchName` gives them, then those of names with a typing error. */
const EXACT = 0
const BEGINS = 2
const BEGINS_WORDS = 3
const FORGIVEN = 4
const lists = new WeakMap<CommuneIndex, ZoneList>()

/**
 * The areas that a typed text may mean: a key (`dep:32`), a code, or a name or its beginning, as people write it: accents, hyphens and a
 * typing error do not matter. Whole names come first, then larger areas. An empty text gives nothing.
 */
export function searchAreas(
  index: CommuneIndex,
  typed: string,
  { limit = DEFAULT_LIMIT, kinds = KIND_ORDER }: AreaSearchOptions = {},
): AreaFound[] {
  const ranked = [...byKey(index, typed), ...byName(index, typed), ...communes(index, typed, limit)]
  const compare = (a: RankedArea, b: RankedArea) =>
    a.rank - b.rank ||
    (a.rank === EXACT ? KIND_ORDER.indexOf(a.area.kind) - KIND_ORDER.indexOf(b.area.kind) : 0) ||
    b.area.population - a.area.population
  const found = new Map<string, AreaFound>()
  for (const { area } of ranked.sort(compare)) {
    if (found.size < limit && kinds.includes(area.kind) && !found.has(area.key)) found.set(area.key, area)
  }
  return [...found.values()]
}

interface RankedArea {
  readonly area: AreaFound
  /** Smaller is better, see `matchName`. */
  readonly rank: number
}

/** What was typed is a key, or the code of a région, département, EPCI or bassin de vie. */
function byKey(index: CommuneIndex, typed: string): RankedArea[] {
  const [, kind = '', code = ''] = /^(?:(\w+):)?(.*)$/s.exec(typed.trim()) ?? []
  const keys = new Set(
    (kind === '' ? ZONE_KINDS : [kind.toLowerCase()]).map((each) => `${each}:${code.toUpperCase()}`),
  )
  const zones = zoneList(index).zones.filter(({ key }) => keys.has(key))
  const other = /^(?:commune|france)/i.test(typed.trim())
    ? findArea(index, typed.trim().toLowerCase())
    : undefined
  if (other === undefined || 'refusal' in other) return zones.map((area) => ({ area, rank: EXACT }))
  const population = other.rows.reduce((sum, row) => sum + (index.population[row] as number), 0)
  const area = { key: other.key, kind: other.kind, name: areaName(index, other), population }
  return [{ area, rank: EXACT }]
}

function byName(index: CommuneIndex, typed: string): RankedArea[] {
  const needles = readCommuneQuery(typed).readings.map(needleOf)
  const { zones, columns } = zoneList(index)
  return zones.flatMap((area, row) => {
    const plain = Math.min(...needles.map((needle) => matchName(columns, row, needle)), NO_MATCH)
    if (plain !== NO_MATCH) return [{ area, rank: plain }]
    const forgiven = Math.min(...needles.map((needle) => typoMatch(columns, row, needle)), NO_MATCH)
    return forgiven === NO_MATCH ? [] : [{ area, rank: FORGIVEN + forgiven }]
  })
}

function communes(index: CommuneIndex, typed: string, limit: number): RankedArea[] {
  const letters = foldText(typed).letters
  const rankOf = (name: string, isPlain: boolean) => {
    const folded = foldText(name).letters
    if (folded === letters) return EXACT
    if (!isPlain) return FORGIVEN
    return folded.startsWith(letters) ? BEGINS : BEGINS_WORDS
  }
  return searchCommunes(index, typed, { limit }).map(({ code, name, population, ranges }) => ({
    area: { key: `commune:${code}`, kind: 'commune', name, population },
    rank: code === typed.trim() ? EXACT : rankOf(name, ranges.length > 0),
  }))
}

function zoneList(index: CommuneIndex): ZoneList {
  const known = lists.get(index)
  if (known !== undefined) return known
  const populations = zonePopulations(index)
  const zones = ZONE_KINDS.flatMap((kind) =>
    zonesOf(index, kind).map(({ code, name }): AreaFound => {
      const key = `${kind}:${code}`
      return { key, kind, name, population: populations.get(key) ?? 0 }
    }),
  ).filter(({ key }) => populations.has(key))
  const list = { zones, columns: buildNameColumns(zones.map(({ name }) => name)) }
  lists.set(index, list)
  return list
}

/** Inhabitants of all areas by their key, in one walk. */
function zonePopulations(index: CommuneIndex): Map<string, number> {
  const populations = new Map<string, number>()
  for (let row = 0; row < index.size; row++) {
    const departement = index.departements[index.departementOf[row] as number]
    const codes = {
      dep: departement?.code,
      reg: departement?.region,
      epci: String(index.epci[row]),
      bv: index.bassinsDeVie[index.bassinDeVieOf[row] as number]?.code,
    }
    for (const [kind, code] of Object.entries(codes)) {
      const key = `${kind}:${code}`
      populations.set(key, (populations.get(key) ?? 0) + (index.population[row] as number))
    }
  }
  return populations
}
