import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparseWithin, transposed } from '../travel-csr.ts'
import { crc32 } from './crc32.ts'
import {
  decodeRoadTimes,
  encodeRoadTimes,
  RoadsFileError,
  type RoadTimes,
  storedMinutes,
} from './roads-file.ts'

const provenance = {
  extract: 'gers.osm.pbf',
  extractAt: '2026-11-01T20:21:00Z',
  madeAt: '2026-11-22T10:00:00Z',
  areas: ['dep:32'],
  profile: 'france-2026',
  maxMinutes: 45,
}

function timesOf(seconds: readonly number[], size: number): RoadTimes {
  const times = sparseWithin(seconds.map(storedMinutes), {
    origins: size,
    destinations: size,
    maxMinutes: 180,
  })
  const places = Array.from({ length: size }, (_, i) => ({
    kind: 'commune' as const,
    commune: `321${i}`.padEnd(5, '0'),
    lon: 0.5 + i,
    lat: 43.9,
    roadMetres: i === 0 ? null : 40,
  }))
  return { provenance, places, times }
}

const faultOf = (bytes: Uint8Array) => {
  try {
    decodeRoadTimes(bytes)
  } catch (error) {
    if (error instanceof RoadsFileError) return error.fault
    throw error
  }
  return 'none'
}

describe('a file of road times', () => {
  it('gives back what was written, whatever the pairs', () => {
    const seconds = fc.oneof(
      fc.constant(Number.POSITIVE_INFINITY),
      fc.double({ min: 0, max: 10_800, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 25, maxLength: 25 }), (table) => {
        const roads = timesOf(table, 5)
        expect(decodeRoadTimes(encodeRoadTimes(roads))).toEqual(roads)
      }),
    )
  })

  it('keeps each direction as its own figure', () => {
    const inf = Number.POSITIVE_INFINITY
    const { times } = decodeRoadTimes(encodeRoadTimes(timesOf([0, 600, inf, 0], 2)))
    expect([...times.start, ...times.to]).toEqual([0, 2, 3, 0, 1, 1])
    expect([...transposed(times).start]).toEqual([0, 1, 3])
  })

  it('rounds up to a fifth of a second, so that a bound stays a bound', () => {
    expect(storedMinutes(2700)).toBe(45)
    expect(storedMinutes(2700.01)).toBeGreaterThan(45)
    expect(Math.ceil(storedMinutes(899.99))).toBe(15)
  })

  it('finds that a byte was changed, that the end is missing, that it is another version or no such file', () => {
    const bytes = encodeRoadTimes(timesOf([0, 600, 700, 0], 2))
    for (let at = 12; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] as number) ^ 4
      expect(faultOf(changed)).toBe('damaged')
    }
    expect(faultOf(bytes.slice(0, -1))).toBe('damaged')
    expect(faultOf(bytes.slice(0, 30))).toBe('damaged')
    expect(faultOf(bytes.with(8, 2))).toBe('other-version')
    expect(faultOf(bytes.with(0, 0))).toBe('not-roads')
    expect(faultOf(new Uint8Array())).toBe('not-roads')
  })

  it('is checked by the CRC-32 that everybody uses', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  })
})
