import { describe, expect, it } from 'vitest'
import { readPatientQuery } from './patient-query.ts'

const read = (text: string) => readPatientQuery(text, '2027-01-12')

describe('what an agent types to find a patient', () => {
  it.each([
    '040358',
    '04031958',
    '4/3/1958',
    '04/03/58',
    '4 mars 1958',
    '4 MARS 58',
    '1958-03-04',
    '04.03.1958',
    '4 3 1958',
  ])('%s is 4 March 1958', (text) =>
    expect(read(text)).toEqual({ kind: 'birth-date', dates: ['1958-03-04'], letters: '' }),
  )

  it('takes at most 3 letters of the name after the date', () => {
    expect(read('040358 d’exemple')).toMatchObject({ letters: 'd e' })
    expect(read('040358lab')).toMatchObject({ letters: 'lab' })
    expect(read('4/3/1958 ÉBAUCHE')).toMatchObject({ letters: 'eba' })
  })

  it('gives both centuries while neither is in the future', () => {
    expect(read('010115')).toMatchObject({ dates: ['2015-01-01', '1915-01-01'] })
    expect(read('130127')).toMatchObject({ dates: ['1927-01-13'] })
  })

  it.each([
    ['0639981234', '0639981234'],
    ['06 39 98 12', '06399812'],
    ['+33 6 39 98', '063998'],
    ['0536', '0536'],
  ])('%s is a telephone', (text, digits) => expect(read(text)).toEqual({ kind: 'phone', digits }))

  it('is a name otherwise, folded', () => {
    expect(read('D’Exemple Odétte')).toEqual({ kind: 'name', words: ['d', 'exemple', 'odette'] })
    expect(read('Ô')).toEqual({ kind: 'name', words: ['o'] })
    expect(read('31 fructidor 1958')).toMatchObject({ kind: 'name' })
  })

  it.each(['', '  ', '??', '31/02/1958', '12'])('finds nothing to search in %j', (text) =>
    expect(read(text)).toBeUndefined(),
  )
})
