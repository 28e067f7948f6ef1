import { describe, expect, it } from 'vitest'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { changeOf, draftOf, losesProof } from './identity-draft.ts'

const record = {
  version: 3,
  status: 'validated',
  birthName: 'Exemple',
  givenNames: 'Odette, Marie',
  birthDate: '1958-03-04',
  sex: 'female',
  birthPlaceCode: '32013',
  usedName: null,
  usedGivenName: null,
  attributes: ['homonym'],
} as unknown as PatientRecord
const today = '2027-01-12'

describe('the form of an identity', () => {
  it('sends what the record says when nothing is touched', () => {
    expect(changeOf(draftOf(record), 3, today)).toEqual({
      version: 3,
      birthName: 'Exemple',
      givenNames: 'Odette, Marie',
      birthDate: '1958-03-04',
      sex: 'female',
      birthPlaceCode: '32013',
      usedName: '',
      usedGivenName: '',
      attributes: ['homonym'],
    })
  })

  it('reads a date as one types it, and sends what is no date as it is', () => {
    expect(changeOf({ ...draftOf(record), birthDate: '040359' }, 3, today).birthDate).toBe('1959-03-04')
    expect(changeOf({ ...draftOf(record), birthDate: '31/02/1958' }, 3, today).birthDate).toBe('31/02/1958')
  })

  it('warns that the proof is lost when a strict trait changes without a document, and only then', () => {
    const draft = draftOf(record)
    expect(losesProof(record, draft, today)).toBe(false)
    expect(losesProof(record, { ...draft, usedName: 'Témoin' }, today)).toBe(false)
    expect(losesProof(record, { ...draft, birthName: 'Exempel' }, today)).toBe(true)
    expect(losesProof(record, { ...draft, birthName: 'Exempel', document: 'passport' }, today)).toBe(false)
    expect(losesProof({ ...record, status: 'provisional' }, { ...draft, birthName: 'Exempel' }, today)).toBe(
      false,
    )
  })
})
