import type { CommuneIndex } from '../communes.ts'
import { PROFESSIONS, type Profession } from './professions.ts'
import { createRemarkKeeper, rowOfCommune, type SupplyReader, type SupplyRecord } from './supply.ts'
import { supplyWords } from './supply-remarks.ts'

const FRENCH_NAMES: Readonly<Record<string, Profession>> = {
  medecin: 'gp',
  generaliste: 'gp',
  infirmier: 'nurse',
  kinesitherapeute: 'physio',
  'masseur-kinesitherapeute': 'physio',
  'sage-femme': 'midwife',
  dentiste: 'dentist',
  'chirurgien-dentiste': 'dentist',
}

/**
 * Reads `commune,profession,fte[,age]`: columns named in a header, in any order, parted by commas, semicolons or tabs (`etp` for
 * `fte`; a decimal comma where semicolons part). With ages a line is a person; without, it is all of a profession in a commune, and
 * a second line of the same two is a problem.
 */
export function createSupplyCsvReader(index: CommuneIndex): SupplyReader {
  const remarks = createRemarkKeeper()
  const records: SupplyRecord[] = []
  const seen = new Map<string, number>()
  let header: { separator: string; names: readonly string[] } | undefined
  let line = 0
  let isUnusable = false
  return {
    read: (text) => {
      line++
      if (text.trim() === '' || isUnusable) return
      if (header === undefined) {
        header = readHeader(text)
        const missing = ['commune', 'profession', 'fte'].filter((name) => !header?.names.includes(name))
        if (missing.length > 0) remarks.problem(line, 'header', supplyWords.headerWithout(missing))
        isUnusable = missing.length > 0
        return
      }
      const record = readRecord(text, header)
      if (record) records.push(record)
    },
    end: () => {
      if (header === undefined) remarks.problem(1, 'empty', supplyWords.emptyFile)
      return { format: 'plain', records, ...remarks.kept() }
    },
  }

  function readRecord(
    text: string,
    { separator, names }: { separator: string; names: readonly string[] },
  ): SupplyRecord | undefined {
    const fields = text.split(separator).map(unquote)
    if (fields.length !== names.length) {
      remarks.problem(line, `fields ${line}`, supplyWords.fieldCount(fields.length, names.length))
      return undefined
    }
    const field = (name: string) => fields[names.indexOf(name)] ?? ''
    const row = rowOfCommune(field('commune'), line, index, remarks)
    const profession = readProfession(field('profession'))
    const fte = readFte(field('fte'))
    const age = readAge(field('age'))
    if (row === undefined || profession === undefined || fte === undefined || age === undefined)
      return undefined
    return isAgain(row, profession, fte, age) ? undefined : { row, profession, fte, age }
  }

  function isAgain(row: number, profession: Profession, fte: number, age: number | null): boolean {
    const subject = age === null ? `${row} ${profession}` : `${row} ${profession} ${fte} ${age}`
    const first = seen.get(subject)
    if (first === undefined) {
      seen.set(subject, line)
      return false
    }
    if (age === null) remarks.problem(line, `again ${line}`, supplyWords.duplicate(first))
    else remarks.note(line, `twins ${line}`, supplyWords.twins(first))
    return age === null
  }

  function readProfession(typed: string): Profession | undefined {
    const name = typed.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    const profession = PROFESSIONS.find((known) => known === name) ?? FRENCH_NAMES[name]
    if (profession === undefined)
      remarks.problem(line, `profession ${name}`, supplyWords.unknownProfession(typed, PROFESSIONS))
    return profession
  }

  function readFte(typed: string): number | undefined {
    const fte = /^-?\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN
    if (fte >= 0) return fte
    const words = fte < 0 ? supplyWords.negativeFte(typed) : supplyWords.notFte(typed)
    remarks.problem(line, `fte ${line}`, words)
    return undefined
  }

  function readAge(typed: string): number | null | undefined {
    if (typed === '') return null
    const age = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN
    if (age >= 18 && age <= 110) return age
    remarks.problem(line, `age ${line}`, supplyWords.notAge(typed))
    return undefined
  }
}

function readHeader(text: string): { separator: string; names: readonly string[] } {
  const separator = /[;\t]/.exec(text)?.[0] ?? ','
  const names = text
    .replace(/^\uFEFF/, '')
    .split(separator)
    .map((name) => unquote(name).toLowerCase())
  return { separator, names: names.map((name) => (name === 'etp' ? 'fte' : name)) }
}

function unquote(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}
