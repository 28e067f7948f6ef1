import { expect, test } from 'vitest'
import { placeWithLeaders } from './labels-with-leaders.ts'

const picture = { width: 400, height: 300 }
const town = { key: 'a', x: 200, y: 150, width: 80, height: 20, gap: 6 }

test('a label stands on the right of its point when nothing is in the way', () => {
  const [label] = placeWithLeaders([town], [], picture)
  expect(label).toMatchObject({ key: 'a', left: 206, top: 140, away: false })
})

test('a label makes room for what stands there already, and for the labels before it', () => {
  const wide = { ...town, gap: 12 }
  const obstacle = { left: 210, top: 146, width: 100, height: 8 }
  const [first, second] = placeWithLeaders([wide, { ...wide, key: 'b' }], [obstacle], picture)
  expect(first?.left).toBeLessThan(200)
  expect(second).toMatchObject({ key: 'b', top: 118 })
})

test('a label that finds no room beside its point is left out, unless it may stand away, joined by a line', () => {
  const wall = { left: 80, top: 100, width: 240, height: 100 }
  expect(placeWithLeaders([town], [wall], picture)).toEqual([])
  const [away] = placeWithLeaders([{ ...town, mayLeave: true }], [wall], picture)
  expect(away?.away).toBe(true)
})

test('a label never leaves the picture', () => {
  for (const x of [0, 5, 395, 400]) {
    for (const y of [0, 5, 295, 300]) {
      for (const label of placeWithLeaders([{ ...town, x, y, mayLeave: true }], [], picture)) {
        expect(label.left).toBeGreaterThanOrEqual(0)
        expect(label.left + label.width).toBeLessThanOrEqual(picture.width)
        expect(label.top).toBeGreaterThanOrEqual(0)
        expect(label.top + label.height).toBeLessThanOrEqual(picture.height)
      }
    }
  }
})
