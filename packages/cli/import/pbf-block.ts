import { PbfReader } from 'pbf'

/** Who is told what a block holds; a visitor that is missing lets its part be skipped. */
export interface BlockVisitor {
  /** Nodes one by one, in ten-millionths of a degree; `tags` is empty for most. */
  node?(id: number, lon: number, lat: number, tags: ReadonlyMap<string, string>): void
  /** A way without any of these keys is passed over. */
  readonly wayKeys: ReadonlySet<string>
  /** Whether a way with these tags is wanted; only then its nodes are decoded. */
  wantsWay?(tags: ReadonlyMap<string, string>): boolean
  /** A way that was wanted, with the ids of its nodes in `refs[0]` to `refs[count - 1]`: the array is used again. */
  way?(refs: Float64Array, count: number): void
}

/** What the header of an extract says. */
export interface PbfHeader {
  /** What a reader must understand: `OsmSchema-V0.6`, `DenseNodes`... */
  readonly required: readonly string[]
  /** Seconds since 1970 of the last change in the extract, if said. */
  readonly timestamp: number | undefined
}

/** Reads the block `OSMHeader`. */
export function readHeaderBlock(bytes: Uint8Array): PbfHeader {
  const reader = new PbfReader(bytes)
  const required: string[] = []
  let timestamp: number | undefined
  reader.readFields((field) => {
    if (field === 4) required.push(reader.readString())
    else if (field === 32) timestamp = reader.readVarint(true)
    else if (field === 5 && timestamp === undefined) timestamp = statedTime(reader.readString())
  }, undefined)
  return { required, timestamp }
}

/** osmconvert says `timestamp=2016-03-05T00:26:02Z` among the features. */
function statedTime(feature: string): number | undefined {
  const [, text] = /^timestamp=(.+)$/.exec(feature) ?? []
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : time / 1000
}

interface Block {
  readonly reader: PbfReader
  strings: string[]
  granularity: number
  lonOffset: number
  latOffset: number
}

const NO_TAGS: ReadonlyMap<string, string> = new Map()
const NANO_PER_UNIT = 100

/** Reads a block `OSMData`; ids stay exact up to 2^53. @returns which kinds it holds. */
export function readDataBlock(
  bytes: Uint8Array,
  visitor: BlockVisitor,
): { hasNodes: boolean; hasWays: boolean } {
  const reader = new PbfReader(bytes)
  const block: Block = { reader, strings: [], granularity: 100, lonOffset: 0, latOffset: 0 }
  const groups: number[] = []
  reader.readFields((field) => {
    if (field === 1) block.strings = readStrings(reader)
    else if (field === 2) groups.push(reader.pos)
    else if (field === 17) block.granularity = reader.readVarint()
    else if (field === 19) block.latOffset = reader.readVarint(true)
    else if (field === 20) block.lonOffset = reader.readVarint(true)
  }, undefined)
  const found = { hasNodes: false, hasWays: false }
  for (const at of groups) {
    reader.pos = at
    readGroup(block, visitor, found)
  }
  return found
}

function readStrings(reader: PbfReader): string[] {
  const end = reader.readVarint() + reader.pos
  const strings: string[] = []
  reader.readFields((field) => field === 1 && strings.push(reader.readString()), undefined, end)
  return strings
}

function readGroup(
  block: Block,
  visitor: BlockVisitor,
  found: { hasNodes: boolean; hasWays: boolean },
): void {
  const { reader } = block
  const end = reader.readVarint() + reader.pos
  reader.readFields(
    (field) => {
      if (field === 1 || field === 2) found.hasNodes = true
      if (field === 3) found.hasWays = true
      if (field === 1 && visitor.node) readNode(block, visitor.node)
      else if (field === 2 && visitor.node) readDenseNodes(block, visitor.node)
      else if (field === 3 && visitor.way) readWay(block, visitor)
    },
    undefined,
    end,
  )
}

type VisitNode = NonNullable<BlockVisitor['node']>

