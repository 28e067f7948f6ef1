import { describe, expect, it } from 'vitest'
import { findArea } from './area.ts'
import { bordersBetween, decodeArc, decodeRing, type LonLat } from './contour-edge.ts'
import { type ContourTopology, ringsOf } from './contours.ts'
import { extractTopology } from './extract-contours.ts'
import { boundsOf, contourToPath, fitProjection, linesToPath } from './project-to-svg.ts'
import { shippedCommunes, shippedContours } from './testing/shipped-data.ts'

const france = shippedCommunes()
const gersArea = findArea(france, 'dep:32')
const gers = extractTopology(shippedContours(), france, 'rows' in gersArea ? gersArea.rows : [], {
  neighboursKm: 10,
})

/** Two by two squares of one degree: a b over c d, and a hole's worth of island e apart from them. */
const grid: ContourTopology = {
  type: 'Topology',
  bbox: [0, 0, 4, 2],
  transform: { scale: [0.1, 0.1], translate: [0, 0] },
  arcs: [
    [
      [10, 10],
      [0, 10],
    ],
    [
      [10, 10],
      [10, 0],
    ],
    [
      [10, 10],
      [0, -10],
    ],
    [
      [10, 10],
      [-10, 0],
    ],
    [
      [10, 20],
      [10, 0],
      [0, -10],
    ],
    [
      [20, 10],
      [0, -10],
      [-10, 0],
    ],
    [
      [10, 0],
      [-10, 0],
      [0, 10],
    ],
    [
      [0, 10],
      [0, 10],
      [10, 0],
    ],
    [
      [30, 0],
      [10, 0],
      [0, 10],
      [-10, -10],
    ],
  ],
  objects: {
    communes: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, ~7, ~3]], properties: { code: 'a', name: 'A' } },
        { type: 'Polygon', arcs: [[0, 4, ~1]], properties: { code: 'b', name: 'B' } },
        { type: 'Polygon', arcs: [[2, 6, ~3]], properties: { code: 'c', name: 'C' } },
      ],
    },
    neighbours: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', arcs: [[[1, 5, ~2]], [[8]]], properties: { code: 'd', name: 'D' } },
      ],
    },
    departements: { type: 'GeometryCollection', geometries: [{ type: 'MultiLineString', arcs: [] }] },
    limit: { type: 'GeometryCollection', geometries: [{ type: 'MultiLineString', arcs: [] }] },
  },
}

describe('the edge between some communes and the others', () => {
  it('is the shared arcs, joined into one line, without the rim', () => {
    expect(bordersBetween(grid, new Set(['a']))).toEqual([
      [
        [1, 2],
        [1, 1],
        [0, 1],
      ],
    ])
    const halves = bordersBetween(grid, new Set(['a', 'c']))
    expect(halves).toHaveLength(1)
    expect(halves[0]?.map(([x]) => x)).toEqual([1, 1, 1])
  })

  it('is the same from outside, and empty for all or none', () => {
    const sorted = (lines: LonLat[][]) => lines.map((line) => [...line].sort().join(' ')).sort()
    expect(sorted(bordersBetween(grid, new Set(['b', 'c', 'd'])))).toEqual(
      sorted(bordersBetween(grid, new Set(['a']))),
    )
    expect(bordersBetween(grid, new Set())).toEqual([])
    expect(bordersBetween(grid, new Set(['a', 'b', 'c', 'd']))).toEqual([])
  })

  it('of the Gers is closed', () => {
    const limit = bordersBetween(gers, new Set(france.codes.filter((code) => code.startsWith('32'))))
    const longest = limit.toSorted((a, b) => b.length - a.length)[0]
    expect(longest?.length).toBeGreaterThan(200)
    expect(longest?.[0]).toEqual(longest?.at(-1))
  })

  it('around one commune of the Gers is its outline', () => {
    const fleurance = gers.objects.communes.geometries.find((contour) => contour.properties.code === '32132')
    const outline = bordersBetween(gers, new Set(['32132']))
    expect(outline).toHaveLength(1)
    const ring = decodeRing(gers, fleurance ? (ringsOf(fleurance)[0] ?? []) : [])
    expect(new Set(outline[0]?.map(String))).toEqual(new Set(ring.map(String)))
    expect(outline[0]?.[0]).toEqual(outline[0]?.at(-1))
  })
})

describe('drawing', () => {
  it('an arc is decoded step by step', () => {
    expect(decodeArc(grid, 4)).toEqual([
      [1, 2],
      [2, 2],
      [2, 1],
    ])
  })

  it('fits an area, centred, north up, at one scale in both directions', () => {
    const projection = fitProjection(
      { west: 0, south: 43, east: 1, north: 44 },
      { width: 360, height: 244, padding: 12 },
    )
    const [x, y] = projection.project(0.5, 43.5)
    expect([x, y]).toEqual([180, 122])
    expect(projection.project(0.5, 44)[1]).toBeCloseTo(12, 6)
    expect(projection.project(0.5, 43)[1]).toBeCloseTo(232, 6)
    const tenKmEast = projection.project(0.5 + 10 / (111.195 * Math.cos((43.5 * Math.PI) / 180)), 43.5)[0] - x
    const tenKmNorth = y - projection.project(0.5, 43.5 + 10 / 111.195)[1]
    expect(tenKmEast).toBeCloseTo(10 * projection.unitsPerKm, 6)
    expect(tenKmNorth).toBeCloseTo(tenKmEast, 6)
  })

  it('a single point is shown in the middle of 10 km', () => {
    const bounds = boundsOf([[0.66, 43.85]])
    const projection = fitProjection(bounds ?? { west: 0, south: 0, east: 0, north: 0 }, {
      width: 100,
      height: 200,
    })
    expect(projection.project(0.66, 43.85)).toEqual([50, 100])
    expect(projection.unitsPerKm).toBe(10)
    expect(boundsOf([])).toBeUndefined()
  })

  it('writes paths to a tenth of a unit', () => {
    const projection = fitProjection({ west: 0, south: 0, east: 4, north: 2 }, { width: 400, height: 400 })
    const [c] = grid.objects.communes.geometries.filter((contour) => contour.properties.code === 'c')
    expect(c && contourToPath(grid, c, projection)).toBe('M100 200L100 300L0 300L0 200Z')
    expect(
      linesToPath(
        [
          [
            [0, 0],
            [0.333, 1],
          ],
          [],
        ],
        projection,
      ),
    ).toBe('M0 300L33.3 200')
  })

  it('a commune of two parts has two closed paths', () => {
    const projection = fitProjection({ west: 0, south: 0, east: 4, north: 2 }, { width: 400, height: 400 })
    const [d] = grid.objects.neighbours.geometries
    expect((d && contourToPath(grid, d, projection))?.match(/M[^Z]+Z/g)).toHaveLength(2)
  })
})
