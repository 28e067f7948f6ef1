import { describe, expect, it } from 'vitest'
import type { IdentityTraits } from './identity-traits.ts'
import { matchStrictTraits } from './match-strict-traits.ts'

const JEANNE: IdentityTraits = {
  birthName: 'Exemple',
  givenNames: 'Jeanne, Marie',
  birthDate: '1958-03-04',
  sex: 'female',
  birthPlaceCode: '32132',
  usedName: 'Essai',
  usedGivenName: null,
}
const record = (changes: Partial<IdentityTraits> = {}) => ({ ...JEANNE, id: 'record', ...changes })

describe('strict traits', () => {
  it('find the one record that has them, however it is written', () => {
    const found = record({ birthName: 'EXEMPLE', givenNames: 'jeanne', usedName: null })
    expect(matchStrictTraits(JEANNE, [record({ birthName: 'Autre' }), found])).toEqual({
      kind: 'one',
      record: found,
    })
  })

  it.each<[string, Partial<IdentityTraits>]>([
    ['birth name', { birthName: 'Exemples' }],
    ['first given name', { givenNames: 'Marie, Jeanne' }],
    ['birth date', { birthDate: '1958-03-05' }],
    ['sex', { sex: 'male' }],
    ['birth place', { birthPlaceCode: '32013' }],
  ])('find nobody whose %s is another', (_trait, changes) => {
    expect(matchStrictTraits(JEANNE, [record(changes)])).toEqual({ kind: 'none' })
  })

  it('pass over a sex or a birth place that the record does not know', () => {
    const partial = record({ sex: 'unknown', birthPlaceCode: null })
    expect(matchStrictTraits(JEANNE, [partial])).toEqual({ kind: 'one', record: partial })
  })

  it('choose none of two records that both have them', () => {
    expect(matchStrictTraits(JEANNE, [record({ id: 'a' } as object), record()])).toEqual({ kind: 'several' })
  })

  it('find nobody without a name', () => {
    const nameless = { ...JEANNE, birthName: ' ' }
    expect(matchStrictTraits(nameless, [record({ birthName: '' })])).toEqual({ kind: 'none' })
  })
})
