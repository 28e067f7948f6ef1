import { parseName } from '@maillage/core/booking/person-name.ts'
import { type IdentityTraits, isBirthPlaceCode, type Sex } from '@maillage/core/identity/identity-traits.ts'
import type { Temporal } from 'temporal-polyfill'
import { readBirthDate } from '../booking/read-identity.ts'
import { invalidBirthPlace, invalidName } from './patients.refusals.ts'

/** Traits as an agent types them; empty where nothing is known. */
export interface TypedTraits {
  birthName: string
  givenNames: string
  birthDate: string
  sex: Sex
  birthPlaceCode: string
  usedName: string
  usedGivenName: string
}

/** @throws {Refusal} `invalid-name`, `invalid-birth-place`, and those of a birth date, each with its `field`. */
export function readTraits(typed: TypedTraits, now: Temporal.Instant, timeZone: string): IdentityTraits {
  return {
    birthName: readName(typed.birthName, 'birthName'),
    givenNames: readName(typed.givenNames, 'givenNames'),
    birthDate: readBirthDate(typed.birthDate, now, timeZone),
    sex: typed.sex,
    birthPlaceCode: readBirthPlace(typed.birthPlaceCode),
    usedName: readUsedName(typed.usedName, 'usedName'),
    usedGivenName: readUsedName(typed.usedGivenName, 'usedGivenName'),
  }
}

/** @throws {Refusal} `invalid-birth-place`. */
export function readBirthPlace(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (code === '') return null
  if (!isBirthPlaceCode(code)) throw invalidBirthPlace()
  return code
}

/** @throws {Refusal} `invalid-name`. */
export function readUsedName(text: string, field: string): string | null {
  return text.trim() === '' ? null : readName(text, field)
}

function readName(text: string, field: string): string {
  const name = parseName(text)
  if (name === undefined) throw invalidName(field)
  return name
}
