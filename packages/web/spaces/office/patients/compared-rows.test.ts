import { expect, test } from 'vitest'
import type { DuplicateCandidate, PatientRecord } from '@maillage/contract/patients.ts'
import { officePatientsFr } from '../../../i18n/office-patients.fr.ts'
import { timeWords } from '../words.ts'
import { comparedRows } from './compared-rows.ts'

const one = {
  birthName: 'D’Exemple',
  givenNames: 'Odette',
  birthDate: '1958-03-04',
  sex: 'female',
  birthPlaceCode: '32013',
  birthPlaceName: 'Auch',
  usedName: null,
  usedGivenName: null,
  phone: '+33639981234',
  email: null,
} as unknown as PatientRecord

test('two records differ in what both know and say otherwise, however a name is written', () => {
  const other = {
    ...one,
    birthName: 'D EXEMPLE',
    givenNames: 'Odete',
    sex: 'unknown',
    birthPlaceCode: null,
    phone: '+33639989999',
    email: 'o@courriel.example',
  } as unknown as DuplicateCandidate
  const rows = comparedRows(one, other, officePatientsFr, timeWords('fr', 'Europe/Paris'))
  expect(rows.filter((row) => row.differs).map((row) => row.key)).toEqual(['givenNames', 'phone'])
  expect(rows.map((row) => row.key)).not.toContain('usedName')
  expect(rows.find((row) => row.key === 'birthPlaceCode')?.ours).toBe('Auch (32013)')
  expect(rows.find((row) => row.key === 'birthDate')?.ours).toBe('4\u00a0mars\u00a01958')
})
