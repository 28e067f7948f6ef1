import { describe, expect, it } from 'vitest'
import { changedTraits, disagreeingTraits, isBirthPlaceCode, isStrict } from './identity-traits.ts'
import { givenNameList } from './given-names.ts'

const odette = {
  birthName: 'D’Exemple',
  givenNames: 'Odette, Marie',
  birthDate: '1958-03-04',
  sex: 'female',
  birthPlaceCode: '32013',
  usedName: 'Témoin',
  usedGivenName: null,
} as const

describe('the traits of an identity', () => {
  it('keep each given name apart, and a hyphen joins', () => {
    expect(givenNameList('Jean-Luc, Marie  Ange')).toEqual(['Jean-Luc', 'Marie', 'Ange'])
  })

  it('are said to change one by one, strict or not', () => {
    const next = { ...odette, birthPlaceCode: '2A004', usedName: null }
    const changed = changedTraits(odette, next)
    expect(changed).toEqual(['birthPlaceCode', 'usedName'])
    expect(changed.filter(isStrict)).toEqual(['birthPlaceCode'])
    expect(changedTraits(odette, { ...odette })).toEqual([])
  })

  it('agree however the name is written, and where one of them does not know', () => {
    const answer = {
      ...odette,
      birthName: 'D EXEMPLE',
      givenNames: 'ODETTE',
      birthPlaceCode: null,
      sex: 'unknown' as const,
    }
    expect(disagreeingTraits(odette, answer)).toEqual([])
    expect(disagreeingTraits(odette, { ...answer, birthName: 'Exemple', birthDate: '1958-04-03' })).toEqual([
      'birthName',
      'birthDate',
    ])
    expect(disagreeingTraits(odette, { ...odette, sex: 'male', birthPlaceCode: '32132' })).toEqual([
      'sex',
      'birthPlaceCode',
    ])
  })

  it.each([
    ['32013', true],
    ['2B033', true],
    ['99139', true],
    ['2C004', false],
    ['3201', false],
    ['Auch', false],
  ])('%s is a code of a birth place: %s', (code, is) => expect(isBirthPlaceCode(code)).toBe(is))
})