function readNode(block: Block, visit: VisitNode): void {
  const { reader } = block
  const end = reader.readVarint() + reader.pos
  const node = { id: 0, lat: 0, lon: 0, keys: [] as number[], values: [] as number[] }
  reader.readFields(
    (field) => {
      if (field === 1) node.id = reader.readSVarint()
      else if (field === 2) reader.readPackedVarint(node.keys)
      else if (field === 3) reader.readPackedVarint(node.values)
      else if (field === 8) node.lat = reader.readSVarint()
      else if (field === 9) node.lon = reader.readSVarint()
    },
    undefined,
    end,
  )
  visit(
    node.id,
    unitsOf(block, node.lon, block.lonOffset),
    unitsOf(block, node.lat, block.latOffset),
    tagsOf(block, node.keys, node.values),
  )
}

const unitsOf = ({ granularity }: Block, value: number, offset: number) =>
  Math.round((offset + granularity * value) / NANO_PER_UNIT)

function tagsOf({ strings }: Block, keys: readonly number[], values: readonly number[]) {
  if (keys.length === 0) return NO_TAGS
  return new Map(keys.map((key, i) => [strings[key] ?? '', strings[values[i] ?? 0] ?? '']))
}

/** Columns of ids, latitudes and longitudes, each a list of differences; they are read side by side. */
function readDenseNodes(block: Block, visit: VisitNode): void {
  const { reader } = block
  const end = reader.readVarint() + reader.pos
  const at = { ids: 0, idsEnd: 0, lats: 0, lons: 0, tags: 0, tagsEnd: 0 }
  reader.readFields(
    (field) => {
      if (field !== 1 && field !== 8 && field !== 9 && field !== 10) return
      const columnEnd = reader.readVarint() + reader.pos
      if (field === 1) [at.ids, at.idsEnd] = [reader.pos, columnEnd]
      else if (field === 8) at.lats = reader.pos
      else if (field === 9) at.lons = reader.pos
      else [at.tags, at.tagsEnd] = [reader.pos, columnEnd]
      reader.pos = columnEnd
    },
    undefined,
    end,
  )
  const afterwards = reader.pos
  let [id, lat, lon] = [0, 0, 0]
  const take = (from: number) => {
    reader.pos = from
    return reader.readSVarint()
  }
  while (at.ids < at.idsEnd) {
    id += take(at.ids)
    at.ids = reader.pos
    lat += take(at.lats)
    at.lats = reader.pos
    lon += take(at.lons)
    at.lons = reader.pos
    const tags = at.tags < at.tagsEnd ? readDenseTags(block, at) : NO_TAGS
    visit(id, unitsOf(block, lon, block.lonOffset), unitsOf(block, lat, block.latOffset), tags)
  }
  reader.pos = afterwards
}

/** Pairs of a key and a value up to a 0. */
function readDenseTags({ reader, strings }: Block, at: { tags: number; tagsEnd: number }) {
  reader.pos = at.tags
  let tags: Map<string, string> | undefined
  while (reader.pos < at.tagsEnd) {
    const key = reader.readVarint()
    if (key === 0) break
    tags ??= new Map()
    tags.set(strings[key] ?? '', strings[reader.readVarint()] ?? '')
  }
  at.tags = reader.pos
  return tags ?? NO_TAGS
}

let refs = new Float64Array(2048)

function readWay(block: Block, visitor: BlockVisitor): void {
  const { reader } = block
  const end = reader.readVarint() + reader.pos
  const keys: number[] = []
  const values: number[] = []
  let refsAt = -1
  reader.readFields(
    (field) => {
      if (field === 2) reader.readPackedVarint(keys)
      else if (field === 3) reader.readPackedVarint(values)
      else if (field === 8) {
        refsAt = reader.pos
        reader.pos = reader.readVarint() + reader.pos
      }
    },
    undefined,
    end,
  )
  if (refsAt === -1 || !keys.some((key) => visitor.wayKeys.has(block.strings[key] ?? ''))) return
  if (!visitor.wantsWay?.(tagsOf(block, keys, values))) return
  const afterwards = reader.pos
  reader.pos = refsAt
  const refsEnd = reader.readVarint() + reader.pos
  let [count, ref] = [0, 0]
  while (reader.pos < refsEnd) {
    ref += reader.readSVarint()
    if (count === refs.length) {
      const larger = new Float64Array(refs.length * 2)
      larger.set(refs)
      refs = larger
    }
    refs[count++] = ref
  }
  reader.pos = afterwards
  visitor.way?.(refs, count)
}
