import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { assignLanes } from './lanes.ts'
import { place, placeColumn, ribbonPiece } from './placement.ts'
import { isCovered, mergeSpans, minutesOf } from './span.ts'
import { localDay, ticksOf, visibleWindow } from './visible-window.ts'

const PARIS = 'Europe/Paris'
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(PARIS).epochMilliseconds
const span = (from: string, to: string) => ({ start: at(`2027-01-12T${from}`), end: at(`2027-01-12T${to}`) })
const window = span('08:00', '20:00')

describe('blocks of a column', () => {
  test('a 15-minute appointment at 9 h 20 starts 16 rows below 8 h and is 3 rows high', () => {
    expect(place(span('09:20', '09:35'), window)).toEqual({ top: 16, height: 3 })
  })
  test('a block that starts before the window is cut at its top', () => {
    expect(place(span('07:30', '08:10'), window)).toEqual({ top: 0, height: 2 })
  })
  test('a block outside the window is not placed', () => {
    expect(place(span('20:00', '20:30'), window)).toBeNull()
  })
  test('two appointments at one time stand side by side, the next one takes the whole width', () => {
    const placed = placeColumn(
      [span('10:45', '11:05'), span('10:45', '11:00'), span('11:05', '11:20')],
      window,
    )
    expect(placed.map((block) => block.lane)).toEqual([
      { index: 0, count: 2 },
      { index: 1, count: 2 },
      { index: 0, count: 1 },
    ])
  })
  test('a chain of overlaps shares one count of lanes and reuses a lane that is free again', () => {
    const lanes = assignLanes([span('09:00', '10:00'), span('09:30', '09:45'), span('09:45', '10:15')])
    expect(lanes).toEqual([
      { index: 0, count: 2 },
      { index: 1, count: 2 },
      { index: 1, count: 2 },
    ])
  })
  test('the ribbon gives a block its share of the day', () => {
    expect(ribbonPiece(span('11:00', '12:12'), window)).toEqual({ left: 25, width: 10 })
  })
  test('free pieces that touch hold an appointment longer than each', () => {
    const pieces = [span('09:00', '09:15'), span('09:15', '09:30'), span('09:45', '10:00')]
    expect(mergeSpans(pieces)).toHaveLength(2)
    expect(isCovered(pieces, span('09:00', '09:30'))).toBe(true)
    expect(isCovered(pieces, span('09:15', '10:00'))).toBe(false)
  })
})

describe('the window of the day', () => {
  test('shows whole hours around what happens', () => {
    expect(visibleWindow('2027-01-12', PARIS, [span('08:15', '09:00'), span('17:00', '18:05')])).toEqual(
      span('08:00', '19:00'),
    )
  })
  test('shows 8 h to 19 h when nothing opens', () => {
    expect(visibleWindow('2027-01-12', PARIS, [])).toEqual(span('08:00', '19:00'))
  })
  test('stops at midnight for a duty that runs into the next day', () => {
    const night = { start: at('2027-01-12T20:00'), end: at('2027-01-13T08:00') }
    expect(visibleWindow('2027-01-12', PARIS, [night]).end).toBe(localDay('2027-01-12', PARIS).end)
  })
  test('the spring night has 23 hours and its ticks skip 2 h', () => {
    const night = localDay('2027-03-28', PARIS)
    expect(minutesOf(night)).toBe(23 * 60)
    const hours = ticksOf({ start: night.start, end: night.start + 4 * 3_600_000 }, PARIS)
    expect(hours.filter((tick) => tick.minute === 0).map((tick) => tick.hour)).toEqual([0, 1, 3, 4])
  })
  test('the autumn night has 25 hours and its ticks show 2 h twice', () => {
    const night = localDay('2027-10-31', PARIS)
    expect(minutesOf(night)).toBe(25 * 60)
    const hours = ticksOf({ start: night.start, end: night.start + 4 * 3_600_000 }, PARIS)
    expect(hours.filter((tick) => tick.minute === 0).map((tick) => tick.hour)).toEqual([0, 1, 2, 2])
  })
})
