/**
 * Makes `monaco-2016.osm.pbf`: what a reader of roads looks at in an extract of Monaco and its surroundings,
 * without the rest, in a tenth of the bytes.
 *
 *   node packages/cli/testing/osm/make-test-extracts.ts FOLDER
 *
 * FOLDER holds monaco-osrm.osm.pbf. Origin: `README.md`.
 */
import { join } from 'node:path'
import { readBlobs } from '../../import/pbf-blobs.ts'
import { readDataBlock } from '../../import/pbf-block.ts'
import { type WrittenNode, type WrittenWay, writePbf } from './write-pbf.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node packages/cli/testing/osm/make-test-extracts.ts FOLDER')
  process.exit(2)
}
const source = join(folder, 'monaco-osrm.osm.pbf')
const KEPT_KEYS = new Set(
  'access area barrier duration highway junction landuse maxspeed motor_vehicle motorcar motorroad oneway railway route service source:maxspeed tracktype vehicle zone:traffic'.split(
    ' ',
  ),
)
const kept = (tags: ReadonlyMap<string, string>) =>
  Object.fromEntries([...tags].filter(([key]) => KEPT_KEYS.has(key)))

const ways: WrittenWay[] = []
const wanted = new Set<number>()
let tags = {}
eachBlock({
  wayKeys: new Set(['highway', 'route', 'landuse']),
  wantsWay(all) {
    tags = kept(all)
    return all.has('highway') || all.get('route') === 'ferry' || all.has('landuse')
  },
  way(refs, count) {
    const nodes = [...refs.subarray(0, count)]
    for (const node of nodes) wanted.add(node)
    ways.push({ id: ways.length + 1, nodes, tags })
  },
})

const nodes: WrittenNode[] = []
eachBlock({
  wayKeys: new Set(),
  node(id, lon, lat, all) {
    if (wanted.has(id)) nodes.push({ id, lon: lon / 1e7, lat: lat / 1e7, tags: kept(all) })
  },
})
nodes.sort((a, b) => a.id - b.id)

const out = new URL('monaco-2016.osm.pbf', import.meta.url)
writePbf(out.pathname, nodes, ways, Date.parse('2016-03-05T00:26:02Z') / 1000)
console.log(`monaco-2016.osm.pbf: ${ways.length} ways, ${nodes.length} nodes`)

function eachBlock(visitor: Parameters<typeof readDataBlock>[1]): void {
  for (const blob of readBlobs(source)) if (blob.type === 'OSMData') readDataBlock(blob.content(), visitor)
}
