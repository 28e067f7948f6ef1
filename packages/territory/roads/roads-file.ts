import type { TravelCsr } from '../travel-csr.ts'
import { crc32 } from './crc32.ts'

/** A place that the times of a file are between. */
export interface RoadPlace {
  readonly kind: 'commune' | 'site'
  /** INSEE code of the commune, or of the commune of the site. */
  readonly commune: string
  /** Name of the site. */
  readonly name?: string
  readonly lon: number
  readonly lat: number
  /** From the place to its road; null when no road is near enough, so that nothing is reached. */
  readonly roadMetres: number | null
}

/** How the times of a file were made. */
export interface RoadsProvenance {
  /** Name of the extract, and when it last followed the map, as an instant, when it says so. */
  readonly extract: string
  readonly extractAt: string | null
  /** When the times were computed, as an instant. */
  readonly madeAt: string
  readonly areas: readonly string[]
  /** Name of the profile of speeds. */
  readonly profile: string
  /** Pairs further than that are not in the file. */
  readonly maxMinutes: number
}

/** Driving times by road between places. */
export interface RoadTimes {
  readonly provenance: RoadsProvenance
  readonly places: readonly RoadPlace[]
  /** From each place to each place, and each direction its own pair; `transposed` gives the arrivals at each. */
  readonly times: TravelCsr
}

/** Why a file of road times cannot be read. */
export type RoadsFileFault = 'not-roads' | 'other-version' | 'damaged'

export class RoadsFileError extends Error {
  override readonly name = 'RoadsFileError'
  readonly fault: RoadsFileFault

  constructor(fault: RoadsFileFault) {
    super(fault)
    this.fault = fault
  }
}

const MAGIC = 'MLGROADS'
const VERSION = 1
const HEAD_BYTES = 24
/** Minutes are kept in fifths of a second, rounded up: 218 minutes in two bytes. */
const UNITS_PER_MINUTE = 300

/** The longest bound that a file can hold. */
export const MOST_ROAD_MINUTES = 180

/**
 * Writes road times as bytes, little-endian: `MLGROADS`, version, CRC-32 of what follows, lengths of the heading and of the
 * pairs; the heading (JSON), offsets of the rows (4 bytes), destinations (4), times (2, fifths of a second).
 */
export function encodeRoadTimes({ provenance, places, times }: RoadTimes): Uint8Array {
  const heading = new TextEncoder().encode(JSON.stringify({ provenance, places }))
  const padded = (heading.length + 3) & ~3
  const pairs = times.to.length
  const bytes = new Uint8Array(HEAD_BYTES + padded + 4 * times.start.length + 6 * pairs).fill(0x20)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  view.setUint32(8, VERSION, true)
  view.setUint32(16, padded, true)
  view.setUint32(20, pairs, true)
  bytes.set(heading, HEAD_BYTES)
  let at = HEAD_BYTES + padded
  for (const offset of times.start) {
    view.setUint32(at, offset, true)
    at += 4
  }
  for (const destination of times.to) {
    view.setUint32(at, destination, true)
    at += 4
  }
  for (const minutes of times.minutes) {
    view.setUint16(at, Math.round(minutes * UNITS_PER_MINUTE), true)
    at += 2
  }
  view.setUint32(12, crc32(bytes.subarray(16)), true)
  return bytes
}

/** Minutes as a file keeps them: seconds up to the next fifth, so that a bound stays a bound. */
export const storedMinutes = (seconds: number) => Math.ceil(seconds * 5) / UNITS_PER_MINUTE

/**
 * Reads what `encodeRoadTimes` wrote.
 * @throws RoadsFileError when the bytes are something else, of another version, or not all there.
 */
export function decodeRoadTimes(bytes: Uint8Array): RoadTimes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEAD_BYTES || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC)
    throw new RoadsFileError('not-roads')
  if (view.getUint32(8, true) !== VERSION) throw new RoadsFileError('other-version')
  if (view.getUint32(12, true) !== crc32(bytes.subarray(16))) throw new RoadsFileError('damaged')
  const [headingBytes, pairs] = [view.getUint32(16, true), view.getUint32(20, true)]
  const heading = JSON.parse(
    new TextDecoder().decode(bytes.subarray(HEAD_BYTES, HEAD_BYTES + headingBytes)),
  ) as Pick<RoadTimes, 'provenance' | 'places'>
  const size = heading.places.length
  const startAt = HEAD_BYTES + headingBytes
  const toAt = startAt + 4 * (size + 1)
  const timesAt = toAt + 4 * pairs
  return {
    ...heading,
    times: {
      origins: size,
      destinations: size,
      start: Uint32Array.from({ length: size + 1 }, (_, i) => view.getUint32(startAt + 4 * i, true)),
      to: Uint32Array.from({ length: pairs }, (_, i) => view.getUint32(toAt + 4 * i, true)),
      minutes: Float32Array.from(
        { length: pairs },
        (_, i) => view.getUint16(timesAt + 2 * i, true) / UNITS_PER_MINUTE,
      ),
    },
  }
}
