import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disjointIntervals, type Interval, mergeIntervals, overlaps } from './interval.ts'
import { MINUTE_MS } from './local-time.ts'
import { cutSlots, type SlotGrid, slotCutter } from './slot-grid.ts'

const GRID: SlotGrid = { durationMinutes: 20, stepMinutes: 20, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
const ALWAYS = { startsFrom: Number.NEGATIVE_INFINITY, startsBefore: Number.POSITIVE_INFINITY }

const minutes = (start: number, end: number): Interval => ({ start: start * MINUTE_MS, end: end * MINUTE_MS })
const inMinutes = (starts: number[]) => starts.map((start) => start / MINUTE_MS)

describe('the slots of an opening', () => {
  const opening = minutes(0, 120)

  it('follow the grid of the opening, whatever is taken', () => {
    const query = { ...ALWAYS, grid: GRID, free: [opening], busy: [minutes(30, 35)] }
    expect(inMinutes(cutSlots(opening, query))).toEqual([0, 40, 60, 80, 100])
  })

  it('stay on the grid when a search starts in the middle of the opening', () => {
    const query = { ...ALWAYS, grid: GRID, free: [opening], busy: [], startsFrom: 41 * MINUTE_MS }
    expect(inMinutes(cutSlots(opening, query))).toEqual([60, 80, 100])
  })

  it('start from the first instant allowed, and before the last', () => {
    const query = {
      grid: GRID,
      free: [opening],
      busy: [],
      startsFrom: 40 * MINUTE_MS,
      startsBefore: 80 * MINUTE_MS,
    }
    expect(inMinutes(cutSlots(opening, query))).toEqual([40, 60])
  })

  it('keep their buffers clear of busy time, which may lie outside the opening', () => {
    const grid = { ...GRID, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }
    const query = {
      ...ALWAYS,
      grid,
      free: [opening],
      busy: [minutes(-10, 0), minutes(70, 75), minutes(129, 140)],
    }
    expect(inMinutes(cutSlots(opening, query))).toEqual([20, 40, 80])
  })

  it('lie whole in one free interval, and never in two with a gap', () => {
    const query = { ...ALWAYS, grid: GRID, free: [minutes(0, 50), minutes(51, 120)], busy: [] }
    expect(inMinutes(cutSlots(opening, query))).toEqual([0, 20, 60, 80, 100])
  })

  it('end with the opening even when free time goes on', () => {
    const query = { ...ALWAYS, grid: { ...GRID, stepMinutes: 50 }, free: [minutes(-60, 600)], busy: [] }
    expect(inMinutes(cutSlots(opening, query))).toEqual([0, 50, 100])
  })

  it('may overlap one another when the step is shorter than the duration', () => {
    const query = { ...ALWAYS, grid: { ...GRID, stepMinutes: 5 }, free: [minutes(0, 35)], busy: [] }
    expect(inMinutes(cutSlots(opening, query))).toEqual([0, 5, 10, 15])
  })

  it('are counted, no further than the limit', () => {
    const query = { ...ALWAYS, grid: GRID, free: [opening], busy: [], limit: 2 }
    expect(inMinutes(cutSlots(opening, query))).toEqual([0, 20])
    expect(cutSlots(opening, { ...query, limit: 0 })).toEqual([])
  })

  it('are none without free time, or in an opening shorter than the duration', () => {
    expect(cutSlots(opening, { ...ALWAYS, grid: GRID, free: [], busy: [] })).toEqual([])
    expect(cutSlots(minutes(0, 19), { ...ALWAYS, grid: GRID, free: [opening], busy: [] })).toEqual([])
  })

  it('do not depend on the grid of the opening cut before', () => {
    const query = {
      ...ALWAYS,
      grid: { ...GRID, stepMinutes: 60 },
      free: [minutes(0, 125)],
      startsFrom: 70 * MINUTE_MS,
    }
    const cutter = slotCutter({ ...query, busy: [minutes(105, 115)] })
    expect(inMinutes(cutter(minutes(20, 200), []))).toEqual([80])
    expect(inMinutes(cutter(minutes(39, 200), []))).toEqual([])
    const straight = slotCutter({ ...query, busy: [minutes(72, 95)] })
    expect(inMinutes(straight(minutes(50, 200), []))).toEqual([])
    expect(inMinutes(straight(minutes(75, 200), []))).toEqual([])
  })

  const period = fc
    .tuple(fc.integer({ min: -60, max: 300 }), fc.integer({ min: 0, max: 80 }))
    .map(([start, length]) => minutes(start, start + length))
  const grid = fc.record({
    durationMinutes: fc.integer({ min: 1, max: 60 }),
    stepMinutes: fc.integer({ min: 1, max: 60 }),
    bufferBeforeMinutes: fc.integer({ min: 0, max: 40 }),
    bufferAfterMinutes: fc.integer({ min: 0, max: 40 }),
  })

  it('are those found by trying each point of the grid, for openings in any order', () => {
    const periods = fc.array(period, { maxLength: 6 })
    const anyMinute = fc.integer({ min: -60, max: 400 })
    fc.assert(
      fc.property(
        periods,
        periods,
        periods,
        grid,
        anyMinute,
        anyMinute,
        (openings, left, right, cut, from, to) => {
          const [free, busy] = [mergeIntervals(left), disjointIntervals(right)]
          const query = { grid: cut, free, busy, startsFrom: from * MINUTE_MS, startsBefore: to * MINUTE_MS }
          const cutter = slotCutter(query)
          for (const held of openings) expect(cutter(held, [])).toEqual(tryEachPoint(held, query))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

function tryEachPoint(opening: Interval, query: Parameters<typeof cutSlots>[1]): number[] {
  const { grid, free, busy, startsFrom, startsBefore } = query
  const starts: number[] = []
  for (let start = opening.start; start < opening.end; start += grid.stepMinutes * MINUTE_MS) {
    const end = start + grid.durationMinutes * MINUTE_MS
    const widened = {
      start: start - grid.bufferBeforeMinutes * MINUTE_MS,
      end: end + grid.bufferAfterMinutes * MINUTE_MS,
    }
    const isKept =
      end <= opening.end &&
      start >= startsFrom &&
      start < startsBefore &&
      free.some((piece) => piece.start <= start && end <= piece.end) &&
      !busy.some((taken) => overlaps(taken, widened))
    if (isKept) starts.push(start)
  }
  return starts
}
