import type { ContourTopology } from '@maillage/territory/contours.ts'
import { expect, test } from 'vitest'
import { drawSite } from './draw-site.ts'

const none = {
  bbox: [0, 43, 2, 44],
  transform: { scale: [1, 1], translate: [0, 43] },
  arcs: [],
  objects: { communes: { geometries: [] }, neighbours: { geometries: [] } },
} as unknown as ContourTopology
const size = { width: 328, height: 180, padding: 36 }
const site = { lon: 0.66, lat: 43.85, communeCode: '32132' }
const inside = ({ x, y }: { x: number; y: number }) =>
  x >= size.padding && x <= size.width - size.padding && y >= size.padding && y <= size.height - size.padding

test('a site alone stands in the middle of some 8 km', () => {
  const drawing = drawSite(none, site, undefined, size)
  expect([drawing.site.x, drawing.site.y].map(Math.round)).toEqual([164, 90])
  expect(drawing.home).toBeUndefined()
  expect(drawing.way).toBeUndefined()
  expect((size.height - 2 * size.padding) / drawing.unitsPerKm).toBeCloseTo(8, 0)
})

test('the commune of the person and the site both lie inside, with a way between them', () => {
  const drawing = drawSite(none, site, { lon: 0.62, lat: 43.93 }, size)
  expect(inside(drawing.site)).toBe(true)
  expect(drawing.home && inside(drawing.home)).toBe(true)
  expect(drawing.way).toMatch(/^M[\d. ]+Q[\d. ]+$/)
})

test('a person who comes from beside the site gets one point, not two on each other', () => {
  expect(drawSite(none, site, { lon: 0.661, lat: 43.851 }, size).home).toBeUndefined()
})
