import { ContourError } from './contours.ts'

/** Degrees of longitude and of latitude that one grid step is worth: about 32 m each way. */
export const CONTOUR_STEP: readonly [lon: number, lat: number] = [0.0004, 0.0003]

/**
 * The outlines of all communes of a country in columns, each shared border once. Arc `a` holds the points `arcStart[a]` up to
 * `arcStart[a + 1]` (exclusive) of `x` and `y`, grid steps from longitude and latitude 0. A commune is a run of polygons, a polygon a run of
 * rings (the first is its rim, the others holes), a ring a run of `refs`: arc numbers, `~a` walked backwards.
 */
export interface NationalContours {
  /** INSEE codes, rising; the position in this list is "commune" everywhere else here. */
  readonly codes: readonly string[]
  readonly arcStart: Uint32Array
  readonly x: Int32Array
  readonly y: Int32Array
  readonly polygonStart: Uint32Array
  readonly ringStart: Uint32Array
  readonly refStart: Uint32Array
  readonly refs: Int32Array
  /**
   * The communes beside arc `a`: at `2a` the one that walks it forwards (it lies to its right), at `2a + 1` the other one; -1 where there is
   * none: the sea, a foreign country.
   */
  readonly sides: Int32Array
  communeOf(code: string): number | undefined
}

/** Calls `visit` with every arc number of a commune, `~a` for one walked backwards. */
export function eachRef(contours: NationalContours, commune: number, visit: (ref: number) => void): void {
  const { polygonStart, ringStart, refStart, refs } = contours
  const first = refStart[ringStart[polygonStart[commune] as number] as number] as number
  const end = refStart[ringStart[polygonStart[commune + 1] as number] as number] as number
  for (let i = first; i < end; i++) visit(refs[i] as number)
}

export const arcOf = (ref: number): number => (ref < 0 ? ~ref : ref)

/** The first four bytes of the file: "MCT1". */
export const CONTOUR_MAGIC = [0x4d, 0x43, 0x54, 0x31] as const

class Bytes {
  readonly bytes: Uint8Array
  at: number
  end: number

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes
    this.at = at
    this.end = end
  }

  unsigned(): number {
    let value = 0
    let unit = 1
    for (;;) {
      if (this.at >= this.end) throw new ContourError('the file was cut')
      const byte = this.bytes[this.at++] as number
      value += (byte & 127) * unit
      if (byte < 128) return value
      unit *= 128
      if (unit > 2 ** 35) throw new ContourError('a number that is too long')
    }
  }

  signed(): number {
    const value = this.unsigned()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
}

/**
 * Reads the file of `data/contours/`, already decompressed; the format is in its README. The whole country takes about 30 ms and
 * is kept in 8 MB.
 * @throws ContourError when the file was cut or altered.
 */
export function decodeNationalContours(bytes: Uint8Array): NationalContours {
  if (CONTOUR_MAGIC.some((byte, i) => bytes[i] !== byte)) throw new ContourError('not a file of contours')
  const head = new Bytes(bytes, CONTOUR_MAGIC.length, bytes.length)
  const [communes, polygons, rings, refs, arcs, points] = Array.from({ length: 6 }, () =>
    head.unsigned(),
  ) as [number, number, number, number, number, number]
  if (points > bytes.length || refs > bytes.length || communes > bytes.length)
    throw new ContourError('more is announced than the file holds')
  const lengths = Array.from({ length: 4 }, () => head.unsigned())
  let at = head.at
  const [codeBytes, shapeBytes, arcBytes, pointBytes] = lengths.map((length) => {
    const section = new Bytes(bytes, at, at + length)
    at += length
    return section
  }) as [Bytes, Bytes, Bytes, Bytes]
  if (at !== bytes.length) throw new ContourError('the file was cut')
  const codes = readCodes(codeBytes, communes)
  const columns = {
    arcStart: new Uint32Array(arcs + 1),
    x: new Int32Array(points),
    y: new Int32Array(points),
    polygonStart: new Uint32Array(communes + 1),
    ringStart: new Uint32Array(polygons + 1),
    refStart: new Uint32Array(rings + 1),
    refs: new Int32Array(refs),
    sides: new Int32Array(2 * arcs).fill(-1),
  }
  readShapes(shapeBytes, arcBytes, pointBytes, columns)
  const places = new Map(codes.map((code, i) => [code, i]))
  return { codes, ...columns, communeOf: (code) => places.get(code) }
}

