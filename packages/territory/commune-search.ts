import {
  type CommuneQuery,
  type QueryWords,
  readCommuneQuery,
  readTrailingDepartement,
} from './commune-query.ts'
import { type CommuneCode, type CommuneIndex, type Departement, departementCodeOf } from './communes.ts'
import { greatCircleKm } from './great-circle.ts'
import { letterMask } from './name-columns.ts'
import { highlightRanges, type MatchRange } from './match-ranges.ts'
import { matchName, type Needle, NO_MATCH, typoMatch } from './name-match.ts'

/** Where the person is likely to be: results inside `radiusKm` come first among equally exact ones. */
export interface NearArea {
  readonly lon: number
  readonly lat: number
  /** Default 50 km. */
  readonly radiusKm?: number
}

export interface CommuneSearchOptions {
  /** Default 10. */
  readonly limit?: number
  readonly near?: NearArea
  /** Codes of the départements whose communes come before equally exact ones elsewhere, near or not. */
  readonly departements?: readonly string[]
}

export interface CommuneFound {
  readonly code: CommuneCode
  readonly name: string
  /** The postcode that was typed first, if one was. */
  readonly postcodes: readonly string[]
  readonly departement: Departement
  /** WGS84 degrees, null when unknown. */
  readonly lon: number | null
  readonly lat: number | null
  readonly population: number
  /** Parts of `name` to highlight; empty when a postcode matched or a typing error was forgiven. */
  readonly ranges: readonly MatchRange[]
}

interface Candidate {
  readonly row: number
  /** Smaller is better: exact, then contained, then with one error, then with two. */
  readonly exactness: number
  readonly far: number
  readonly detail: number
}

const DEFAULT_LIMIT = 10
const DEFAULT_RADIUS_KM = 50
/** Below this number of plain matches, typing errors are looked for. */
const ENOUGH_PLAIN_MATCHES = 3

/**
 * The communes that a typed text may mean: name, beginning of a name or of its words, postcode, INSEE code, name of a
 * known place of it; a département, by name or number, after the name narrows;
 * accents, hyphens, apostrophes, articles and "st"/"ste" do not matter, one typing error in a word of four letters
 * and two in one of eight are forgiven. Ordered by exactness, then `departements`, nearness to `near`, population.
 * An empty text gives nothing. Takes 1 to 3 ms over the communes of France.
 */
export function searchCommunes(
  index: CommuneIndex,
  typed: string,
  options: CommuneSearchOptions = {},
): CommuneFound[] {
  const query = readCommuneQuery(typed)
  const shortlist = new Shortlist(index, options)
  if (query.readings.length === 0) searchDigits(index, query.digits, shortlist)
  else searchNames(index, query, shortlist)
  if (shortlist.isEmpty()) return searchInDepartement(index, query, options)
  return shortlist.rows().map((row) => found(index, row, query))
}

function searchDigits(index: CommuneIndex, digits: string, shortlist: Shortlist): void {
  if (digits === '') return
  for (let row = 0; row < index.size; row++) {
    const postcodes = index.postcodes[row] as readonly string[]
    const byPostcode = postcodes.some((postcode) => postcode.startsWith(digits))
    if (byPostcode) shortlist.offer(row, 0, 0)
    else if ((index.codes[row] as string).startsWith(digits)) shortlist.offer(row, 0, 1)
  }
  const successor = index.rowOf(digits)
  if (shortlist.isEmpty() && successor !== undefined) shortlist.offer(successor, 0, 2)
}

/** For "fleurance gers": only when no commune is named so ("Pont-d'Ain"). */
function searchInDepartement(
  index: CommuneIndex,
  query: CommuneQuery,
  options: CommuneSearchOptions,
): CommuneFound[] {
  const read = readTrailingDepartement(query, index.departements)
  if (!read) return []
  const shortlist = new Shortlist(index, options, read.departement)
  searchNames(index, read.query, shortlist)
  return shortlist.rows().map((row) => found(index, row, read.query))
}

/** Whether a commune agrees with the postcode, code or département typed beside its name. */
function agreesWith(index: CommuneIndex, row: number, digits: string): boolean {
  if (digits === '') return true
  const code = index.codes[row] as string
  if (code.startsWith(digits)) return true
  return (index.postcodes[row] as readonly string[]).some((postcode) => postcode.startsWith(digits))
}

function searchNames(index: CommuneIndex, query: CommuneQuery, shortlist: Shortlist): void {
  const needles = query.readings.map(needleOf)
  let plain = 0
  let exact = false
  for (let row = 0; row < index.size; row++) {
    let best = NO_MATCH
    for (const needle of needles) {
      if ((needle.mask & ~(index.nameColumns.mask[row] as number)) !== 0) continue
      best = Math.min(best, matchName(index.nameColumns, row, needle))
    }
    if (best === NO_MATCH || !agreesWith(index, row, query.digits)) continue
    plain++
    exact ||= best === 0
    shortlist.offer(row, best === 0 ? 0 : 1, best)
  }
  for (const [place, row] of index.placeRows.entries()) {
    const best = Math.min(...needles.map((needle) => matchName(index.placeColumns, place, needle)))
    if (best === NO_MATCH || !agreesWith(index, row, query.digits) || shortlist.has(row)) continue
    plain++
    shortlist.offer(row, best <= 1 && shortlist.isHome(row) ? 0 : 1, best)
  }
  if (!exact && plain < ENOUGH_PLAIN_MATCHES) searchTypos(index, query, needles, shortlist)
}

