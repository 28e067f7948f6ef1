import { closeSync, openSync, writeSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'

type Tags = Readonly<Record<string, string>>

export interface WrittenNode {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly tags?: Tags
}

export interface WrittenWay {
  readonly id: number
  readonly nodes: ArrayLike<number>
  readonly tags: Tags
}

/** Entities of a block, as extracts commonly have. */
const PER_BLOCK = 8000

/** Writes an extract (dense nodes, zlib); nodes and ways by rising ids. `timestamp` in seconds since 1970. */
export function writePbf(
  path: string,
  nodes: Iterable<WrittenNode>,
  ways: Iterable<WrittenWay>,
  timestamp = 1_790_000_000,
): void {
  const file = openSync(path, 'w')
  const put = (type: string, content: Uint8Array) => writeSync(file, blobOf(type, content))
  put('OSMHeader', headerBlock(timestamp))
  for (const block of inBlocks(nodes))
    put(
      'OSMData',
      dataBlock((strings) => denseGroup(block, strings)),
    )
  for (const block of inBlocks(ways))
    put(
      'OSMData',
      dataBlock((strings) => wayGroup(block, strings)),
    )
  closeSync(file)
}

function* inBlocks<T>(entities: Iterable<T>): Generator<T[]> {
  let block: T[] = []
  for (const entity of entities) {
    block.push(entity)
    if (block.length < PER_BLOCK) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}

/** A blob with its header; `compressed` as zlib has it, unless another field of the format is asked for. */
export function blobOf(type: string, content: Uint8Array, field = 3): Uint8Array {
  const blob = new PbfWriter()
  if (field !== 1) blob.writeVarintField(2, content.length)
  blob.writeBytesField(field, field === 3 ? deflateSync(content) : content)
  const body = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, body.length)
  const head = header.finish()
  const bytes = Buffer.alloc(4 + head.length + body.length)
  bytes.writeUInt32BE(head.length)
  bytes.set(head, 4)
  bytes.set(body, 4 + head.length)
  return bytes
}

/** The block that an extract begins with. */
export function headerBlock(timestamp: number, required = ['OsmSchema-V0.6', 'DenseNodes']): Uint8Array {
  const block = new PbfWriter()
  for (const feature of required) block.writeStringField(4, feature)
  block.writeStringField(16, 'maillage')
  block.writeVarintField(32, timestamp)
  return block.finish()
}

type Strings = (text: string) => number

function dataBlock(group: (strings: Strings) => Uint8Array): Uint8Array {
  const rows = new Map<string, number>([['', 0]])
  const content = group((text) => {
    const row = rows.get(text) ?? rows.size
    rows.set(text, row)
    return row
  })
  const table = new PbfWriter()
  for (const text of rows.keys()) table.writeStringField(1, text)
  const block = new PbfWriter()
  block.writeBytesField(1, table.finish())
  block.writeBytesField(2, content)
  return block.finish()
}

const units = (degrees: number) => Math.round(degrees * 1e7)
const differences = (values: readonly number[]) => values.map((value, i) => value - (values[i - 1] ?? 0))

function denseGroup(nodes: readonly WrittenNode[], strings: Strings): Uint8Array {
  const tags = nodes.flatMap((node) => [
    ...Object.entries(node.tags ?? {}).flatMap(([key, value]) => [strings(key), strings(value)]),
    0,
  ])
  const dense = new PbfWriter()
  dense.writePackedSVarint(1, differences(nodes.map(({ id }) => id)))
  dense.writePackedSVarint(8, differences(nodes.map(({ lat }) => units(lat))))
  dense.writePackedSVarint(9, differences(nodes.map(({ lon }) => units(lon))))
  if (tags.some((row) => row > 0)) dense.writePackedVarint(10, tags)
  const group = new PbfWriter()
  group.writeBytesField(2, dense.finish())
  return group.finish()
}

function wayGroup(ways: readonly WrittenWay[], strings: Strings): Uint8Array {
  const group = new PbfWriter()
  for (const { id, nodes, tags } of ways) {
    const way = new PbfWriter()
    way.writeVarintField(1, id)
    way.writePackedVarint(2, Object.keys(tags).map(strings))
    way.writePackedVarint(3, Object.values(tags).map(strings))
    way.writePackedSVarint(8, differences(Array.from(nodes)))
    group.writeBytesField(3, way.finish())
  }
  return group.finish()
}
