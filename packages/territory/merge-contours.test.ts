import { describe, expect, it } from 'vitest'
import { encodeContours, type GridLine } from './encode-contours.ts'
import { type AreaTopology, mergeAreas } from './merge-contours.ts'
import { decodeNationalContours } from './national-contours.ts'
import { shippedCommunes, shippedContours } from './testing/shipped-data.ts'

const france = shippedCommunes()
const contours = shippedContours()

/** A point of a topology in degrees, and the rings of an area as lists of them. */
function ringsOf(topology: AreaTopology, code: string): (readonly [number, number])[][][] {
  const { scale, translate } = topology.transform
  const area = topology.objects.areas.geometries.find(({ properties }) => properties.code === code)
  const lineOf = (arc: number) => {
    let [x, y] = [0, 0]
    return (topology.arcs[arc] ?? []).map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const
    })
  }
  return (area?.arcs ?? []).map((rings) =>
    rings.map((ring) =>
      ring.flatMap((ref, i) => {
        const line = ref < 0 ? lineOf(~ref).reverse() : lineOf(ref)
        return i === 0 ? line : line.slice(1)
      }),
    ),
  )
}

const turn = (points: readonly (readonly [number, number])[]) =>
  points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] as readonly [number, number]
    return sum + x * nextY - nextX * y
  }, 0)

/** Square kilometres of a merged area. */
function km2Of(topology: AreaTopology, code: string): number {
  const polygons = ringsOf(topology, code)
  const lat = polygons[0]?.[0]?.[0]?.[1] ?? 0
  return (
    polygons.flat().reduce((sum, ring) => sum - turn(ring) / 2, 0) *
    111.195 ** 2 *
    Math.cos((lat * Math.PI) / 180)
  )
}

const departementOf = (commune: number) =>
  france.departements[
    france.departementOf[france.rowOf(contours.codes[commune] as string) as number] as number
  ]
const merged = (km2: number) =>
  mergeAreas(
    contours,
    (commune) => departementOf(commune)?.code,
    (code) => code,
    km2,
  )

describe('communes merged into areas', () => {
  const squares: GridLine[] = [
    [
      [10, 0],
      [0, 0],
      [0, 10],
      [10, 10],
    ],
    [
      [10, 10],
      [10, 0],
    ],
    [
      [10, 10],
      [30, 10],
      [30, 0],
      [10, 0],
    ],
    [
      [20, 2],
      [20, 4],
      [22, 4],
      [22, 2],
      [20, 2],
    ],
    [
      [12, 2],
      [12, 4],
      [14, 4],
      [14, 2],
      [12, 2],
    ],
  ]
  const small = decodeNationalContours(
    encodeContours(
      [
        { code: '01001', polygons: [[[0, 1]]] },
        { code: '01002', polygons: [[[2, ~1], [~3], [~4]]] },
        { code: '01003', polygons: [[[3]]] },
      ],
      squares,
    ),
  )

  it('lose the borders between them, keep a hole that another area fills, and close one that nothing fills', () => {
    const topology = mergeAreas(
      small,
      (commune) => (commune === 2 ? 'b' : 'a'),
      (key) => key.toUpperCase(),
    )
    expect(topology.objects.areas.geometries.map(({ properties }) => properties)).toEqual([
      { code: 'a', name: 'A' },
      { code: 'b', name: 'B' },
    ])
    const a = ringsOf(topology, 'a')
    expect(a.map((rings) => rings.map((ring) => Math.sign(turn(ring))))).toEqual([[-1, 1]])
    expect(a[0]?.[0]?.map((point) => point.map((value) => value.toFixed(4)).join())).not.toContain(
      '0.0040,0.0015',
    )
    expect(ringsOf(topology, 'b')).toHaveLength(1)
    expect(topology.arcs).toHaveLength(2)
    expect(topology.objects.limits.geometries[0].arcs).toEqual([[0], [1]])
    expect(topology.objects.rim.geometries[0].arcs).toEqual([[0]])
  })

  it('of no area are left out', () => {
    const topology = mergeAreas(
      small,
      (commune) => (commune === 0 ? 'a' : undefined),
      (key) => key,
    )
    expect(topology.objects.areas.geometries).toHaveLength(1)
  })
})

describe('the départements of France', () => {
  const fine = merged(0)
  const coarse = merged(1)

  it('are 102 with the overseas ones that have outlines', () => {
    expect(coarse.objects.areas.geometries).toHaveLength(102)
    expect(coarse.objects.areas.geometries.every(({ arcs }) => arcs.length > 0)).toBe(true)
  })

  it('have rings that are closed, and a rim first in each polygon', () => {
    for (const topology of [fine, coarse])
      for (const { properties } of topology.objects.areas.geometries)
        for (const polygon of ringsOf(topology, properties.code))
          for (const [i, ring] of polygon.entries()) {
            expect(ring.at(-1), properties.code).toEqual(ring[0])
            expect(i === 0 ? turn(ring) < 0 : turn(ring) > 0, properties.code).toBe(true)
          }
  })

  it.each(['32', '84', '65', '75', '2A', '971'])('the area of %s is that of its communes', (code) => {
    const km2 = france.codes.reduce(
      (sum, commune, row) => (commune.startsWith(code) ? sum + (france.areaKm2[row] as number) : sum),
      0,
    )
    expect(km2Of(fine, code) / km2).toBeCloseTo(1, 1)
    expect(km2Of(coarse, code) / km2Of(fine, code)).toBeCloseTo(1, 1)
  })

  it('the Drôme has a hole: the canton of Valréas is of the Vaucluse, which has two parts', () => {
    expect(ringsOf(coarse, '26').some((polygon) => polygon.length > 1)).toBe(true)
    expect(ringsOf(coarse, '84')).toHaveLength(2)
  })

  it('simplified weigh less than 150 kB as JSON', () => {
    expect(JSON.stringify(coarse).length).toBeLessThan(150_000)
  })
})