function searchTypos(
  index: CommuneIndex,
  query: CommuneQuery,
  needles: readonly Needle[],
  shortlist: Shortlist,
): void {
  for (let row = 0; row < index.size; row++) {
    if (shortlist.has(row)) continue
    let best = NO_MATCH
    for (const needle of needles) best = Math.min(best, typoMatch(index.nameColumns, row, needle))
    if (best === NO_MATCH || !agreesWith(index, row, query.digits)) continue
    shortlist.offer(row, 2 + Math.floor(best / 2), best % 2)
  }
}

/** A reading of a query, ready for `matchName`. */
export function needleOf(reading: QueryWords): Needle {
  const encoder = new TextEncoder()
  return {
    bytes: encoder.encode(reading.letters),
    mask: letterMask(reading.letters),
    withoutArticle: reading.withoutArticle,
    wordBytes: reading.words.map((word) => encoder.encode(word)),
  }
}

/** The best candidates seen so far, in order. */
class Shortlist {
  readonly #candidates: Candidate[] = []
  readonly #limit: number
  readonly #index: CommuneIndex
  readonly #near: NearArea | undefined
  /** Whether a département, by its row, is of those that come first. */
  readonly #home: readonly boolean[]
  /** Row of the only département looked at. */
  readonly #within: number | undefined

  constructor(index: CommuneIndex, options: CommuneSearchOptions, within?: number) {
    this.#index = index
    this.#home = index.departements.map(({ code }) => options.departements?.includes(code) ?? false)
    this.#within = within
    this.#limit = Math.max(1, options.limit ?? DEFAULT_LIMIT)
    this.#near = options.near
  }

  offer(row: number, exactness: number, detail: number): void {
    if (this.#within !== undefined && this.#index.departementOf[row] !== this.#within) return
    const last = this.#candidates[this.#limit - 1]
    if (last !== undefined && exactness > last.exactness) return
    const candidate = { row, exactness, far: this.#far(row), detail }
    if (last !== undefined && this.#compare(candidate, last) >= 0) return
    let place = Math.min(this.#candidates.length, this.#limit)
    while (place > 0 && this.#compare(candidate, this.#candidates[place - 1] as Candidate) < 0) place--
    this.#candidates.splice(place, 0, candidate)
    if (this.#candidates.length > this.#limit) this.#candidates.pop()
  }

  isHome(row: number): boolean {
    return this.#home[this.#index.departementOf[row] as number] ?? false
  }

  has(row: number): boolean {
    return this.#candidates.some((candidate) => candidate.row === row)
  }

  isEmpty(): boolean {
    return this.#candidates.length === 0
  }

  rows(): number[] {
    return this.#candidates.map((candidate) => candidate.row)
  }

  #compare(a: Candidate, b: Candidate): number {
    const population = this.#index.population
    return (
      a.exactness - b.exactness ||
      a.far - b.far ||
      a.detail - b.detail ||
      (population[b.row] as number) - (population[a.row] as number) ||
      a.row - b.row
    )
  }

  /** Below 0 in a département that comes first; 0 inside the area, 1 around it, 2 elsewhere; 0 for all without an area. */
  #far(row: number): number {
    const near = this.#near
    if (this.isHome(row)) return -1
    if (near === undefined) return 0
    const km = greatCircleKm(
      near.lon,
      near.lat,
      this.#index.lon[row] as number,
      this.#index.lat[row] as number,
    )
    const radiusKm = near.radiusKm ?? DEFAULT_RADIUS_KM
    if (km <= radiusKm) return 0
    return km <= 2 * radiusKm ? 1 : 2
  }
}

function found(index: CommuneIndex, row: number, query: CommuneQuery): CommuneFound {
  const code = index.codes[row] as string
  const name = index.names[row] as string
  const lon = index.lon[row] as number
  const lat = index.lat[row] as number
  const postcodes = index.postcodes[row] as readonly string[]
  const typedFirst = (postcode: string) => (query.digits !== '' && postcode.startsWith(query.digits) ? 0 : 1)
  const departement = index.departements[index.departementOf[row] as number]
  return {
    code,
    name,
    postcodes: [...postcodes].sort((a, b) => typedFirst(a) - typedFirst(b)),
    departement: departement ?? { code: departementCodeOf(code), name: '', region: '' },
    lon: Number.isNaN(lon) ? null : lon,
    lat: Number.isNaN(lat) ? null : lat,
    population: index.population[row] as number,
    ranges: highlightRanges(name, query.readings),
  }
}
