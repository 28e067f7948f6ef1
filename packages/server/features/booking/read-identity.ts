import type { PatientIdentity } from '@maillage/contract/booking.ts'
import { parseBirthDate } from '@maillage/core/booking/birth-date.ts'
import { type Contact, parseContact } from '@maillage/core/booking/contact.ts'
import { parseName } from '@maillage/core/booking/person-name.ts'
import { nameKey } from '@maillage/core/identity/name-key.ts'
import type { Temporal } from 'temporal-polyfill'
import { birthDateRefused, contactRefused, nameRefused } from './patient.refusals.ts'

/** Who comes, checked and normalised. */
export interface Identity {
  givenNames: string
  birthName: string
  usedName: string | null
  birthDate: string
  nameKey: string
}

/** @throws {Refusal} `invalid-name`, `impossible-date`, `malformed-date`, `future-date`, `too-old-date`, each with its `field`. */
export function readIdentity(given: PatientIdentity, now: Temporal.Instant, timeZone: string): Identity {
  const givenNames = nameOf(given.givenName, 'givenName')
  const birthName = nameOf(given.birthName, 'birthName')
  const usedName = given.usedName === undefined ? null : nameOf(given.usedName, 'usedName')
  const birthDate = readBirthDate(given.birthDate, now, timeZone)
  return { givenNames, birthName, usedName, birthDate, nameKey: nameKey(birthName, givenNames) }
}

/** @throws {Refusal} `impossible-date`, `malformed-date`, `future-date`, `too-old-date`. */
export function readBirthDate(text: string, now: Temporal.Instant, timeZone: string): string {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const birthDate = parseBirthDate(text, today)
  if (typeof birthDate !== 'string') throw birthDateRefused(birthDate)
  return birthDate
}

/** @throws {Refusal} `landline`, `foreign-number`, `malformed-number`, `malformed-email`. */
export function readContact(text: string): Contact {
  const contact = parseContact(text)
  if (typeof contact === 'string') throw contactRefused(contact)
  return contact
}

function nameOf(text: string, path: 'givenName' | 'birthName' | 'usedName'): string {
  const name = parseName(text)
  if (name === undefined) throw nameRefused(path)
  return name
}
