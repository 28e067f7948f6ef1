import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureInequality } from './inequality.ts'

const communes = fc.array(
  fc.record({ value: fc.integer({ min: 0, max: 90 }), people: fc.integer({ min: 1, max: 5000 }) }),
  { minLength: 1, maxLength: 30 },
)
const measure = (rows: readonly { value: number; people: number }[]) =>
  measureInequality(
    rows.map(({ value }) => value),
    rows.map(({ people }) => people),
  )

test('people who all have the same are equal', () => {
  expect(measureInequality([12, 12, 12], [10, 200, 3])).toMatchObject({ gini: 0, mean: 12, people: 213 })
  expect(measureInequality([0, 0], [10, 20])?.gini).toBeCloseTo(0, 12)
})

test('one person of four who has all makes three quarters', () => {
  const inequality = measureInequality([0, 8], [3, 1])
  expect(inequality?.gini).toBeCloseTo(0.75, 12)
  expect([...(inequality?.curve.people ?? [])]).toEqual([0, 0.75, 1])
  expect([...(inequality?.curve.quantity ?? [])]).toEqual([0, 0, 1])
})

test('is half the mean difference between two inhabitants over the mean', () => {
  fc.assert(
    fc.property(communes, (rows) => {
      const total = rows.reduce((sum, row) => sum + row.people, 0)
      const mean = rows.reduce((sum, row) => sum + row.value * row.people, 0) / total
      fc.pre(mean > 0)
      let differences = 0
      for (const a of rows) {
        for (const b of rows) differences += a.people * b.people * Math.abs(a.value - b.value)
      }
      expect(measure(rows)?.gini).toBeCloseTo(differences / (2 * total * total * mean), 9)
    }),
  )
})

test('a commune cut in two changes neither the curve nor the figure', () => {
  fc.assert(
    fc.property(communes, (rows) => {
      const first = rows[0] as { value: number; people: number }
      const doubled = rows.map((row) => ({ ...row, people: row.people * 2 }))
      const cut = [first, ...doubled.slice(1), first]
      expect(measure(cut)?.gini).toBeCloseTo(measure(doubled)?.gini ?? Number.NaN, 9)
      expect(measure(cut)?.curve.people).toEqual(measure(doubled)?.curve.people)
    }),
  )
})

test('communes without a road are left out, and counted apart', () => {
  const inequality = measureInequality([10, Number.POSITIVE_INFINITY, Number.NaN], [100, 30, 5])
  expect(inequality).toMatchObject({ gini: 0, people: 100, leftOut: 35 })
  expect(measureInequality([Number.POSITIVE_INFINITY], [30])).toBeUndefined()
  expect(measureInequality([4], [0])).toBeUndefined()
})

test('refuses a negative value', () => {
  expect(() => measureInequality([-1], [10])).toThrow(RangeError)
})
