import type { CommuneIndex } from './communes.ts'
import type { TravelEstimate } from './travel-estimate.ts'
import { matrixProblems, TravelMatrixError } from './travel-matrix-error.ts'
import type { TravelPair, TravelPlace, TravelTime } from './travel-time.ts'

/** Whole minutes by row of the origin, then of the destination; each direction is its own entry, of about 40 bytes. */
export type TravelMatrix = ReadonlyMap<number, ReadonlyMap<number, number>>

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
 * A pair given in one direction says nothing of the other. A withdrawn commune code counts as its
 * successor where the file does not speak of the successor itself.
 * @throws TravelMatrixError at the first line that cannot be used: column missing, unknown commune, minutes that are
 * not a number from 0 to 1440, a pair given twice with different minutes.
 */
export function parseTravelMatrix(text: string, index: CommuneIndex): TravelMatrix {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = /[;\t]/.exec(lines[0] ?? '')?.[0] ?? ','
  const header = headerColumns(lines[0] ?? '', separator)
  const matrix = new Map<number, Map<number, number>>()
  const inherited: Pair[] = []
  for (let i = header.isHeader ? 1 : 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (line.trim() === '') continue
    const pair = readPair(line.split(separator), i + 1, header.columns, index)
    if (pair.inherited) inherited.push(pair)
    else keep(matrix, pair, i + 1, index)
  }
  for (const pair of inherited) {
    if (matrix.get(pair.from)?.get(pair.to) === undefined) keep(matrix, pair, 0, index)
  }
  return matrix
}

/** Two rows of the index and the minutes between them. */
interface Pair {
  readonly from: number
  readonly to: number
  readonly minutes: number
  /** One of the two codes is withdrawn. */
  readonly inherited: boolean
}

function keep(matrix: Map<number, Map<number, number>>, pair: Pair, line: number, index: CommuneIndex): void {
  const { from, to, minutes } = pair
  const known = matrix.get(from)?.get(to)
  if (known !== undefined && known !== minutes) {
    const [origin = '', destination = ''] = [index.codes[from], index.codes[to]]
    throw new TravelMatrixError(line, matrixProblems.contradiction(origin, destination, known, minutes))
  }
  const row = matrix.get(from)
  if (row === undefined) matrix.set(from, new Map([[to, minutes]]))
  else row.set(to, minutes)
}

function unquote(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

function headerColumns(line: string, separator: string): { isHeader: boolean; columns: readonly number[] } {
  const names = line.split(separator).map((field) => unquote(field).toLowerCase())
  if (!names.some((name) => Object.hasOwn(COLUMN_NAMES, name))) return { isHeader: false, columns: [0, 1, 2] }
  const columns = [0, 1, 2].map((wanted) => names.findIndex((name) => COLUMN_NAMES[name] === wanted))
  const missing = ['from', 'to', 'minutes'].filter((_, wanted) => columns[wanted] === -1)
  if (missing.length > 0) throw new TravelMatrixError(1, matrixProblems.headerWithout(missing))
  return { isHeader: true, columns }
}

function readPair(
  fields: readonly string[],
  line: number,
  columns: readonly number[],
  index: CommuneIndex,
): Pair {
  const [from, to, typed] = columns.map((column) => unquote(fields[column] ?? '')) as [string, string, string]
  if (fields.length < 3) throw new TravelMatrixError(line, matrixProblems.tooFewColumns(fields.length))
  const origin = readCode(from, line, index)
  const destination = readCode(to, line, index)
  const minutes = Number(typed.replace(',', '.'))
  if (typed === '' || !(minutes >= 0 && minutes <= MOST_MINUTES)) {
    throw new TravelMatrixError(line, matrixProblems.notMinutes(typed, MOST_MINUTES))
  }
  const inherited = origin.withdrawn || destination.withdrawn
  return { from: origin.row, to: destination.row, minutes: Math.ceil(minutes), inherited }
}

function readCode(typed: string, line: number, index: CommuneIndex): { row: number; withdrawn: boolean } {
  const code = /^\d{4}$/.test(typed) ? `0${typed}` : typed.toUpperCase()
  const row = index.rowOf(code)
  if (row === undefined) throw new TravelMatrixError(line, matrixProblems.unknownCommune(typed))
  return { row, withdrawn: index.codes[row] !== code }
}

/**
 * Travel times from a file; a pair that the file has not is answered by the estimate, and said in `fallbacks`.
 * Inside one commune, files hold 0 or nothing: without a figure above 0 the estimate answers by design, and nothing is said.
 */
export function createMatrixTravelTime(
  matrix: TravelMatrix,
  index: CommuneIndex,
  estimate: TravelEstimate,
): TravelTime {
  const rowOf = (place: TravelPlace) => {
    const code = typeof place === 'string' ? place : place.commune
    return code === undefined ? undefined : index.rowOf(code)
  }
  const pairOf = (from: TravelPlace, to: TravelPlace, missing: TravelPair[]): TravelPair => {
    const origin = rowOf(from)
    const destination = rowOf(to)
    const listed =
      origin === undefined || destination === undefined ? undefined : matrix.get(origin)?.get(destination)
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
