import { describe, expect, test } from 'vitest'
import { moveFocus, nearestStop } from './move-focus.ts'
import { moveTargets } from './move-targets.ts'

const minute = 60_000
const stop = (id: string, from: number, to: number) => ({ id, start: from * minute, end: to * minute })
const columns = [
  [stop('a1', 0, 15), stop('a2', 15, 30), stop('a3', 90, 105)],
  [],
  [stop('c1', 20, 40), stop('c2', 40, 60)],
]
const place = (column: number, id: string, anchor: number) => ({ column, id, anchor: anchor * minute })

describe('arrows on the board', () => {
  test('down and up follow the column and stop at its ends', () => {
    expect(moveFocus(columns, place(0, 'a1', 0), 'down')).toEqual(place(0, 'a2', 15))
    expect(moveFocus(columns, place(0, 'a1', 0), 'up')).toBeNull()
    expect(moveFocus(columns, place(0, 'a3', 90), 'down')).toBeNull()
  })
  test('right skips a column without a block and keeps the time', () => {
    expect(moveFocus(columns, place(0, 'a2', 15), 'right')).toEqual(place(2, 'c1', 15))
  })
  test('right then left comes back to the block it left', () => {
    const there = moveFocus(columns, place(0, 'a2', 15), 'right')
    expect(there && moveFocus(columns, there, 'left')).toEqual(place(0, 'a2', 15))
  })
  test('page keys jump about an hour and never stay in place', () => {
    expect(moveFocus(columns, place(0, 'a2', 15), 'hour-after')).toEqual(place(0, 'a3', 90))
    expect(moveFocus(columns, place(0, 'a3', 90), 'hour-before')).toEqual(place(0, 'a2', 15))
    expect(moveFocus(columns, place(0, 'a3', 90), 'hour-after')).toBeNull()
  })
  test('home and end reach the ends of the column', () => {
    expect(moveFocus(columns, place(0, 'a2', 15), 'column-end')?.id).toBe('a3')
    expect(moveFocus(columns, place(2, 'c2', 40), 'column-start')?.id).toBe('c1')
  })
  test('the block that holds the instant wins over one that starts nearer', () => {
    expect(nearestStop(columns[2] ?? [], 39 * minute)?.id).toBe('c1')
  })
})

describe('places where an appointment can move', () => {
  const free = (from: number, to: number, siteId = 's') => ({
    start: from * minute,
    end: to * minute,
    siteId,
  })
  const startsOf = (targets: { start: number }[]) => targets.map((target) => target.start / minute)

  test('are the free starts where its whole length fits', () => {
    const targets = moveTargets('p', [free(0, 15), free(15, 30), free(45, 60)], 30, 0, null)
    expect(startsOf(targets)).toEqual([0])
  })
  test('do not join free time of two sites', () => {
    expect(moveTargets('p', [free(0, 15, 's'), free(15, 30, 'u')], 30, 0, null)).toEqual([])
  })
  test('leave out the past', () => {
    expect(startsOf(moveTargets('p', [free(0, 15), free(15, 30)], 15, 10 * minute, null))).toEqual([15])
  })
  test('count the time that the appointment itself frees, without its present start', () => {
    const own = { ...free(0, 30), stepMinutes: 15 }
    expect(startsOf(moveTargets('p', [free(30, 45)], 30, 0, own))).toEqual([15])
  })
})
