import { expect, test } from 'vitest'
import { officePatientsFr } from '../../../i18n/office-patients.fr.ts'
import { missingTraits } from './missing-traits.ts'

const { missing } = officePatientsFr.rectify
const check = (birthName: string, givenNames: string, birthDate: string, birthPlaceCode = '') =>
  missingTraits({ birthName, givenNames, birthDate, birthPlaceCode }, '2027-01-11', officePatientsFr)

test('an empty form says a sentence for each trait that is needed', () => {
  expect(check(' ', '', '')).toEqual(missing)
})

test('a birth date that cannot be read is asked again, alone', () => {
  expect(check('Canevas', 'Odette', '31/02/1958')).toEqual({ birthDate: missing.birthDate })
})

test('the three traits are enough', () => {
  expect(check('Canevas', 'Odette', '04/03/1958')).toEqual({})
})

test('a birth place that was typed and is no code is to be chosen; none at all is not', () => {
  const toChoose = { birthPlaceCode: officePatientsFr.rectify.birthPlaceToChoose }
  expect(check('Canevas', 'Odette', '04/03/1958', 'Auch')).toEqual(toChoose)
  expect(check('Canevas', 'Odette', '04/03/1958', '99350')).toEqual({})
})
