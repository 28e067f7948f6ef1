import { describe, expect, it } from 'vitest'
import { findArea } from './area.ts'
import { bordersBetween, decodeArc, decodeRing, type LonLat } from './contour-edge.ts'
import { type ContourTopology, contoursOf, ringsOf } from './contours.ts'
import { extractTopology, topologyOf } from './extract-contours.ts'
import { greatCircleKm } from './great-circle.ts'
import { shippedCommunes, shippedContours } from './testing/shipped-data.ts'

const france = shippedCommunes()
const contours = shippedContours()

function extract(key: string, neighboursKm = 10): ContourTopology {
  const area = findArea(france, key)
  if ('refusal' in area) throw new Error(area.refusal.kind)
  return extractTopology(contours, france, area.rows, { neighboursKm })
}

const rowOf = (code: string) => france.rowOf(code) as number

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

describe('the outlines of an area', () => {
  it.each([
    ['dep:32', 458],
    ['dep:978', 1],
    ['dep:2A', 124],
    ['dep:974', 24],
    ['reg:76', 4446],
    ['commune:75056', 1],
    ['dep:15', 246],
  ])('%s: %i communes, every arc used, every name of today', (key, count) => {
    const topology = extract(key)
    expect(topology.objects.communes.geometries).toHaveLength(count)
    const used = new Set<number>()
    for (const contour of contoursOf(topology)) {
      expect(contour.properties.name).toBe(france.names[rowOf(contour.properties.code)])
      for (const ring of ringsOf(contour)) {
        for (const arc of ring) used.add(arc < 0 ? ~arc : arc)
        const points = decodeRing(topology, ring)
        expect(points.at(-1)).toEqual(points[0])
      }
    }
    expect(used.size).toBe(topology.arcs.length)
    expect(Math.max(...used)).toBe(topology.arcs.length - 1)
  })

  it('hold the village centres of the Gers, give or take the coarse grid', () => {
    const gers = extract('dep:32', 0)
    const inside = gers.objects.communes.geometries.filter((contour) => {
      const row = rowOf(contour.properties.code)
      return containsPoint(gers, ringsOf(contour), [france.lon[row] as number, france.lat[row] as number])
    })
    expect(inside.length).toBeGreaterThan(0.97 * 458)
  })

  it('their bounds are those of all that is drawn', () => {
    const { bbox, ...topology } = extract('dep:32')
    const points = topology.arcs.flatMap((_, arc) => decodeArc({ bbox, ...topology }, arc))
    expect(Math.min(...points.map(([lon]) => lon))).toBeCloseTo(bbox[0], 9)
    expect(Math.min(...points.map(([, lat]) => lat))).toBeCloseTo(bbox[1], 9)
    expect(Math.max(...points.map(([lon]) => lon))).toBeCloseTo(bbox[2], 9)
    expect(Math.max(...points.map(([, lat]) => lat))).toBeCloseTo(bbox[3], 9)
  })

  it('have as neighbours the communes whose centre lies within so many kilometres of the limit', () => {
    const gers = extract('dep:32', 5)
    const limit = bordersBetween(
      gers,
      new Set(gers.objects.communes.geometries.map((c) => c.properties.code)),
    ).flat()
    for (const { properties } of gers.objects.neighbours.geometries) {
      const row = rowOf(properties.code)
      expect(properties.code.startsWith('32')).toBe(false)
      const km = Math.min(
        ...limit.map(([lon, lat]) =>
          greatCircleKm(lon, lat, france.lon[row] as number, france.lat[row] as number),
        ),
      )
      expect(km, properties.name).toBeLessThanOrEqual(5)
    }
    const codes = gers.objects.neighbours.geometries.map(({ properties }) => properties.code)
    expect(codes).toContain('31001')
    expect(codes).not.toContain('31555')
    expect(extract('dep:32', 0).objects.neighbours.geometries).toEqual([])
  })

  it('leave out the communes that have none', () => {
    const codes = extract('dep:85').objects.communes.geometries.map(({ properties }) => properties.code)
    expect(codes).not.toContain('85165')
    expect(codes).toHaveLength(france.codes.filter((code) => code.startsWith('85')).length - 2)
    expect(extract('dep:975').objects.communes.geometries).toEqual([])
  })

  it('of a whole région stay below 1.3 MB as JSON', () => {
    expect(JSON.stringify(extract('reg:76')).length).toBeLessThan(1_300_000)
  })
})

describe('the lines of a map', () => {
  const occitanie = extract('reg:76')
  const pairsOf = (lines: readonly (readonly number[])[]) => {
    const beside = new Map<number, string[]>()
    for (const contour of contoursOf(occitanie))
      for (const arc of ringsOf(contour).flat()) {
        const position = arc < 0 ? ~arc : arc
        beside.set(position, [...(beside.get(position) ?? []), contour.properties.code])
      }
    return lines.flat().map((ref) => beside.get(ref < 0 ? ~ref : ref) ?? [])
  }

  it('of départements part communes of two of them', () => {
    const pairs = pairsOf(occitanie.objects.departements.geometries[0].arcs)
    expect(pairs.length).toBeGreaterThan(1000)
    for (const [a = '', b = ''] of pairs) expect(a.slice(0, 2)).not.toBe(b.slice(0, 2))
  })

  it('of the limit part a commune of the area from another, or from the sea', () => {
    const inside = new Set(occitanie.objects.communes.geometries.map(({ properties }) => properties.code))
    const pairs = pairsOf(occitanie.objects.limit.geometries[0].arcs)
    expect(pairs.length).toBeGreaterThan(500)
    for (const pair of pairs) expect(pair.filter((code) => inside.has(code))).toHaveLength(1)
  })

  it('run on: each arc begins where the one before ended', () => {
    for (const line of occitanie.objects.departements.geometries[0].arcs) {
      let end: LonLat | undefined
      for (const ref of line) {
        const points = decodeArc(occitanie, ref < 0 ? ~ref : ref)
        if (ref < 0) points.reverse()
        if (end) expect(points[0]).toEqual(end)
        end = points.at(-1)
      }
    }
  })

  it('do not run around a hole that no commune fills', () => {
    const vendee = extract('dep:85', 0)
    const inner = new Set(['85084', '85153', '85196', '85202', '85301'])
    const beside = vendee.objects.communes.geometries
      .filter(({ properties }) => inner.has(properties.code))
      .flatMap((contour) =>
        ringsOf(contour)
          .flat()
          .map((arc) => (arc < 0 ? ~arc : arc)),
      )
    expect(beside.length).toBeGreaterThan(30)
    const limit = new Set(vendee.objects.limit.geometries[0].arcs.flat().map((arc) => (arc < 0 ? ~arc : arc)))
    expect(beside.filter((arc) => limit.has(arc))).toEqual([])
  })
})

describe('a map of a neighbourhood', () => {
  it('keeps the communes that it is given, and only the arcs that they need', () => {
    const near = topologyOf(contours, france, ['32132', '32208'].map(rowOf), [rowOf('82008')])
    expect(contoursOf(near).map(({ properties }) => properties.name)).toEqual([
      'Fleurance',
      'Lectoure',
      'Auvillar',
    ])
    expect(near.arcs.length).toBeLessThan(40)
  })
})
