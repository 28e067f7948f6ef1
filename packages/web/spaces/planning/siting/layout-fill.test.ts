import { expect, it } from 'vitest'
import { CROSSED, gainClass } from './layout-fill.ts'

it.each([
  [30, 30, 0],
  [30, 31, 0],
  [30, 29, 1],
  [30, 21, 1],
  [30, 20, 2],
  [45, 25, 3],
  [Number.POSITIVE_INFINITY, 40, 3],
  [16, 15, CROSSED],
  [15, 10, 1],
  [60, 5, CROSSED],
])('%i minutes, then %i, is a gain of class %i', (before, after, gain) => {
  expect(gainClass(before, after, 15)).toBe(gain)
})
