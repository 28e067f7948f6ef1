import { type CommuneCode, type CommuneIndex, departementCodeOf } from './communes.ts'

/** The kinds of areas that have a code: `dep:32`, `reg:76`, `epci:243200417`, `commune:32132`, `france`. */
export type AreaKind = 'dep' | 'reg' | 'epci' | 'commune' | 'france'

/** The communes that a planner looks at. */
export interface Area {
  /** As it was asked for, with codes of today: `dep:32`. */
  readonly key: string
  readonly kind: AreaKind
  /** Rows of its communes in the index, rising. */
  readonly rows: Int32Array
  /** A code that INSEE withdrew, and the one that took over. */
  readonly recoded?: { readonly from: CommuneCode; readonly to: CommuneCode }
}

/** An area that cannot be used. */
export type AreaRefusal =
  | { readonly kind: 'not-an-area'; readonly text: string }
  | { readonly kind: 'no-such-area'; readonly area: AreaKind; readonly code: string }

const AREA = /^(dep|reg|epci|commune):([0-9A-Z]+)$/

/** Reads an area and finds its communes; those that no position is known for are among them. */
export function findArea(index: CommuneIndex, text: string): Area | { refusal: AreaRefusal } {
  if (text === 'france') return areaOf(index, 'france', 'france', () => true)
  const [, kind, code] = AREA.exec(text) ?? []
  if (kind === undefined || code === undefined) return { refusal: { kind: 'not-an-area', text } }
  if (kind === 'commune') return communeArea(index, code)
  const area = areaOf(index, text, kind as AreaKind, belongs(index, kind as 'dep' | 'reg' | 'epci', code))
  if (area.rows.length > 0) return area
  return { refusal: { kind: 'no-such-area', area: kind as AreaKind, code } }
}

function belongs(index: CommuneIndex, kind: 'dep' | 'reg' | 'epci', code: string): (row: number) => boolean {
  if (kind === 'epci') return (row) => String(index.epci[row]) === code
  if (kind === 'dep') return (row) => departementCodeOf(index.codes[row] as string) === code
  return (row) => index.departements[index.departementOf[row] as number]?.region === code
}

function areaOf(index: CommuneIndex, key: string, kind: AreaKind, has: (row: number) => boolean): Area {
  const rows: number[] = []
  for (let row = 0; row < index.size; row++) if (has(row)) rows.push(row)
  return { key, kind, rows: Int32Array.from(rows) }
}

function communeArea(index: CommuneIndex, code: string): Area | { refusal: AreaRefusal } {
  const row = index.rowOf(code)
  if (row === undefined) return { refusal: { kind: 'no-such-area', area: 'commune', code } }
  const today = index.codes[row] as string
  const area: Area = { key: `commune:${today}`, kind: 'commune', rows: Int32Array.of(row) }
  return today === code ? area : { ...area, recoded: { from: code, to: today } }
}
