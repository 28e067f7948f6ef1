import { daysInMonth } from '../time/local-time.ts'
import { nameKey } from './name-key.ts'
import type { IdentityTraits } from './identity-traits.ts'
import { givenNameList } from './given-names.ts'

/** Where to look for the records that may be the same person: each is an equality on an index, so none reads them all. */
export interface DuplicateBlocks {
  /** `YYYY-MM-DD`: the date itself, and with day and month swapped where that is a date. */
  birthDates: string[]
  /** Keys of the name: as written, each other given name first, name and given name swapped. */
  nameKeys: string[]
  phone: string | null
  email: string | null
}

/** A record is compared with those that share a birth date, a way of writing the name, a telephone or an address. */
export function duplicateBlocks(
  patient: IdentityTraits & { phone: string | null; email: string | null },
): DuplicateBlocks {
  const { birthName, usedName, givenNames, usedGivenName } = patient
  const names = [birthName, ...(usedName === null ? [] : [usedName])]
  const given = [...givenNameList(givenNames), ...(usedGivenName === null ? [] : [usedGivenName])]
  const keys = names.flatMap((name) => given.map((first) => nameKey(name, first)))
  const swapped = given[0] === undefined ? [] : [nameKey(given[0], birthName)]
  return {
    birthDates: [...new Set([patient.birthDate, ...swappedDate(patient.birthDate)])],
    nameKeys: [...new Set([...keys, ...swapped])],
    phone: patient.phone,
    email: patient.email,
  }
}

function swappedDate(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const possible = Number(day) <= 12 && Number(month) <= daysInMonth(Number(year), Number(day))
  return possible ? [`${year}-${day}-${month}`] : []
}
