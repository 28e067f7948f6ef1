import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type CommuneGeometry, communeGeometry } from './commune-geometry.ts'
import { decodeNationalContours } from './national-contours.ts'

const file = readFileSync(new URL('../../data/contours/communes.bin.br', import.meta.url))
const contours = decodeNationalContours(brotliDecompressSync(file))

/** Square degrees, above zero for a ring that runs counterclockwise. */
function turn(ring: readonly (readonly [number, number])[]): number {
  let twice = 0
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as readonly [number, number]
    twice += x * nextY - nextX * y
  }
  return twice / 2
}

function polygonsOf(geometry: CommuneGeometry | undefined) {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : []
}

test('every commune of the Gers is closed, its rims run counterclockwise and its holes the other way', () => {
  const gers = contours.codes.filter((code) => code.startsWith('32'))
  expect(gers).toHaveLength(458)
  for (const code of gers) {
    for (const rings of polygonsOf(communeGeometry(contours, code))) {
      for (const [i, ring] of rings.entries()) {
        expect(ring.at(-1), code).toEqual(ring[0])
        expect(ring.length, code).toBeGreaterThan(3)
        expect(Math.sign(turn(ring)), code).toBe(i === 0 ? 1 : -1)
      }
    }
  }
})

test('the Gers is as wide as INSEE says, and Mirande lies where it is', () => {
  const gers = contours.codes.filter((code) => code.startsWith('32'))
  let km2 = 0
  for (const code of gers)
    for (const rings of polygonsOf(communeGeometry(contours, code)))
      for (const ring of rings) km2 += turn(ring) * 111.195 ** 2 * Math.cos((43.7 * Math.PI) / 180)
  expect(km2 / 6257).toBeGreaterThan(0.99)
  expect(km2 / 6257).toBeLessThan(1.01)
  const [rim] = polygonsOf(communeGeometry(contours, '32256'))[0] ?? []
  const lons = (rim ?? []).map(([lon]) => lon)
  expect(Math.min(...lons)).toBeLessThan(0.404)
  expect(Math.max(...lons)).toBeGreaterThan(0.404)
})

test('a commune without an outline has no geometry', () => {
  expect(communeGeometry(contours, '15031')).toBeUndefined()
})
