import type { CommuneIndex } from '../communes.ts'
import type { Profession } from './professions.ts'
import { createRemarkKeeper, rowOfCommune, type SupplyReader, type SupplyRecord } from './supply.ts'
import { supplyWords } from './supply-remarks.ts'

/** Types of the Base permanente des équipements: the first code to the edition of 2022, the second since. */
const TYPES: Readonly<Record<string, Profession>> = {
  D201: 'gp',
  D265: 'gp',
  D221: 'dentist',
  D277: 'dentist',
  D231: 'midwife',
  D278: 'midwife',
  D232: 'nurse',
  D281: 'nurse',
  D233: 'physio',
  D279: 'physio',
}

/** Names that a column has in one edition or another: one line a count, one line a facility, and the data sets of 2024 on. */
const NAMES = {
  commune: ['DEPCOM', 'GEO', 'CODGEO', 'DCIRIS'],
  part: ['DCIRIS'],
  type: ['TYPEQU', 'FACILITY_TYPE'],
  count: ['NB_EQUIP', 'OBS_VALUE'],
  year: ['AN', 'TIME_PERIOD'],
  level: ['GEO_OBJECT'],
  measure: ['BPE_MEASURE'],
} as const
type Column = keyof typeof NAMES

interface Count {
  readonly record: SupplyRecord
  readonly year: string
  readonly line: number
}

/**
 * Reads a file of the BPE of INSEE by commune (or by Iris, added up), fields parted by `;`: general practitioners (D201, then D265),
 * nurses, physiotherapists, midwives and dentists in liberal practice. Other types and levels are passed over. A practitioner
 * counts one full-time equivalent in each commune; of several years the latest is read. The file gives no age.
 */
export function createBpeReader(index: CommuneIndex): SupplyReader {
  const remarks = createRemarkKeeper()
  const counts: Count[] = []
  const seen = new Map<string, number>()
  let at: Partial<Record<Column, number>> | undefined
  let fieldCount = 0
  let line = 0
  let isUnusable = false
  return {
    read: (text) => {
      line++
      if (text.trim() === '' || isUnusable) return
      const fields = text.split(';').map(unquote)
      if (at === undefined) {
        fieldCount = fields.length
        at = positions(fields)
      } else if (fields.length !== fieldCount) {
        remarks.problem(line, 'fields', supplyWords.fieldCount(fields.length, fieldCount))
      } else readCount((column) => fields[at?.[column] ?? -1])
    },
    end: () => {
      if (at === undefined) remarks.problem(1, 'empty', supplyWords.emptyFile)
      return { format: 'bpe', records: latest(), ...remarks.kept() }
    },
  }

  function positions(header: readonly string[]): Partial<Record<Column, number>> {
    const names = header.map((name) => name.replace(/^\uFEFF/, '').toUpperCase())
    const found = Object.entries(NAMES).flatMap(([column, known]) => {
      const name = known.find((candidate) => names.includes(candidate))
      return name === undefined ? [] : [[column, names.indexOf(name)] as const]
    })
    const missing = (['commune', 'type'] as const).filter(
      (wanted) => !found.some(([column]) => column === wanted),
    )
    isUnusable = missing.length > 0
    if (missing.length > 0)
      remarks.problem(line, 'header', supplyWords.headerWithout(missing.map((column) => NAMES[column][0])))
    return Object.fromEntries(found)
  }

  function readCount(field: (column: Column) => string | undefined): void {
    const type = field('type') ?? ''
    const profession = TYPES[type]
    const isOther = (field('level') ?? 'COM') !== 'COM' || (field('measure') ?? 'FACILITIES') !== 'FACILITIES'
    if (profession === undefined || isOther) return
    const typed = field('count')
    const fte = typed === undefined ? 1 : Number(typed.replace(',', '.') || Number.NaN)
    if (!(fte >= 0)) {
      remarks.problem(line, `count ${line}`, supplyWords.notCount(typed ?? ''))
      return
    }
    const commune = field('commune')?.slice(0, 5) ?? ''
    const row = rowOfCommune(commune, line, index, remarks)
    if (row === undefined) return
    const year = field('year') ?? ''
    const subject = `${commune} ${field('part') ?? ''} ${type} ${year}`
    const first = seen.get(subject)
    if (first !== undefined && typed !== undefined) {
      remarks.problem(line, `again ${line}`, supplyWords.sameFacilities(first))
      return
    }
    seen.set(subject, line)
    counts.push({ record: { row, profession, fte, age: null }, year, line })
  }

  function latest(): SupplyRecord[] {
    const years = new Set(counts.map(({ year }) => year))
    const last = [...years].sort().at(-1) ?? ''
    return counts.flatMap(({ record, year, line: at }) => {
      if (year === last) return [record]
      remarks.note(at, `year ${year}`, supplyWords.olderYear(year, last))
      return []
    })
  }
}

function unquote(field: string): string {
  return field.trim().replace(/^"(.*)"$/, '$1')
}
