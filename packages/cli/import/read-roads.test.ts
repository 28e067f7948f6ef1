import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MISSING_NODE } from '@maillage/territory/roads/raw-roads.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { blobOf, headerBlock, type WrittenNode, writePbf } from '../testing/osm/write-pbf.ts'
import { PbfProblem } from './pbf-problem.ts'
import { readRoads } from './read-roads.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-read-roads-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'made.osm.pbf')

const road = { highway: 'tertiary' }
const at = (id: number, tags?: Record<string, string>): WrittenNode => ({
  id,
  lon: 0.1 + id / 1e4,
  lat: -43.5 + id / 1e5,
  ...(tags ? { tags } : {}),
})

async function faultOf(...blobs: Uint8Array[]) {
  writeFileSync(path, Buffer.concat(blobs))
  return readRoads(path).then(
    () => undefined,
    (error) => (error instanceof PbfProblem ? error.fault : error),
  )
}

describe('reading the roads of an extract', () => {
  it('keeps nodes of roads only, at their place, with what stands on them', async () => {
    const nodes = Array.from({ length: 9000 }, (_, i) =>
      at(i + 1, i === 4 ? { barrier: 'bollard' } : undefined),
    )
    writePbf(path, nodes, [
      { id: 1, nodes: [3, 5, 8999, 4], tags: road },
      { id: 2, nodes: [10, 11, 12, 10], tags: { building: 'yes' } },
    ])
    const { raw, timestamp } = await readRoads(path)
    expect([...raw.wayNodes]).toEqual([0, 2, 3, 1])
    expect([...raw.nodeLon]).toEqual([3, 4, 5, 8999].map((id) => Math.round((0.1 + id / 1e4) * 1e7)))
    expect([...raw.nodeLat]).toEqual([3, 4, 5, 8999].map((id) => Math.round((-43.5 + id / 1e5) * 1e7)))
    expect([...raw.nodeBlocked]).toEqual([0, 0, 1, 0])
    expect(timestamp).toBe(1_790_000_000)
  })

  it('reads large ids, and nodes in any order', async () => {
    const large = 12_345_678_901_234
    writePbf(
      path,
      [at(7), at(2), { ...at(1), id: large }, at(5)],
      [{ id: 1, nodes: [large, 2, 7], tags: road }],
    )
    const { raw } = await readRoads(path)
    expect([...raw.wayNodes]).toEqual([2, 0, 1])
    expect(raw.nodeLon[2]).toBe(1_001_000)
  })

  it('marks nodes that the extract does not hold', async () => {
    writePbf(path, [at(1), at(2)], [{ id: 1, nodes: [1, 99, 2], tags: road }])
    expect([...(await readRoads(path)).raw.wayNodes]).toEqual([0, MISSING_NODE, 1])
  })

  it('takes a node that is nowhere on the earth for one that is not there', async () => {
    writePbf(path, [at(1), { id: 2, lon: 0.1, lat: 93 }, at(3)], [{ id: 1, nodes: [1, 2, 3], tags: road }])
    expect([...(await readRoads(path)).raw.wayNodes]).toEqual([0, MISSING_NODE, 2])
  })

  it('knows what is built up from closed outlines', async () => {
    const corners: WrittenNode[] = [
      { id: 1, lon: 0, lat: 0 },
      { id: 2, lon: 0.01, lat: 0 },
      { id: 3, lon: 0.01, lat: 0.01 },
      { id: 4, lon: 0, lat: 0.01 },
    ]
    writePbf(path, corners, [{ id: 1, nodes: [1, 2, 3, 4, 1], tags: { landuse: 'residential' } }])
    const { mask } = await readRoads(path)
    expect([mask.has(50_000, 50_000), mask.has(110_000, 50_000), mask.has(50_000, -10_000)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('tells how far it is, and stops when asked', async () => {
    writePbf(path, [at(1), at(2)], [{ id: 1, nodes: [1, 2], tags: road }])
    const shares: number[] = []
    await readRoads(path, { onShare: (share) => shares.push(share) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const stop = AbortSignal.abort()
    await expect(readRoads(path, { signal: stop })).rejects.toBe(stop.reason)
  })

  it('says what it does not understand', async () => {
    const header = headerBlock(0)
    expect(await faultOf(blobOf('OSMHeader', headerBlock(0, ['HistoricalInformation'])))).toEqual({
      kind: 'unsupported',
      what: 'HistoricalInformation',
    })
    expect(await faultOf(blobOf('OSMHeader', header), blobOf('OSMData', header, 7))).toEqual({
      kind: 'unsupported',
      what: 'Zstandard',
    })
  })

  it('finds blocks whose bytes are no message, or do not decompress', async () => {
    const header = blobOf('OSMHeader', headerBlock(0))
    const broken = blobOf('OSMData', Uint8Array.of(0x12, 0x05, 0x17, 0xff, 0xff, 0xff, 0xff))
    expect(await faultOf(header, broken)).toEqual({ kind: 'damaged', atByte: header.length })
    const twisted = blobOf('OSMData', headerBlock(0))
    twisted[twisted.length - 3] = (twisted[twisted.length - 3] as number) ^ 0xff
    expect(await faultOf(header, twisted)).toEqual({ kind: 'damaged', atByte: header.length })
  })
})
