import { expect, test } from 'vitest'
import { planningWords } from './planning-words.ts'

const words = planningWords('fr', 'Europe/Paris')
const at = (instant: string) => Date.parse(instant)

test('numbers and shares never break, in the way of each language', () => {
  expect(words.count(192_645)).toBe('192\u202f645')
  expect(words.percent(0.16)).toBe('16,0\u202f%')
  expect(planningWords('en', 'Europe/Paris').percent(0.16)).toBe('16.0%')
})

test('a slot of today says so, another one its day', () => {
  const now = at('2027-01-11T07:00:00Z')
  expect(words.slot(at('2027-01-11T15:40:00Z'), now)).toBe('auj.\u00a016\u00a0h\u00a040')
  expect(words.slot(at('2027-01-12T08:20:00Z'), now)).toBe('mar.\u00a012, 9\u00a0h\u00a020')
})

test('a period says its month and year once', () => {
  const day = (text: string) => at(`${text}T11:00:00Z`)
  expect(words.period(day('2026-01-12'), day('2026-01-18'))).toBe('12 au 18\u00a0janvier\u00a02026')
  expect(words.period(day('2026-01-28'), day('2026-02-03'))).toBe(
    '28\u00a0janvier au 3\u00a0février\u00a02026',
  )
  expect(words.period(day('2026-12-28'), day('2027-01-03'))).toBe(
    '28\u00a0décembre\u00a02026 au 3\u00a0janvier\u00a02027',
  )
})
