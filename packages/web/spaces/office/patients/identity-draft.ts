import type {
  IdentityAttribute,
  IdentityChange,
  IdentityDocument,
  PatientRecord,
  Sex,
} from '@maillage/contract/patients.ts'
import { parseBirthDate } from '../panel/birth-date.ts'

/** What is typed about who a patient is. */
export interface IdentityDraft {
  birthName: string
  givenNames: string
  birthDate: string
  sex: Sex
  birthPlaceCode: string
  usedName: string
  usedGivenName: string
  attributes: readonly IdentityAttribute[]
  document: IdentityDocument | ''
}

export const emptyIdentity: IdentityDraft = {
  birthName: '',
  givenNames: '',
  birthDate: '',
  sex: 'unknown',
  birthPlaceCode: '',
  usedName: '',
  usedGivenName: '',
  attributes: [],
  document: '',
}

/** The draft that says what a record says; the date as one writes it. */
export function draftOf(record: PatientRecord): IdentityDraft {
  const [year, month, day] = record.birthDate.split('-')
  return {
    birthName: record.birthName,
    givenNames: record.givenNames,
    birthDate: `${day}/${month}/${year}`,
    sex: record.sex,
    birthPlaceCode: record.birthPlaceCode ?? '',
    usedName: record.usedName ?? '',
    usedGivenName: record.usedGivenName ?? '',
    attributes: record.attributes,
    document: '',
  }
}

/** What is sent; a date that cannot be read goes as it was typed, and the server says what is wrong with it. */
export function changeOf(draft: IdentityDraft, version: number, today: string): IdentityChange {
  const { document, attributes, ...traits } = draft
  return {
    ...traits,
    version,
    birthDate: readDate(draft.birthDate, today),
    attributes: [...attributes],
    ...(document === '' ? {} : { document }),
  }
}

/** The ISO date of what was typed; else what was typed, no longer than a date. */
export function readDate(typed: string, today: string): string {
  return parseBirthDate(typed, today) ?? typed.trim().slice(0, 10)
}

/** Whether saving without a document makes a proven identity provisional: a strict trait becomes another one. */
export function losesProof(record: PatientRecord, draft: IdentityDraft, today: string): boolean {
  if (record.status === 'provisional' || draft.document !== '') return false
  const next = changeOf(draft, record.version, today)
  return (['birthName', 'givenNames', 'birthDate', 'sex', 'birthPlaceCode'] as const).some(
    (trait) => (record[trait] ?? '') !== next[trait],
  )
}
