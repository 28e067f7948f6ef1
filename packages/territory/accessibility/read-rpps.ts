import type { CommuneIndex } from '../communes.ts'
import type { Profession } from './professions.ts'
import { createRemarkKeeper, rowOfCommune, type SupplyReader, type SupplyRecord } from './supply.ts'
import { supplyWords } from './supply-remarks.ts'

/** Columns of the extraction in free access of the Annuaire Santé, by what is read of them. */
const COLUMNS = {
  person: 'Identification nationale PP',
  profession: 'Code profession',
  category: 'Code catégorie professionnelle',
  skill: 'Code savoir-faire',
  mode: 'Code mode exercice',
  site: 'Identifiant technique de la structure',
  commune: 'Code commune (coord. structure)',
  sector: "Code secteur d'activité",
} as const
type Column = keyof typeof COLUMNS

/** Codes of professions of the extraction (nomenclature TRE_G15 of the ANS); doctors by their skill only. */
const PROFESSION_CODES: Readonly<Record<string, Profession>> = {
  '40': 'dentist',
  '50': 'midwife',
  '60': 'nurse',
  '70': 'physio',
}
const DOCTOR = '10'
/** Qualified in, specialist in, and general medicine. */
const GENERAL_MEDICINE = new Set(['SM26', 'SM53', 'SM54'])
const HEALTH_CENTRE = 'SA05'

/**
 * Reads `PS_LibreAcces_Personne_activite`, one line an activity, fields parted by `|`. Kept: liberal practice, and salaried practice
 * in a health centre, as in the APL; students and military are left out. A person counts one full-time equivalent, parted evenly
 * between the sites where they work; the file gives neither working time nor age. Names are not read.
 */
export function createRppsReader(index: CommuneIndex): SupplyReader {
  const remarks = createRemarkKeeper()
  const people = new Map<string, Map<string, number>>()
  let at: Readonly<Record<Column, number>> | undefined
  let fieldCount = 0
  let line = 0
  let isUnusable = false
  return {
    read: (text) => {
      line++
      if (text === '' || isUnusable) return
      const fields = text.replace(/\r$/, '').split('|')
      if (at === undefined) {
        fieldCount = fields.length
        at = positions(fields)
      } else if (Math.abs(fields.length - fieldCount) > 1) {
        remarks.problem(line, 'fields', supplyWords.fieldCount(fields.length, fieldCount))
      } else readActivity((column) => unquote(fields[at?.[column] ?? -1] ?? ''))
    },
    end: () => {
      if (at === undefined) remarks.problem(1, 'empty', supplyWords.emptyFile)
      return { format: 'rpps', records: recordsOf(people), ...remarks.kept() }
    },
  }

  function positions(header: readonly string[]): Readonly<Record<Column, number>> {
    const names = header.map((name) =>
      unquote(name)
        .replace(/^\uFEFF/, '')
        .replace('’', "'"),
    )
    const found = Object.entries(COLUMNS).map(([column, name]) => [column, names.indexOf(name)] as const)
    const missing = found.filter(([, position]) => position < 0).map(([column]) => COLUMNS[column as Column])
    isUnusable = missing.length > 0
    if (missing.length > 0) remarks.problem(line, 'header', supplyWords.headerWithout(missing))
    return Object.fromEntries(found) as Record<Column, number>
  }

  function readActivity(field: (column: Column) => string): void {
    const profession = professionOf(field('profession'), field('skill'))
    const category = field('category')
    const isInPractice = field('mode') === 'L' || (field('mode') === 'S' && field('sector') === HEALTH_CENTRE)
    if (profession === undefined || !isInPractice || (category !== '' && category !== 'C')) return
    const row = rowOfCommune(field('commune'), line, index, remarks)
    if (row === undefined) return
    const key = `${profession} ${field('person')}`
    const sites = people.get(key) ?? new Map<string, number>()
    sites.set(`${field('site')} ${row}`, row)
    people.set(key, sites)
  }
}

function professionOf(code: string, skill: string): Profession | undefined {
  if (code === DOCTOR) return GENERAL_MEDICINE.has(skill) ? 'gp' : undefined
  return PROFESSION_CODES[code]
}

function recordsOf(people: ReadonlyMap<string, ReadonlyMap<string, number>>): SupplyRecord[] {
  return [...people].flatMap(([key, sites]) => {
    const profession = key.slice(0, key.indexOf(' ')) as Profession
    return [...sites.values()].map((row) => ({ row, profession, fte: 1 / sites.size, age: null }))
  })
}

function unquote(field: string): string {
  return field.replace(/^"(.*)"$/, '$1').trim()
}
