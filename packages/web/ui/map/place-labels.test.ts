import { expect, test } from 'vitest'
import { placeLabels } from './place-labels.ts'

const size = { width: 400, height: 300 }
const town = { x: 200, y: 150, title: 'Fleurance', detail: '14 min, lundi' }

test('a label stands on the right of its point when nothing is in the way', () => {
  expect(placeLabels([town], size)[0]?.anchor).toBe('start')
})

test('a label leaves the side on which the strong line passes', () => {
  const line = [-20, -10, 0, 10, 20].map((y) => [town.x + 60, town.y + y] as const)
  expect(placeLabels([town], size, line)[0]?.anchor).toBe('end')
})

test('a label stays in the picture, even over the strong line', () => {
  const atTheRight = { ...town, x: 390 }
  const line = [-20, -10, 0, 10, 20].map((y) => [atTheRight.x - 60, town.y + y] as const)
  expect(placeLabels([atTheRight], size, line)[0]?.anchor).toBe('end')
})

test('a label makes room for one that can stand nowhere else', () => {
  const cornered = { x: 394, y: 150, title: 'Saint-Clar', detail: '17 min, lundi' }
  const beside = { ...town, x: 262 }
  const [first, second] = placeLabels([beside, cornered], size)
  expect(second?.anchor).toBe('end')
  expect(first?.anchor).not.toBe('start')
})
