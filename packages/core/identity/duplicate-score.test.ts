import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateBlocks } from './duplicate-blocks.ts'
import { DUPLICATE_RULES, duplicateRulesOn } from './duplicate-rules.ts'
import { type ComparedPatient, scoreDuplicate } from './duplicate-score.ts'
import { DUPLICATE_SENTENCES } from './duplicate-words.ts'
import { nameKey } from './name-key.ts'

const rules = duplicateRulesOn('2027-01-12')
const odette: ComparedPatient = {
  birthName: 'Exemple',
  givenNames: 'Odette, Marie',
  birthDate: '1958-03-04',
  sex: 'female',
  birthPlaceCode: null,
  usedName: null,
  usedGivenName: null,
  phone: '+33639981234',
  email: null,
  matricule: null,
  isQualified: false,
}
const score = (other: Partial<ComparedPatient>, one: Partial<ComparedPatient> = {}) =>
  scoreDuplicate({ ...odette, ...one }, { ...odette, phone: null, ...other }, rules)
const kinds = (other: Partial<ComparedPatient>) => score(other).signals.map((signal) => signal.kind)

describe('the likeness of two records', () => {
  it.each([
    ['same-birth-name', {}],
    ['birth-names-near', { birthName: 'Exempel' }],
    ['birth-name-is-used-name', { birthName: 'Témoin', usedName: 'Exemple' }],
    ['birth-names-differ', { birthName: 'Gabarit' }],
    ['same-given-name', { givenNames: 'odétte' }],
    ['given-names-near', { givenNames: 'Odete' }],
    ['given-names-reordered', { givenNames: 'Marie Odette' }],
    ['given-names-differ', { givenNames: 'Simone' }],
    ['names-swapped', { birthName: 'Odette', givenNames: 'Exemple' }],
    ['day-and-month-swapped', { birthDate: '1958-04-03' }],
    ['birth-dates-near', { birthDate: '1959-03-04' }],
    ['birth-dates-differ', { birthDate: '1931-11-20' }],
    ['sexes-differ', { sex: 'male' }],
    ['same-phone', { phone: '+33639981234' }],
  ] as const)('says %s', (kind, other) => expect(kinds(other)).toContain(kind))

  it('is the sum of what it says, between 0 and 100', () => {
    const { score: total, signals } = score({ birthName: 'Exempel', phone: odette.phone })
    expect(total).toBe(signals.reduce((sum, signal) => sum + signal.points, 0))
    expect(score({ birthName: 'Gabarit', givenNames: 'Simone', birthDate: '1931-11-20' }).score).toBe(0)
    expect(
      score({ phone: odette.phone, birthPlaceCode: null, matricule: 'x' }, { matricule: 'x' }).score,
    ).toBe(100)
  })

  it('is probable for a slip of the hand, possible for twins, unlikely for neighbours of name', () => {
    expect(score({ birthName: 'Exempel' }).likelihood).toBe('probable')
    expect(score({ birthName: 'Odette', givenNames: 'Exemple' }).likelihood).toBe('probable')
    const twins = score(
      { givenNames: 'Simone', phone: odette.phone, birthPlaceCode: '32013', email: 'a' },
      { birthPlaceCode: '32013', email: 'a' },
    )
    expect(twins.likelihood).toBe('possible')
    expect(score({ givenNames: 'Simone' }).likelihood).toBe('unlikely')
    expect(score({ birthDate: '1990-12-25' }).likelihood).toBe('unlikely')
  })

  it('is a conflict, however alike they are, where two qualified identities have two matricules', () => {
    const qualified = { isQualified: true, matricule: '258033201300101' }
    const other = { matricule: '258033201300202' }
    expect(score({ ...other, isQualified: true }, qualified)).toMatchObject({
      conflict: true,
      likelihood: 'probable',
    })
    expect(score(other, qualified).conflict).toBe(false)
    expect(score(qualified, qualified).conflict).toBe(false)
  })

  it('is the same in both directions', () => {
    const name = fc.constantFrom('Exemple', 'Exempel', 'Odette', 'Marie', 'Témoin', 'Essai')
    const record = fc.record({
      birthName: name,
      givenNames: fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join(', ')),
      birthDate: fc.constantFrom('1958-03-04', '1958-04-03', '1959-03-04', '2001-12-31'),
      sex: fc.constantFrom('female' as const, 'male' as const, 'unknown' as const),
      birthPlaceCode: fc.constantFrom(null, '32013', '2A004'),
      usedName: fc.option(name),
      usedGivenName: fc.option(name),
      phone: fc.constantFrom(null, '+33639981234'),
      email: fc.constant(null),
      matricule: fc.constantFrom(null, 'x', 'y'),
      isQualified: fc.boolean(),
    })
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(scoreDuplicate(a, b, rules)).toEqual(scoreDuplicate(b, a, rules))
      }),
    )
  })
})

describe('the rules of duplicates', () => {
  it('have a sentence in both languages for each weight, and hold from their date on', () => {
    for (const kind of Object.keys(rules.weights)) {
      const { fr, en } = DUPLICATE_SENTENCES[kind as keyof typeof rules.weights]
      expect([fr, en].every((sentence) => sentence.length > 8)).toBe(true)
    }
    expect(DUPLICATE_RULES.map((dated) => dated.validFrom)).toEqual(
      DUPLICATE_RULES.map((dated) => dated.validFrom).toSorted(),
    )
    expect(duplicateRulesOn('1999-01-01')).toBe(DUPLICATE_RULES[0])
  })
})

describe('where duplicates are looked for', () => {
  it('is under the birth date, swapped too, and each way of writing the name', () => {
    const blocks = duplicateBlocks({ ...odette, usedName: 'Témoin' })
    expect(blocks.birthDates).toEqual(['1958-03-04', '1958-04-03'])
    expect(blocks.nameKeys).toEqual([
      'exemple|odette',
      'exemple|marie',
      'temoin|odette',
      'temoin|marie',
      'odette|exemple',
    ])
  })

  it('never asks for a date that does not exist', () => {
    expect(duplicateBlocks({ ...odette, birthDate: '1958-02-11' }).birthDates).toEqual([
      '1958-02-11',
      '1958-11-02',
    ])
    expect(duplicateBlocks({ ...odette, birthDate: '1958-12-31' }).birthDates).toEqual(['1958-12-31'])
    expect(duplicateBlocks({ ...odette, birthDate: '1958-05-05' }).birthDates).toEqual(['1958-05-05'])
  })

  it('finds every pair of one name or one date whatever else differs', () => {
    const other = duplicateBlocks({ ...odette, birthName: 'Odette', givenNames: 'Exemple' })
    expect(other.nameKeys).toContain(nameKey(odette.birthName, odette.givenNames))
  })
})
