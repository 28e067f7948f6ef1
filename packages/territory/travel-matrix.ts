import type { CommuneCode, CommuneIndex } from './communes.ts'
import type { TravelEstimate } from './travel-estimate.ts'
import type { TravelPair, TravelPlace, TravelTime } from './travel-time.ts'

/** Minutes by "from,to"; each direction is its own entry. */
export type TravelMatrix = ReadonlyMap<string, number>

/** A line of the file of travel times cannot be used; the message begins with its number. */
export class TravelMatrixError extends Error {
  override readonly name = 'TravelMatrixError'
  readonly line: number

  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`)
    this.line = line
  }
}

const COLUMN_NAMES: Readonly<Record<string, number>> = {
  from: 0,
  from_commune: 0,
  origine: 0,
  to: 1,
  to_commune: 1,
  destination: 1,
  minutes: 2,
  duree: 2,
}
const MOST_MINUTES = 1440

/**
 * Reads travel times, one pair of communes a line: `from,to,minutes`, with an optional header that may name and order
 * the columns (`from_commune,to_commune,minutes`); the separator is a comma, a semicolon or a tab. Decimal minutes are rounded up.
 * A pair given in one direction says nothing of the other. A withdrawn commune code counts as its successor.
 * @throws TravelMatrixError at the first line that cannot be used: column missing, unknown commune, minutes that are
 * not a number from 0 to 1440, a pair given twice with different minutes.
 */
export function parseTravelMatrix(text: string, index: CommuneIndex): TravelMatrix {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = /[;\t]/.exec(lines[0] ?? '')?.[0] ?? ','
  const matrix = new Map<string, number>()
  const header = headerColumns(lines[0] ?? '', separator)
  for (let i = header.isHeader ? 1 : 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (line.trim() !== '') readPair(line.split(separator), i + 1, header.columns, index, matrix)
  }
  return matrix
}

function unquote(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

function headerColumns(line: string, separator: string): { isHeader: boolean; columns: readonly number[] } {
  const names = line.split(separator).map((field) => unquote(field).toLowerCase())
  if (!names.some((name) => name in COLUMN_NAMES)) return { isHeader: false, columns: [0, 1, 2] }
  const columns = [0, 1, 2].map((wanted) => names.findIndex((name) => COLUMN_NAMES[name] === wanted))
  const missing = ['from', 'to', 'minutes'].filter((_, wanted) => columns[wanted] === -1)
  if (missing.length > 0) throw new TravelMatrixError(1, `the header has no column "${missing.join('", "')}"`)
  return { isHeader: true, columns }
}

function readPair(
  fields: readonly string[],
  line: number,
  columns: readonly number[],
  index: CommuneIndex,
  matrix: Map<string, number>,
): void {
  const [from, to, typed] = columns.map((column) => unquote(fields[column] ?? '')) as [string, string, string]
  if (fields.length < 3) throw new TravelMatrixError(line, `${fields.length} columns instead of 3`)
  const key = pairKey(currentCode(from, line, index), currentCode(to, line, index))
  const minutes = Number(typed.replace(',', '.'))
  if (typed === '' || !(minutes >= 0 && minutes <= MOST_MINUTES)) {
    throw new TravelMatrixError(line, `"${typed}" is not a number of minutes from 0 to ${MOST_MINUTES}`)
  }
  const whole = Math.ceil(minutes)
  const known = matrix.get(key)
  if (known !== undefined && known !== whole) {
    throw new TravelMatrixError(
      line,
      `from ${from} to ${to} was ${known} minutes on a line before, and is ${whole} here`,
    )
  }
  matrix.set(key, whole)
}

function currentCode(typed: string, line: number, index: CommuneIndex): CommuneCode {
  const code = /^\d{4}$/.test(typed) ? `0${typed}` : typed.toUpperCase()
  const row = index.rowOf(code)
  if (row === undefined) throw new TravelMatrixError(line, `no commune has the code "${typed}"`)
  return index.codes[row] as string
}

const pairKey = (from: CommuneCode, to: CommuneCode) => `${from},${to}`

/**
 * Travel times from a file; a pair that the file has not is answered by the estimate, and said in `fallbacks`.
 * Inside one commune, files hold 0 or nothing: without a figure above 0 the estimate answers by design, and nothing is said.
 */
export function createMatrixTravelTime(
  matrix: TravelMatrix,
  index: CommuneIndex,
  estimate: TravelEstimate,
): TravelTime {
  const communeOf = (place: TravelPlace) => {
    const code = typeof place === 'string' ? place : place.commune
    const row = code === undefined ? undefined : index.rowOf(code)
    return row === undefined ? undefined : index.codes[row]
  }
  const pairOf = (from: TravelPlace, to: TravelPlace, missing: TravelPair[]): TravelPair => {
    const origin = communeOf(from)
    const destination = communeOf(to)
    const listed = origin && destination ? matrix.get(pairKey(origin, destination)) : undefined
    const inside = origin !== undefined && origin === destination
    if (listed !== undefined && !(inside && listed === 0)) return { minutes: listed, provider: 'matrix' }
    const pair: TravelPair = { minutes: estimate.minutesBetween(from, to), provider: 'estimate' }
    if (!inside) missing.push(pair)
    return pair
  }
  return {
    kind: 'matrix',
    minutes: async (from, to) => {
      const missing: TravelPair[] = []
      const pairs = from.map((origin) => to.map((destination) => pairOf(origin, destination, missing)))
      if (missing.length === 0) return { pairs, fallbacks: [] }
      return { pairs, fallbacks: [{ provider: 'matrix', reason: 'missing-pair', pairs: missing.length }] }
    },
  }
}
