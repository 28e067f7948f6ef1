import type { DuplicateCandidate, PatientRecord } from '@maillage/contract/patients.ts'
import { foldName } from '@maillage/core/identity/name-key.ts'
import type { OfficePatientsText } from '../../../i18n/office-patients.fr.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import type { TimeWords } from '../words.ts'
import { SHOWN_TRAITS, traitText } from './trait-rows.ts'

export interface ComparedRow {
  key: string
  label: string
  ours: string
  theirs: string
  /** Both records know it, and say otherwise: what one of them does not know is no difference. */
  differs: boolean
}

/** Two records trait by trait, then how they are reached; each says whether they differ. */
export function comparedRows(
  record: PatientRecord,
  other: DuplicateCandidate,
  text: OfficePatientsText,
  words: TimeWords,
): ComparedRow[] {
  const row = (
    key: keyof PatientRecord & keyof DuplicateCandidate,
    label: string,
    ours: string,
    theirs: string,
  ) => ({
    key,
    label,
    ours,
    theirs,
    differs: isKnown(record[key]) && isKnown(other[key]) && foldName(ours) !== foldName(theirs),
  })
  const said = (value: string | null) => value ?? text.identity.none
  const phone = (number: string | null) => (number === null ? text.identity.none : phoneText(number))
  return [
    ...SHOWN_TRAITS.filter((trait) => record[trait] !== null || other[trait] !== null).map((trait) =>
      row(
        trait,
        text.identity[trait],
        traitText(record, trait, text, words),
        traitText(other, trait, text, words),
      ),
    ),
    row('phone', text.duplicates.phone, phone(record.phone), phone(other.phone)),
    row('email', text.duplicates.email, said(record.email), said(other.email)),
  ]
}

/** What is no trait, and helps to choose: how surely each is known, how much it was used, since when it is there. */
export function factRows(
  record: PatientRecord,
  other: DuplicateCandidate,
  text: OfficePatientsText,
  words: TimeWords,
): ComparedRow[] {
  const on = (instant: string) => words.birthDate(words.dateOf(Date.parse(instant)))
  const row = (key: string, label: string, ours: string, theirs: string) => ({
    key,
    label,
    ours,
    theirs,
    differs: false,
  })
  return [
    row('status', text.duplicates.statusRow, text.status[record.status], text.status[other.status]),
    row(
      'appointments',
      text.duplicates.appointments,
      String(record.appointments.length),
      String(other.appointments),
    ),
    row('made', text.duplicates.made, on(record.createdAt), on(other.createdAt)),
  ]
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== 'unknown'
}