type Columns = Omit<NationalContours, 'codes' | 'communeOf'>

function readCodes(section: Bytes, count: number): string[] {
  const codes = new TextDecoder().decode(section.bytes.subarray(section.at, section.end)).split(' ')
  if (
    codes.length !== count ||
    codes.some((code, i) => code.length !== 5 || (i > 0 && code <= (codes[i - 1] as string)))
  )
    throw new ContourError('the codes of the communes are not in order')
  return codes
}

/** Where the walk along the rings stands: arcs are written where they are first met. */
interface Walk {
  columns: Columns
  arcs: Bytes
  points: Bytes
  arc: number
  point: number
  x: number
  y: number
}

function readShapes(shapes: Bytes, arcs: Bytes, points: Bytes, columns: Columns): void {
  const walk: Walk = { columns, arcs, points, arc: 0, point: 0, x: 0, y: 0 }
  const { polygonStart, ringStart, refStart, refs, sides, arcStart, x, y } = columns
  let [polygon, ring, ref] = [0, 0, 0]
  let [startX, startY] = [0, 0]
  for (let commune = 0; commune < polygonStart.length - 1; commune++) {
    for (let left = shapes.unsigned() + 1; left > 0; left--) {
      for (let holes = shapes.unsigned() + 1; holes > 0; holes--) {
        const first = ref
        walk.x = startX
        walk.y = startY
        for (let count = shapes.unsigned() + 1; count > 0; count--) {
          if (ref >= refs.length) throw new ContourError('more arcs than announced')
          refs[ref++] = readRef(shapes, walk)
          markSide(sides, refs[ref - 1] as number, commune)
        }
        const begin = refs[first] as number
        const at = begin < 0 ? (arcStart[~begin + 1] as number) - 1 : (arcStart[begin] as number)
        startX = x[at] as number
        startY = y[at] as number
        refStart[++ring] = ref
      }
      ringStart[++polygon] = ring
    }
    polygonStart[commune + 1] = polygon
  }
  const isWhole = ref === refs.length && ring === refStart.length - 1 && polygon === ringStart.length - 1
  if (!isWhole || walk.point !== x.length || walk.arc !== arcStart.length - 1)
    throw new ContourError('less than announced')
}

/** 0 is the next arc, which begins here; else how far back the arc was met that is walked backwards now. */
function readRef(shapes: Bytes, walk: Walk): number {
  const { arcStart, x, y } = walk.columns
  const back = shapes.unsigned()
  if (back === 0) return readArc(walk)
  const arc = walk.arc - back
  if (arc < 0) throw new ContourError('an arc that does not exist')
  const end = arcStart[arc] as number
  walk.x = x[end] as number
  walk.y = y[end] as number
  return ~arc
}

function readArc(walk: Walk): number {
  const { arcStart, x, y } = walk.columns
  const count = walk.arcs.unsigned() + 2
  if (walk.arc >= arcStart.length - 1 || walk.point + count > x.length)
    throw new ContourError('more points than announced')
  for (let i = 0; i < count; i++) {
    walk.x += walk.points.signed()
    walk.y += walk.points.signed()
    x[walk.point] = walk.x
    y[walk.point] = walk.y
    walk.point++
  }
  arcStart[walk.arc + 1] = walk.point
  return walk.arc++
}

function markSide(sides: Int32Array, ref: number, commune: number): void {
  const side = ref < 0 ? 2 * ~ref + 1 : 2 * ref
  if (sides[side] !== -1) throw new ContourError('an arc with three sides')
  sides[side] = commune
}
