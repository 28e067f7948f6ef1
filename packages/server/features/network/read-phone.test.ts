import { expect, it } from 'vitest'
import { readPhone } from './read-phone.ts'

it.each([
  ['0536491220', '05 36 49 12 20'],
  ['05.36.49.12.20', '05 36 49 12 20'],
  ['+33 5 36 49 12 20', '05 36 49 12 20'],
  ['+33 (0)5 36 49 12 20', undefined],
  ['3624', '3624'],
  ['116 117', '116 117'],
  ['+590 590 12 34 56', '+590 590 12 34 56'],
  ['112', undefined],
  ['05 36 49 12', undefined],
  ['0036491220', undefined],
  ['', undefined],
])('the number %j is written %j', (typed, written) => {
  expect(readPhone(typed)).toBe(written)
})
