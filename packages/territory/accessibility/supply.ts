import type { CommuneIndex } from '../communes.ts'
import type { Profession } from './professions.ts'
import { type Remark, type RemarkWords, supplyWords } from './supply-remarks.ts'

/** Some working time in a commune: of one person, or of several when the file counts them together. */
export interface SupplyRecord {
  /** Row of the commune in the index. */
  readonly row: number
  readonly profession: Profession
  /** Full-time equivalents; a person of whom no more is known counts one, parted between the places where they work. */
  readonly fte: number
  /** In years; null when the file does not say. */
  readonly age: number | null
}

export type SupplyFormat = 'rpps' | 'bpe' | 'plain'

/** What a file of practitioners says. */
export interface SupplyFile {
  readonly format: SupplyFormat
  readonly records: readonly SupplyRecord[]
  /** Read otherwise than written: a commune merged since, a line that says again what another said. */
  readonly notes: readonly Remark[]
  /** Left out: no figure of these lines counts. */
  readonly problems: readonly Remark[]
}

/** Reads a file line by line, the header included; official files have millions. */
export interface SupplyReader {
  read(line: string): void
  end(): SupplyFile
}

/** Keeps the remarks of a reading, those of one kind and subject as one, with the line of the first. */
export interface RemarkKeeper {
  note(line: number, subject: string, words: RemarkWords): void
  problem(line: number, subject: string, words: RemarkWords): void
  kept(): { notes: readonly Remark[]; problems: readonly Remark[] }
}

export function createRemarkKeeper(): RemarkKeeper {
  const keep = (remarks: Map<string, Remark>) => (line: number, subject: string, words: RemarkWords) => {
    const known = remarks.get(subject)
    remarks.set(subject, known ? { ...known, lines: known.lines + 1 } : { line, lines: 1, words })
  }
  const notes = new Map<string, Remark>()
  const problems = new Map<string, Remark>()
  return {
    note: keep(notes),
    problem: keep(problems),
    kept: () => ({ notes: [...notes.values()], problems: [...problems.values()] }),
  }
}

/** Communes whose arrondissements files name in their place. */
const CITIES: readonly { readonly pattern: RegExp; readonly code: string }[] = [
  { pattern: /^751\d\d$/, code: '75056' },
  { pattern: /^6938\d$/, code: '69123' },
  { pattern: /^132\d\d$/, code: '13055' },
]

/**
 * Row of the commune that a file names; a withdrawn code and an arrondissement of Paris, Lyon or Marseille are read as the commune of
 * today, with a note. `undefined`, with a problem, when there is no such commune.
 */
export function rowOfCommune(
  typed: string,
  line: number,
  index: CommuneIndex,
  remarks: RemarkKeeper,
): number | undefined {
  const code = /^\d{4}$/.test(typed) ? `0${typed}` : typed.toUpperCase()
  const city = CITIES.find(({ pattern }) => pattern.test(code))?.code
  const row = index.rowOf(city ?? code)
  if (row === undefined) {
    remarks.problem(
      line,
      `unknown ${code}`,
      typed === '' ? supplyWords.noCommune : supplyWords.unknownCommune(typed),
    )
    return undefined
  }
  const today = index.codes[row] as string
  if (today !== code) remarks.note(line, `recoded ${code}`, supplyWords.recoded(code, today))
  return row
}

/**
 * Supply by commune of one profession, in the unit of its rules: full-time equivalents x `perFte`.
 * Practitioners older than `maxAge` are left out; those whose age is not known are kept.
 */
export function supplyByCommune(
  records: readonly SupplyRecord[],
  {
    size,
    profession,
    perFte,
    maxAge,
  }: { size: number; profession: Profession; perFte: number; maxAge: number | null },
): Float64Array {
  const supply = new Float64Array(size)
  for (const record of records) {
    if (record.profession !== profession) continue
    if (maxAge !== null && record.age !== null && record.age > maxAge) continue
    supply[record.row] = (supply[record.row] as number) + record.fte * perFte
  }
  return supply
}
