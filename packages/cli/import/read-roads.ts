import { setImmediate } from 'node:timers/promises'
import { createBuiltUpMask, type BuiltUpMask } from '@maillage/territory/roads/built-up.ts'
import { MISSING_NODE, type RawRoads } from '@maillage/territory/roads/raw-roads.ts'
import { isBuiltUpArea, pointUseOf, type RoadUse, roadUseOf } from '@maillage/territory/roads/road-tags.ts'
import { growingArray } from './growing-array.ts'
import { readDataBlock, readHeaderBlock } from './pbf-block.ts'
import { type PbfBlob, readBlobs } from './pbf-blobs.ts'
import { PbfProblem } from './pbf-problem.ts'

/** What an extract holds of roads. */
export interface ExtractedRoads {
  readonly raw: RawRoads
  readonly mask: BuiltUpMask
  /** Seconds since 1970 of the last change in the extract, if said. */
  readonly timestamp: number | undefined
}

/** Who follows the reading. */
export interface ReadWatch {
  /** Stops the reading, which rejects with its reason. */
  readonly signal?: AbortSignal
  /** Told how far the reading is, 0 to 1. */
  onShare?(share: number): void
}

const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/**
 * Reads the roads of an extract in two passes: ways, then the nodes that they stand on. About 70 bytes of memory a node of a road;
 * nodes of anything else cost nothing.
 * @throws PbfProblem when the file is no extract, is cut or damaged, or asks for what is not understood.
 */
export async function readRoads(path: string, watch: ReadWatch = {}): Promise<ExtractedRoads> {
  const ways = createWayColumns()
  const outlines = createOutlines()
  const withNodes = new Set<number>()
  let timestamp: number | undefined
  for (const blob of readBlobs(path)) {
    await passOn(watch, blob, 0)
    if (blob.type === 'OSMHeader') timestamp = readHeader(blob)
    if (blob.type !== 'OSMData') continue
    const { hasNodes } = readData(blob, wayVisitor(ways, outlines))
    if (hasNodes) withNodes.add(blob.atByte)
  }
  const ids = distinctIds([ways.refs.taken(), outlines.refs.taken()])
  const nodes = createNodeColumns(ids)
  for (const blob of readBlobs(path)) {
    if (!withNodes.has(blob.atByte)) continue
    await passOn(watch, blob, 0.5)
    readData(blob, nodes.visitor)
  }
  watch.onShare?.(1)
  const wayNodes = rowsOf(ways.refs.taken(), ids, nodes.isThere)
  const mask = createBuiltUpMask(
    outlines.rings(rowsOf(outlines.refs.taken(), ids, nodes.isThere)),
    nodes.columns.nodeLon,
    nodes.columns.nodeLat,
  )
  return { raw: { ...nodes.columns, ...ways.columns(), wayNodes }, mask, timestamp }
}

/** Lets a signal in between two blobs. */
async function passOn({ signal, onShare }: ReadWatch, blob: PbfBlob, before: number): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
  onShare?.(before + blob.share / 2)
}

function readHeader(blob: PbfBlob): number | undefined {
  const { required, timestamp } = understood(blob, () => readHeaderBlock(blob.content()))
  const other = required.find((feature) => !UNDERSTOOD.has(feature))
  if (other !== undefined) throw new PbfProblem({ kind: 'unsupported', what: other })
  return timestamp
}

const readData = (blob: PbfBlob, visitor: Parameters<typeof readDataBlock>[1]) =>
  understood(blob, () => readDataBlock(blob.content(), visitor))

/** The parser throws a plain error at bytes that are no message. */
function understood<T>(blob: PbfBlob, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof PbfProblem) throw error
    throw new PbfProblem({ kind: 'damaged', atByte: blob.atByte })
  }
}

function createWayColumns() {
  const start = growingArray((size) => new Uint32Array(size))
  const refs = growingArray((size) => new Float64Array(size))
  const bytes = () => growingArray((size) => new Uint8Array(size))
  const [roadClass, directions, facts, forward, backward] = [bytes(), bytes(), bytes(), bytes(), bytes()]
  const minutes = growingArray((size) => new Float32Array(size))
  return {
    refs,
    add(use: RoadUse, nodes: Float64Array, count: number) {
      start.push(refs.length)
      refs.pushAll(nodes, count)
      roadClass.push(use.roadClass)
      directions.push(use.directions)
      facts.push(use.facts)
      forward.push(use.signForward)
      backward.push(use.signBackward)
      minutes.push(use.minutes)
    },
    columns() {
      start.push(refs.length)
      return {
        wayStart: start.taken(),
        wayClass: roadClass.taken(),
        wayDirections: directions.taken(),
        wayFacts: facts.taken(),
        waySignForward: forward.taken(),
        waySignBackward: backward.taken(),
        wayMinutes: minutes.taken(),
      }
    },
  }
}

