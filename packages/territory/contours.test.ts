import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clipContours } from './clip-contours.ts'
import { loadCommunes } from './communes.ts'
import { bordersBetween, decodeArc, decodeRing, type LonLat } from './contour-edge.ts'
import { ContourError, type ContourTopology, contoursOf, parseContours, ringsOf } from './contours.ts'
import { boundsOf, contourToPath, fitProjection, linesToPath } from './project-to-svg.ts'

const folder = new URL('../../data/contours/', import.meta.url)
const read = (departement: string) => readFileSync(new URL(`${departement}.topojson`, folder), 'utf8')
const readTable = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))
const france = loadCommunes({ communes: readTable('communes'), departements: readTable('departements') })
const gers = parseContours(read('32'))

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
  },
}

/** Twice the area, positive or negative with the direction of the ring. */
function ringArea(ring: readonly LonLat[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as LonLat
    return sum + x * nextY - nextX * y
  }, 0)
}

describe('the files of data/contours', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.topojson')))('%s', (name) => {
    const departement = name.replace('.topojson', '')
    const text = read(departement)
    expect(Buffer.byteLength(text)).toBeLessThan(180_001)
    const topology = parseContours(text)
    const codes = topology.objects.communes.geometries.map((contour) => contour.properties.code)
    const expected = france.codes.filter((code) => code.startsWith(departement))
    expect(codes.length).toBe(expected.length)
    for (const contour of contoursOf(topology)) {
      const row = france.rowOf(contour.properties.code) as number
      expect(contour.properties.name).toBe(france.names[row])
      for (const ring of ringsOf(contour)) {
        const points = decodeRing(topology, ring)
        expect(points.at(-1), contour.properties.code).toEqual(points[0])
        expect(Math.abs(ringArea(points)), contour.properties.code).toBeGreaterThan(0)
      }
    }
    const used = new Set(
      contoursOf(topology)
        .flatMap((contour) => ringsOf(contour).flat())
        .map((arc) => (arc < 0 ? ~arc : arc)),
    )
    expect(used.size).toBe(topology.arcs.length)
    expect(codes.some((code) => ['14666', '85165', '85212'].includes(code))).toBe(false)
  })

  it.each(['32', '30', '09', '47'])('the outlines of %s have the areas of their communes', (departement) => {
    const topology = parseContours(read(departement))
    const ratios = topology.objects.communes.geometries
      .map((contour) => {
        const row = france.rowOf(contour.properties.code) as number
        const lat = ((france.lat[row] as number) * Math.PI) / 180
        const squareDegrees = ringsOf(contour).reduce(
          (sum, ring) => sum - ringArea(decodeRing(topology, ring)) / 2,
          0,
        )
        return (squareDegrees * 111.195 ** 2 * Math.cos(lat)) / (france.areaKm2[row] as number)
      })
      .sort((a, b) => a - b)
    expect(ratios[Math.floor(ratios.length / 2)]).toBeCloseTo(1, 1)
    expect(ratios[Math.floor(ratios.length * 0.02)]).toBeGreaterThan(0.8)
    expect(ratios[Math.floor(ratios.length * 0.98)]).toBeLessThan(1.2)
  })

  it('the limit of the Gers is closed: the outlines of both sides meet in the same points', () => {
    const limit = bordersBetween(gers, new Set(france.codes.filter((code) => code.startsWith('32'))))
    const longest = limit.sort((a, b) => b.length - a.length)[0]
    expect(longest?.length).toBeGreaterThan(200)
    expect(longest?.[0]).toEqual(longest?.at(-1))
  })

  it('the village centres of the Gers lie in the outline of their commune, give or take the coarse grid', () => {
    const inside = gers.objects.communes.geometries.filter((contour) => {
      const row = france.rowOf(contour.properties.code) as number
      return containsPoint(gers, ringsOf(contour), [france.lon[row] as number, france.lat[row] as number])
    })
    expect(inside.length).toBeGreaterThan(0.97 * 458)
  })
})

function containsPoint(
  topology: ContourTopology,
  rings: readonly (readonly number[])[],
  [x, y]: LonLat,
): boolean {
  let crossings = 0
  for (const ring of rings) {
    const points = decodeRing(topology, ring)
    for (const [i, [ax, ay]] of points.entries()) {
      const [bx, by] = points[(i + 1) % points.length] as LonLat
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) crossings++
    }
  }
  return crossings % 2 === 1
}

describe('a file that was altered is refused', () => {
  it.each([
    ['{', 'not JSON'],
    ['null', 'not a TopoJSON topology'],
    ['[]', 'not a TopoJSON topology'],
    [JSON.stringify({ ...grid, transform: undefined }), 'no scale and translation'],
    [JSON.stringify({ ...grid, bbox: [1] }), 'no bounding box'],
    [JSON.stringify({ ...grid, arcs: [[[1, 2]]] }), 'arc 0 is not a line'],
    [JSON.stringify({ ...grid, objects: { communes: grid.objects.communes } }), 'no object "neighbours"'],
    [JSON.stringify({ ...grid, arcs: grid.arcs.slice(0, 4) }), 'a: arc -8 does not exist'],
    [JSON.stringify(grid).replace('"code":"a",', ''), 'a commune without code or name'],
    [JSON.stringify(grid).replace('"Polygon"', '"Point"'), 'a: not a polygon'],
  ])('%s', (text, message) => {
    expect(() => parseContours(text)).toThrow(ContourError)
    expect(() => parseContours(text)).toThrow(message)
  })
})

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

describe('a map of a neighbourhood', () => {
  const near = clipContours(gers, new Set(['32132', '32208', '32306']))

  it('keeps the outlines of its communes, and only the arcs that they need', () => {
    expect(near.objects.communes.geometries.map((contour) => contour.properties.code)).toEqual([
      '32132',
      '32208',
      '32306',
    ])
    for (const contour of near.objects.communes.geometries) {
      const whole = gers.objects.communes.geometries.find(
        (other) => other.properties.code === contour.properties.code,
      )
      const rings = ringsOf(contour).map((ring) => decodeRing(near, ring))
      expect(rings).toEqual(whole && ringsOf(whole).map((ring) => decodeRing(gers, ring)))
    }
    expect(near.arcs.length).toBeLessThan(40)
    expect(parseContours(JSON.stringify(near))).toEqual(near)
  })

  it('its bounds are those of what is kept', () => {
    const [west, south, east, north] = near.bbox
    expect(west).toBeGreaterThan(gers.bbox[0])
    expect(east).toBeLessThan(gers.bbox[2])
    expect(south).toBeLessThan(43.8494)
    expect(north).toBeGreaterThan(43.9342)
  })
})
