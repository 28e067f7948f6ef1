import { CONTOUR_MAGIC } from './national-contours.ts'

/** A line in whole grid steps from longitude and latitude 0. */
export type GridLine = readonly (readonly [x: number, y: number])[]

export interface GridCommune {
  readonly code: string
  /** Polygons of rings of arc numbers; `~a` is arc `a` walked backwards. */
  readonly polygons: readonly (readonly (readonly number[])[])[]
}

/**
 * Writes outlines as the file that `decodeNationalContours` reads, not compressed. Communes are sorted by code; an arc is written where
 * the walk along the rings first meets it, so that it begins where the one before ended.
 * @throws Error when an arc is walked twice in one direction: rims must run clockwise, holes the other way.
 */
export function encodeContours(communes: readonly GridCommune[], lines: readonly GridLine[]): Uint8Array {
  const sorted = communes.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const walk = new Writer(lines)
  for (const { polygons } of sorted) {
    walk.shapes.unsigned(polygons.length - 1)
    for (const rings of polygons) {
      walk.polygons++
      walk.shapes.unsigned(rings.length - 1)
      for (const ring of rings) walk.ring(ring)
    }
  }
  const codes = new TextEncoder().encode(sorted.map(({ code }) => code).join(' '))
  const sections = [codes, walk.shapes.bytes, walk.arcs.bytes, walk.points.bytes]
  const head = new Varints()
  for (const count of [
    sorted.length,
    walk.polygons,
    walk.rings,
    walk.refs,
    walk.numbers.size,
    walk.pointCount,
  ])
    head.unsigned(count)
  for (const section of sections) head.unsigned(section.length)
  return Uint8Array.from([CONTOUR_MAGIC, head.bytes, ...sections].flatMap((part) => [...part]))
}

class Varints {
  readonly bytes: number[] = []

  unsigned(value: number): void {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.bytes.push((rest % 128) + 128)
    this.bytes.push(rest)
  }

  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value)
  }
}

class Writer {
  readonly shapes = new Varints()
  readonly arcs = new Varints()
  readonly points = new Varints()
  /** New number of each arc that was written. */
  readonly numbers = new Map<number, { number: number; isReversed: boolean }>()
  polygons = 0
  rings = 0
  refs = 0
  pointCount = 0
  readonly #lines: readonly GridLine[]
  #x = 0
  #y = 0
  #start: readonly [number, number] = [0, 0]

  constructor(lines: readonly GridLine[]) {
    this.#lines = lines
  }

  ring(ring: readonly number[]): void {
    this.rings++
    this.shapes.unsigned(ring.length - 1)
    ;[this.#x, this.#y] = this.#start
    this.#start = this.#pointsOf(ring[0] as number)[0] as readonly [number, number]
    for (const ref of ring) this.#ref(ref)
  }

  /** The points in the direction of the walk. */
  #pointsOf(ref: number): GridLine {
    const line = this.#lines[ref < 0 ? ~ref : ref] as GridLine
    return ref < 0 ? line.toReversed() : line
  }

  #ref(ref: number): void {
    this.refs++
    const arc = ref < 0 ? ~ref : ref
    const points = this.#pointsOf(ref)
    const known = this.numbers.get(arc)
    if (known === undefined) {
      this.numbers.set(arc, { number: this.numbers.size, isReversed: ref < 0 })
      this.shapes.unsigned(0)
      this.#line(points)
    } else {
      if (ref < 0 === known.isReversed) throw new Error(`arc ${arc} is walked twice in one direction`)
      this.shapes.unsigned(this.numbers.size - known.number)
    }
    ;[this.#x, this.#y] = points.at(-1) as readonly [number, number]
  }

  #line(points: GridLine): void {
    this.arcs.unsigned(points.length - 2)
    this.pointCount += points.length
    for (const [x, y] of points) {
      this.points.signed(x - this.#x)
      this.points.signed(y - this.#y)
      this.#x = x
      this.#y = y
    }
  }
}
