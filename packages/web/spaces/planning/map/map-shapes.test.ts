import type { ContourTopology } from '@maillage/territory/contours.ts'
import { expect, test } from 'vitest'
import { shapesOf } from './map-shapes.ts'
import { polygonFeatures } from './map-style.ts'
import { neighbourTowards } from './neighbour-step.ts'

/**
 * Two squares side by side, `32001` on the left and `32002` on the right, and `31001` on the right of both:
 * arcs 0 (left square without its right side), 1 (between the squares), 2 (right square without its sides), 3 (right side),
 * 4 (the rest of the neighbour).
 */
const topology: ContourTopology = {
  type: 'Topology',
  bbox: [0, 0, 2, 1],
  transform: { scale: [1, 1], translate: [0, 0] },
  arcs: [
    [
      [1, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    [
      [2, 1],
      [-1, 0],
    ],
    [
      [2, 0],
      [0, 1],
    ],
    [
      [2, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ],
    [
      [1, 0],
      [1, 0],
    ],
  ],
  objects: {
    communes: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { code: '32001', name: 'Ouest' } },
        { type: 'Polygon', arcs: [[5, 3, 2, -2]], properties: { code: '32002', name: 'Est' } },
      ],
    },
    neighbours: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[4, 3]], properties: { code: '31001', name: 'Dehors' } }],
    },
    departements: {
      type: 'GeometryCollection',
      geometries: [{ type: 'MultiLineString', arcs: [[3]] }],
    },
    limit: { type: 'GeometryCollection', geometries: [{ type: 'MultiLineString', arcs: [[0, 2, 3, 5]] }] },
  },
}
const shapes = shapesOf(topology)

test('a border is of the mesh between two communes of the area, and of its outline when one is beyond', () => {
  expect(shapes.codes).toEqual(['32001', '32002'])
  expect(shapes.mesh).toEqual([
    [
      [1, 0],
      [1, 1],
    ],
  ])
  expect(shapes.outline).toHaveLength(4)
  expect(shapes.bounds).toEqual({ west: 0, south: 0, east: 2, north: 1 })
})

test('communes that touch are neighbours, and an arrow goes from one to the other only in its direction', () => {
  expect(shapes.neighbours).toEqual([[1], [0]])
  expect(neighbourTowards(shapes, 0, 'ArrowRight')).toBe(1)
  expect(neighbourTowards(shapes, 1, 'ArrowLeft')).toBe(0)
  expect(neighbourTowards(shapes, 0, 'ArrowLeft')).toBeUndefined()
  expect(neighbourTowards(shapes, 0, 'ArrowUp')).toBeUndefined()
  expect(neighbourTowards(shapes, 0, 'Enter')).toBeUndefined()
})

test('the strong line runs where only one side is in the set, the border of the area included', () => {
  const points = shapes
    .edgeOf(new Set(['32002']))
    .flat()
    .map(String)
  expect(points).toContain('1,0')
  expect(points).toContain('2,1')
  expect(shapes.edgeOf(new Set(shapes.codes)).flat().map(String)).not.toContain('1,0.5')
})

test('a name beyond the border stands outside the area', () => {
  const [around] = shapes.around
  expect(around?.departement).toBe('31')
  expect(around?.at[0]).toBeGreaterThan(2)
})

test('polygons are closed and numbered by row; a ring that turns the other way is a hole', () => {
  const [west] = polygonFeatures(shapes).features
  const [[outer] = []] = west?.geometry.coordinates ?? []
  expect(west?.id).toBe(0)
  expect(outer?.at(0)).toEqual(outer?.at(-1))
  const square = (from: number, to: number) => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ]
  const rings = [square(0, 9), square(3, 6).toReversed(), square(20, 30)] as never
  const [withHole] = polygonFeatures({ ...shapes, rings: [rings] }).features
  expect(withHole?.geometry.coordinates.map((polygon) => polygon.length)).toEqual([2, 1])
})
