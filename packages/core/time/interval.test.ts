import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clipIntervals,
  covers,
  disjointIntervals,
  firstEndingAfter,
  type Interval,
  intersectIntervals,
  mergeIntervals,
  overlaps,
  subtractIntervals,
} from './interval.ts'

const SPAN = 40
const interval = fc
  .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: 0, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }))
const list = fc.array(interval, { maxLength: 8 })

/** The set of the unit steps that a list covers: the same time, seen with no algebra. */
function steps(intervals: readonly Interval[]): string {
  return Array.from({ length: SPAN + 20 }, (_, step) =>
    intervals.some(({ start, end }) => start <= step && step < end) ? '#' : '.',
  ).join('')
}

function expectMerged(intervals: readonly Interval[]): void {
  for (const [index, { start, end }] of intervals.entries()) {
    expect(start).toBeLessThan(end)
    const previous = intervals[index - 1]
    if (previous !== undefined) expect(previous.end).toBeLessThan(start)
  }
}

describe('the algebra of intervals', () => {
  it('merges any list into one with gaps, that covers the same time', () => {
    fc.assert(
      fc.property(list, (intervals) => {
        const merged = mergeIntervals(intervals)
        expectMerged(merged)
        expect(steps(merged)).toBe(steps(intervals))
      }),
    )
  })

  it('subtracts exactly the time of the other list', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const [from, taken] = [mergeIntervals(left), disjointIntervals(right)]
        const rest = subtractIntervals(from, taken)
        expectMerged(rest)
        const expected = [...steps(from)].map((step, at) => (steps(taken)[at] === '#' ? '.' : step)).join('')
        expect(steps(rest)).toBe(expected)
      }),
    )
  })

  it('drops an empty interval from a list that is otherwise in order', () => {
    const [before, empty, after] = [
      { start: 0, end: 2 },
      { start: 4, end: 4 },
      { start: 6, end: 8 },
    ]
    expect(disjointIntervals([before, empty, after])).toEqual([before, after])
    expect(mergeIntervals([before, empty, after])).toEqual([before, after])
  })

  it('intersects to what a subtraction leaves of the rest', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const [a, b] = [mergeIntervals(left), mergeIntervals(right)]
        const common = intersectIntervals(a, b)
        expectMerged(common)
        expect(steps(common)).toBe(steps(subtractIntervals(a, subtractIntervals(a, b))))
      }),
    )
  })

  it('clips to a window', () => {
    const window = { start: 10, end: 20 }
    const clipped = clipIntervals(
      [
        { start: 0, end: 10 },
        { start: 8, end: 12 },
        { start: 19, end: 30 },
        { start: 20, end: 25 },
      ],
      window,
    )
    expect(clipped).toEqual([
      { start: 10, end: 12 },
      { start: 19, end: 20 },
    ])
  })

  it('covers a period only when one interval holds it whole', () => {
    fc.assert(
      fc.property(list, interval, (intervals, period) => {
        fc.pre(period.end > period.start)
        const merged = mergeIntervals(intervals)
        const isInside = merged.some((held) => held.start <= period.start && period.end <= held.end)
        expect(covers(merged, period)).toBe(isInside)
      }),
    )
  })

  it('finds the first interval that ends after an instant', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -1, max: SPAN + 20 }), (intervals, instant) => {
        const merged = mergeIntervals(intervals)
        const found = merged.findIndex(({ end }) => end > instant)
        expect(firstEndingAfter(merged, instant)).toBe(found === -1 ? merged.length : found)
      }),
    )
  })

  it('does not call touching overlapping', () => {
    expect(overlaps({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(false)
    expect(overlaps({ start: 0, end: 11 }, { start: 10, end: 20 })).toBe(true)
  })

  it('leaves the lists it is given as they were', () => {
    const intervals = [
      { start: 5, end: 9 },
      { start: 0, end: 6 },
    ]
    mergeIntervals(intervals)
    expect(intervals).toEqual([
      { start: 5, end: 9 },
      { start: 0, end: 6 },
    ])
  })
})
