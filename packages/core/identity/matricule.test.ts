import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MATRICULE_OIDS,
  matriculeKey,
  matriculeWarnings,
  readMatricule,
  shownMatricule,
  syntheticNir,
} from './matricule.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const place = fc.oneof(digits(2), fc.constantFrom('2A', '2B'))
const thirteen = fc
  .tuple(fc.constantFrom('1', '2', '7', '8'), digits(2), digits(2), place, digits(6))
  .map((parts) => parts.join(''))

describe('the key of a matricule', () => {
  it('is that of the worked examples', () => {
    expect(matriculeKey('2550814168025')).toBe('38') // the example of the NIR in the publications of INSEE
    expect(matriculeKey('1891275000123')).toBe(String(97n - (1891275000123n % 97n)).padStart(2, '0'))
  })

  it('completes the number, read with 19 for 2A and 18 for 2B, to a multiple of 97', () => {
    fc.assert(
      fc.property(thirteen, (text) => {
        const number = BigInt(text.replace('2A', '19').replace('2B', '18'))
        const key = BigInt(matriculeKey(text))
        return (number + key) % 97n === 0n && key >= 1n && key <= 97n
      }),
    )
  })

  it('sees one wrong digit, wherever it is', () => {
    fc.assert(
      fc.property(thirteen, fc.nat(12), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
        const former = text[at] ?? ''
        fc.pre(/[0-9]/.test(former) && !(at === 5 && /[AB]/.test(text[6] ?? '')))
        const wrong = text.slice(0, at) + String((Number(former) + shift) % 10) + text.slice(at + 1)
        return matriculeKey(wrong) !== matriculeKey(text)
      }),
    )
  })

  it('refuses what has not 13 characters', () => expect(() => matriculeKey('12345')).toThrow(RangeError))
})

describe('reading a matricule', () => {
  it('takes spaces, dots and small letters as people write them', () => {
    const corsican = `157032A004012${matriculeKey('157032A004012')}`
    expect(readMatricule(corsican.toLowerCase().replace('2a', ' 2a '))).toBe(corsican)
    expect(readMatricule('2 55 08 14 168 025 38')).toBe('255081416802538')
  })

  it('reads back every matricule of the right form and key', () => {
    fc.assert(
      fc.property(thirteen, (text) => readMatricule(text + matriculeKey(text)) === text + matriculeKey(text)),
    )
  })

  it.each([
    ['255081416802539', 'wrong-key'],
    ['2550814168025', 'malformed'],
    ['955081416802538', 'malformed'],
    ['2550814168025380', 'malformed'],
    ['25508141680253X', 'malformed'],
    ['', 'malformed'],
  ])('%s is %s', (text, fault) => expect(readMatricule(text)).toBe(fault))
})

describe('a matricule beside the traits', () => {
  const odette = { sex: 'female', birthDate: '1955-08-21', birthPlaceCode: '14168' } as const

  it('says nothing where they agree, or where the traits are not known', () => {
    expect(matriculeWarnings('255081416802538', odette)).toEqual([])
    expect(matriculeWarnings('255081416802538', { ...odette, sex: 'unknown', birthPlaceCode: null })).toEqual(
      [],
    )
  })

  it.each([
    ['sex', { sex: 'male' }],
    ['birth-year', { birthDate: '1956-08-21' }],
    ['birth-month', { birthDate: '1955-09-21' }],
    ['birth-place', { birthPlaceCode: '32013' }],
  ] as const)('warns of the %s alone', (warning, other) =>
    expect(matriculeWarnings('255081416802538', { ...odette, ...other })).toEqual([warning]),
  )

  it('takes a month above 12 for an unknown one', () => {
    expect(matriculeWarnings('255501416802500', odette)).toEqual([])
  })

  it('made for an invented person fits that person and is one of test', () => {
    const traits = fc.record({
      sex: fc.constantFrom('female' as const, 'male' as const),
      birthDate: fc.constantFrom('1931-01-02', '1999-12-31', '2024-07-15'),
      birthPlaceCode: fc.constantFrom('32013', '2A004', '2B033', '97801', '99139'),
    })
    fc.assert(
      fc.property(traits, fc.nat(999), (person, order) => {
        const { value, oid } = syntheticNir(person, order)
        return (
          readMatricule(value) === value &&
          oid === MATRICULE_OIDS['nir-test'] &&
          matriculeWarnings(value, person).length === 0
        )
      }),
    )
  })
})

describe('showing a matricule', () => {
  const matricule = { value: '255081416802538', oid: MATRICULE_OIDS.nir }
  it.each([
    ['provisional', null],
    ['retrieved', null],
    ['validated', null],
    ['qualified', matricule],
  ] as const)('of a %s identity gives %o', (status, shown) =>
    expect(shownMatricule({ status, matricule })).toEqual(shown),
  )
})