function createOutlines() {
  const refs = growingArray((size) => new Float64Array(size))
  const starts: number[] = []
  return {
    refs,
    /** Keeps a closed outline. */
    add(nodes: Float64Array, count: number) {
      if (count < 4 || nodes[0] !== nodes[count - 1]) return
      starts.push(refs.length)
      refs.pushAll(nodes, count)
    },
    /** Outlines as rows of nodes; one that the edge of the extract cuts is left out. */
    rings(rows: Uint32Array): Uint32Array[] {
      return starts
        .map((start, i) => rows.subarray(start, starts[i + 1] ?? rows.length))
        .filter((ring) => !ring.includes(MISSING_NODE))
    },
  }
}

const WAY_KEYS = new Set(['highway', 'route', 'landuse'])

function wayVisitor(ways: ReturnType<typeof createWayColumns>, outlines: ReturnType<typeof createOutlines>) {
  let use: RoadUse | undefined
  return {
    wayKeys: WAY_KEYS,
    wantsWay(tags: ReadonlyMap<string, string>) {
      use = tags.has('highway') || tags.has('route') ? roadUseOf(tags) : undefined
      return use !== undefined || isBuiltUpArea(tags)
    },
    way(refs: Float64Array, count: number) {
      if (use === undefined) outlines.add(refs, count)
      else if (count > 1) ways.add(use, refs, count)
    },
  }
}

function distinctIds(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  all.sort()
  let count = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i] as number
  return all.slice(0, count)
}

function createNodeColumns(ids: Float64Array) {
  const columns = {
    nodeLon: new Int32Array(ids.length),
    nodeLat: new Int32Array(ids.length),
    nodePoint: new Uint8Array(ids.length),
    nodeBlocked: new Uint8Array(ids.length),
  }
  const isThere = new Uint8Array(ids.length)
  let expected = 0
  const visitor = {
    node(id: number, lon: number, lat: number, tags: ReadonlyMap<string, string>) {
      expected = rowOfNext(ids, id, expected)
      const row = expected
      if (ids[row] !== id || !isOnEarth(lon, lat)) return
      isThere[row] = 1
      columns.nodeLon[row] = lon
      columns.nodeLat[row] = lat
      if (tags.size === 0) return
      const { point, isBlocked } = pointUseOf(tags)
      columns.nodePoint[row] = point
      columns.nodeBlocked[row] = isBlocked ? 1 : 0
    },
  }
  return { columns, isThere, visitor: { wayKeys: new Set<string>(), ...visitor } }
}

/** Ten-millionths of a degree that a point of the earth can have. */
const isOnEarth = (lon: number, lat: number) => Math.abs(lon) <= 1.8e9 && Math.abs(lat) <= 9e8

/** First row whose id is not below `id`: a few steps on from the last one in a sorted file, a search otherwise. */
function rowOfNext(ids: Float64Array, id: number, from: number): number {
  let row = from
  for (let steps = 0; steps < 64; steps++) {
    const isBelow = row < ids.length && (ids[row] as number) < id
    if (!isBelow) break
    row++
  }
  const isFound =
    (row === ids.length || (ids[row] as number) >= id) && (row === 0 || (ids[row - 1] as number) < id)
  return isFound ? row : lowerBound(ids, id)
}

function lowerBound(ids: Float64Array, id: number): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as number) < id) low = middle + 1
    else high = middle
  }
  return low
}

function rowsOf(refs: Float64Array, ids: Float64Array, isThere: Uint8Array): Uint32Array {
  const rows = new Uint32Array(refs.length)
  let last = 0
  for (let i = 0; i < refs.length; i++) {
    last = rowOfNext(ids, refs[i] as number, last)
    rows[i] = isThere[last] === 1 ? last : MISSING_NODE
  }
  return rows
}
