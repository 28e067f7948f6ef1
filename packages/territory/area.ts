import { type CommuneCode, type CommuneIndex, departementCodeOf } from './communes.ts'
import type { Zone } from './zones.ts'

/** The kinds of areas: `dep:32`, `reg:76`, `epci:243200417`, `bv:32132` (bassin de vie 2022), `commune:32132`, `france`. */
export type AreaKind = 'dep' | 'reg' | 'epci' | 'bv' | 'commune' | 'france'

/** Those made of several communes, and not of all. */
export type ZoneKind = Exclude<AreaKind, 'commune' | 'france'>

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

const AREA = /^(dep|reg|epci|bv|commune):([0-9A-Z]+)$/

/** Reads an area and finds its communes; those that no position is known for are among them. */
export function findArea(index: CommuneIndex, text: string): Area | { refusal: AreaRefusal } {
  if (text === 'france') return areaOf(index, 'france', 'france', () => true)
  const [, kind, code] = AREA.exec(text) ?? []
  if (kind === undefined || code === undefined) return { refusal: { kind: 'not-an-area', text } }
  if (kind === 'commune') return communeArea(index, code)
  const area = areaOf(index, text, kind as AreaKind, belongs(index, kind as ZoneKind, code))
  if (area.rows.length > 0) return area
  return { refusal: { kind: 'no-such-area', area: kind as AreaKind, code } }
}

function belongs(index: CommuneIndex, kind: ZoneKind, code: string): (row: number) => boolean {
  if (kind === 'epci') return (row) => index.epci[row] !== 0 && String(index.epci[row]) === code
  if (kind === 'dep') return (row) => departementCodeOf(index.codes[row] as string) === code
  if (kind === 'bv') return (row) => index.bassinsDeVie[index.bassinDeVieOf[row] as number]?.code === code
  return (row) => index.departements[index.departementOf[row] as number]?.region === code
}

/**
 * The name of an area in French: `Gers`, `Occitanie`, `CC Bastides de Lomagne`, `Fleurance`. Its code when the index was loaded without the
 * table of its kind.
 */
export function areaName(index: CommuneIndex, { key, kind, rows }: Area): string {
  if (kind === 'france') return 'France'
  if (kind === 'commune') return index.names[rows[0] as number] as string
  return zoneName(index, kind, key.slice(kind.length + 1))
}

/** The name of a département, région, EPCI or bassin de vie; its code when it is not known. */
export function zoneName(index: CommuneIndex, kind: ZoneKind, code: string): string {
  return zonesOf(index, kind).find((zone) => zone.code === code)?.name ?? code
}

/** All areas of a kind. */
export function zonesOf(index: CommuneIndex, kind: ZoneKind): readonly Zone[] {
  if (kind === 'dep') return index.departements
  if (kind === 'reg') return index.regions
  return kind === 'epci' ? index.epcis : index.bassinsDeVie
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
