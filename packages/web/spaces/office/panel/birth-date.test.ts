import { expect, test } from 'vitest'
import { parseBirthDate } from './birth-date.ts'

const read = (text: string) => parseBirthDate(text, '2027-01-12')

test('reads the ways a secretary types a birth date', () => {
  for (const text of ['04/03/1958', '4/3/58', '4 3 1958', '040358', '04031958', '4.3.58', ' 1958-03-04 '])
    expect(read(text), text).toBe('1958-03-04')
})

test('a year of two digits is the last one that has come', () => {
  expect(read('010127')).toBe('2027-01-01')
  expect(read('010128')).toBe('1928-01-01')
})

test('refuses a day that does not exist or has not come', () => {
  for (const text of ['31/02/1990', '00/01/1990', '29/02/2027', '13/01/2027', '1/1/1700', 'mars', ''])
    expect(read(text), text).toBeNull()
  expect(read('29/02/2024')).toBe('2024-02-29')
})
