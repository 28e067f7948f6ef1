import { describe, expect, it } from 'vitest'
import { ContourError } from './contours.ts'
import { encodeContours, type GridLine } from './encode-contours.ts'
import { CONTOUR_STEP, decodeNationalContours, eachRef, type NationalContours } from './national-contours.ts'
import { shippedCommunes, shippedContourBytes } from './testing/shipped-data.ts'

/** Two squares side by side, the right one with a hole that a third commune fills, and an islet of the left one. */
const LINES: GridLine[] = [
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
    [300, 10],
    [300, 0],
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
    [-5, -5],
    [-5, -4],
    [-4, -4],
    [-5, -5],
  ],
]
const COMMUNES = [
  { code: '32002', polygons: [[[2, ~1], [~3]]] },
  { code: '32001', polygons: [[[0, 1]], [[4]]] },
  { code: '32003', polygons: [[[3]]] },
]

function ringsOf(contours: NationalContours, commune: number): string[] {
  const { polygonStart, ringStart, refStart, refs, arcStart, x, y } = contours
  const rings: string[] = []
  const firstRing = ringStart[polygonStart[commune] as number] as number
  for (let ring = firstRing; ring < (ringStart[polygonStart[commune + 1] as number] as number); ring++) {
    const points: string[] = []
    for (let i = refStart[ring] as number; i < (refStart[ring + 1] as number); i++) {
      const ref = refs[i] as number
      const arc = ref < 0 ? ~ref : ref
      const line: string[] = []
      for (let p = arcStart[arc] as number; p < (arcStart[arc + 1] as number); p++)
        line.push(`${x[p]},${y[p]}`)
      points.push(...(ref < 0 ? line.reverse() : line).slice(points.length === 0 ? 0 : 1))
    }
    rings.push(points.join(' '))
  }
  return rings
}

describe('outlines as bytes', () => {
  const bytes = encodeContours(COMMUNES, LINES)
  const contours = decodeNationalContours(bytes)

  it('come back as they were, sorted by code, each shared border once', () => {
    expect(contours.codes).toEqual(['32001', '32002', '32003'])
    expect(ringsOf(contours, 0)).toEqual(['10,0 0,0 0,10 10,10 10,0', '-5,-5 -5,-4 -4,-4 -5,-5'])
    expect(ringsOf(contours, 1)).toEqual(['10,10 300,10 300,0 10,0 10,10', '20,2 22,2 22,4 20,4 20,2'])
    expect(ringsOf(contours, 2)).toEqual(['20,2 20,4 22,4 22,2 20,2'])
    expect(contours.arcStart).toHaveLength(LINES.length + 1)
    expect(contours.communeOf('32003')).toBe(2)
    expect(contours.communeOf('32004')).toBeUndefined()
  })

  it('tell which commune lies on each side of an arc', () => {
    const refs: number[] = []
    eachRef(contours, 1, (ref) => refs.push(ref))
    expect(refs).toEqual([3, ~1, 4])
    expect([...contours.sides]).toEqual([0, -1, 0, 1, 0, -1, 1, -1, 1, 2])
  })

  it('cannot be written when two communes walk a border in the same direction', () => {
    const twisted = COMMUNES.map((commune) =>
      commune.code === '32002' ? { ...commune, polygons: [[[1]]] } : commune,
    )
    expect(() => encodeContours(twisted, LINES)).toThrow('arc 1 is walked twice in one direction')
  })

  it('cut anywhere, or with a byte too much, are refused', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeNationalContours(bytes.subarray(0, length)), String(length)).toThrow(ContourError)
    expect(() => decodeNationalContours(Uint8Array.of(...bytes, 0))).toThrow(ContourError)
  })

  it('altered are refused, or read as other outlines: never another error', () => {
    for (let at = 0; at < bytes.length; at++) {
      for (const byte of [0, 1, 127, 255]) {
        const altered = bytes.with(at, byte)
        try {
          decodeNationalContours(altered)
        } catch (error) {
          expect(error, `${at}: ${byte}`).toBeInstanceOf(ContourError)
        }
      }
    }
  })

  it.each([
    [0, 'not a file of contours'],
    [4, 'the codes of the communes are not in order'],
    [8, 'less than announced'],
  ])('byte %i altered: %s', (at, message) => {
    expect(() => decodeNationalContours(bytes.with(at, (bytes[at] as number) + 1))).toThrow(message)
  })
})

describe('the outlines that are shipped', () => {
  const france = shippedCommunes()
  const contours = decodeNationalContours(shippedContourBytes())
  const without = france.codes.filter((code) => contours.communeOf(code) === undefined)

  it('are those of all communes of today, but for four of the Cantal, three whose source is not free, and overseas collectivities', () => {
    expect(contours.codes).toHaveLength(34_869)
    expect(contours.codes.filter((code) => france.rowOf(code) === undefined)).toEqual([])
    expect(without.filter((code) => code < '975')).toEqual([
      '14666',
      '15031',
      '15035',
      '15047',
      '15171',
      '85165',
      '85212',
    ])
    expect(without.filter((code) => code >= '975').every((code) => /^(975|977|98)/.test(code))).toBe(true)
  })

  it('have rings that are closed and enclose something: rims clockwise, holes the other way', () => {
    const { polygonStart, ringStart } = contours
    for (const [commune, code] of contours.codes.entries()) {
      const rims = new Set(ringStart.subarray(polygonStart[commune], polygonStart[commune + 1]))
      const first = ringStart[polygonStart[commune] as number] as number
      for (const [i, ring] of ringsOf(contours, commune).entries()) {
        const points = ring.split(' ').map((point) => point.split(',').map(Number) as [number, number])
        expect(points.at(-1), code).toEqual(points[0])
        const turn = points.reduce((sum, [x, y], p) => {
          const [nextX, nextY] = points[(p + 1) % points.length] as [number, number]
          return sum + x * nextY - nextX * y
        }, 0)
        expect(rims.has(first + i) ? turn < 0 : turn > 0, code).toBe(true)
      }
    }
  })

  it('have the areas of their communes', () => {
    const ratios = contours.codes
      .flatMap((code, commune) => {
        const row = france.rowOf(code) as number
        const areaKm2 = france.areaKm2[row] as number
        if (!(areaKm2 > 0)) return []
        const turn = ringsOf(contours, commune).reduce((sum, ring) => {
          const points = ring.split(' ').map((point) => point.split(',').map(Number) as [number, number])
          return points.reduce((inner, [x, y], p) => {
            const [nextX, nextY] = points[(p + 1) % points.length] as [number, number]
            return inner + x * nextY - nextX * y
          }, sum)
        }, 0)
        const km2 =
          CONTOUR_STEP[0] *
          CONTOUR_STEP[1] *
          111.195 ** 2 *
          Math.cos((france.lat[row] as number) * (Math.PI / 180))
        return [((-turn / 2) * km2) / areaKm2]
      })
      .sort((a, b) => a - b)
    const quantile = (share: number) => ratios[Math.floor(ratios.length * share)] as number
    expect(ratios.length).toBeGreaterThan(34_000)
    expect(quantile(0.5)).toBeCloseTo(1, 2)
    expect(quantile(0.02)).toBeGreaterThan(0.85)
    expect(quantile(0.98)).toBeLessThan(1.15)
  })
})
