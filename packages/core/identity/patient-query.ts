import { parseBirthDate } from '../booking/birth-date.ts'
import { foldName } from './name-key.ts'

/** What somebody typed to find a patient. */
export type PatientQuery =
  /** Birth date first, then at most 3 letters of the name (RNIV: search on the birth date, then the first letters). */
  | { kind: 'birth-date'; dates: string[]; letters: string }
  /** Digits of a telephone, as dialled in France, from the left. */
  | { kind: 'phone'; digits: string }
  /** Folded words of a name, in any order. */
  | { kind: 'name'; words: string[] }

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]
const LETTERS_AFTER_A_DATE = 3
const COMPACT = /^(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)\s*(.*)$/
const PARTED = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})(?!\d)\s*(.*)$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?!\d)\s*(.*)$/
const IN_WORDS = /^(\d{1,2})(?:er)?\s+(\p{Letter}{3,})\.?\s+(\d{4}|\d{2})(?!\d)\s*(.*)$/u

/**
 * Reads what an agent types: "040358", "04031958", "4/3/1958", "4 mars 1958", then letters; a telephone; a name.
 * A year of two digits gives each birth date that is not in the future of `today` (`YYYY-MM-DD`). Undefined: nothing to search.
 */
export function readPatientQuery(text: string, today: string): PatientQuery | undefined {
  const typed = text.trim()
  const dated = readDate(typed, today)
  if (dated) return dated
  const digits = typed.replace(/[\s.\-/()]/g, '')
  if (/^(?:\+33|0033|0)\d{3,}$/.test(digits))
    return { kind: 'phone', digits: digits.replace(/^(?:\+33|0033)0?/, '0') }
  const words = foldName(typed).split(' ').filter(Boolean)
  return words.length > 0 && words.some((word) => /\p{Letter}/u.test(word))
    ? { kind: 'name', words: words.slice(0, 6) }
    : undefined
}

function readDate(typed: string, today: string): PatientQuery | undefined {
  const iso = ISO.exec(typed)
  const found = iso
    ? [iso[0], iso[3], iso[2], iso[1], iso[4]]
    : (COMPACT.exec(typed) ?? PARTED.exec(typed) ?? inWords(typed))
  if (!found) return undefined
  const [, day = '', month = '', year = '', rest = ''] = found
  const years = year.length === 4 ? [year] : [`20${year}`, `19${year}`]
  const dates = years
    .map((full) => parseBirthDate(`${day}/${month}/${full}`, today))
    .filter((date) => typeof date === 'string')
  return dates.length > 0
    ? { kind: 'birth-date', dates, letters: foldName(rest).slice(0, LETTERS_AFTER_A_DATE) }
    : undefined
}

function inWords(typed: string): (string | undefined)[] | undefined {
  const match = IN_WORDS.exec(typed)
  if (!match) return undefined
  const name = foldName(match[2] ?? '')
  const months = MONTHS.filter((month) => month.startsWith(name))
  return months.length === 1
    ? [match[0], match[1], String(MONTHS.indexOf(months[0] ?? '') + 1), match[3], match[4]]
    : undefined
}
