import { type WrittenNode, type WrittenWay, writePbf } from '../../packages/cli/testing/osm/write-pbf.ts'

/** Degrees of a square around Auch: 124 km by 100, the Gers and what is around it. */
const AREA = { west: -0.3, south: 43.25, east: 1.25, north: 44.15 }
/** Junctions a side, and nodes that bend the road between two of them. */
const SIDE = 600
const BENDS = 5
/** Buildings, of five corners each, that a reader of roads passes over: most of an extract is no road. */
const BUILDINGS = 1_250_000
/** Built-up squares of about a kilometre. */
const VILLAGES = 2000

/**
 * Writes an extract of about 40 MB with the shape of a département: a crooked grid of roads (360,000 junctions, 650,000 ways, 9 million
 * nodes), one road in twenty a main one, one in ten one-way, some missing; built-up squares; buildings.
 * The same bytes each time.
 */
export function writeSyntheticExtract(path: string): void {
  writePbf(path, nodes(), ways())
}

const random = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const junctionId = (column: number, row: number) => 1 + row * SIDE + column
const FIRST_BEND = 1 + SIDE * SIDE
const bendId = (road: number, bend: number) => FIRST_BEND + road * BENDS + bend
const ROADS = 2 * SIDE * SIDE
const FIRST_CORNER = FIRST_BEND + ROADS * BENDS
const degreesOf = (column: number, row: number) => ({
  lon: AREA.west + ((AREA.east - AREA.west) * column) / SIDE,
  lat: AREA.south + ((AREA.north - AREA.south) * row) / SIDE,
})

function* nodes(): Generator<WrittenNode> {
  const shake = random(1)
  const moved = (column: number, row: number, by: number) =>
    degreesOf(column + (shake() - 0.5) * by, row + (shake() - 0.5) * by)
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++)
      yield { id: junctionId(column, row), ...moved(column, row, 0.5) }
  for (let road = 0; road < ROADS; road++) {
    const { column, row, isEastward } = roadAt(road)
    for (let bend = 0; bend < BENDS; bend++) {
      const along = (bend + 1) / (BENDS + 1)
      yield {
        id: bendId(road, bend),
        ...moved(column + (isEastward ? along : 0), row + (isEastward ? 0 : along), 0.2),
      }
    }
  }
  for (let outline = 0; outline < BUILDINGS + VILLAGES; outline++) {
    const corner = degreesOf(shake() * SIDE, shake() * SIDE)
    const size = outline < BUILDINGS ? 0.0001 : 0.01
    for (let i = 0; i < 4; i++) {
      const [east, north] = [i === 1 || i === 2 ? size : 0, i > 1 ? size : 0]
      yield { id: FIRST_CORNER + 4 * outline + i, lon: corner.lon + east, lat: corner.lat + north }
    }
  }
}

const roadAt = (road: number) => {
  const junction = road >> 1
  return { column: junction % SIDE, row: Math.floor(junction / SIDE), isEastward: (road & 1) === 0 }
}

function* ways(): Generator<WrittenWay> {
  const draw = random(2)
  for (let road = 0; road < ROADS; road++) {
    const { column, row, isEastward } = roadAt(road)
    const [nextColumn, nextRow] = isEastward ? [column + 1, row] : [column, row + 1]
    const line = isEastward ? row : column
    const [isMissing, isOneway] = [draw() < 0.1, draw() < 0.1]
    if (nextColumn >= SIDE || nextRow >= SIDE || (isMissing && line % 20 !== 0)) continue
    const bends = Array.from({ length: BENDS }, (_, bend) => bendId(road, bend))
    const tags = { highway: classOf(line), name: `Chemin ${road % 5000}`, surface: 'asphalt' }
    yield {
      id: road + 1,
      nodes: [junctionId(column, row), ...bends, junctionId(nextColumn, nextRow)],
      tags: isOneway && line % 20 !== 0 ? { ...tags, oneway: 'yes' } : tags,
    }
  }
  for (let outline = 0; outline < BUILDINGS + VILLAGES; outline++) {
    const corner = FIRST_CORNER + 4 * outline
    yield {
      id: ROADS + 1 + outline,
      nodes: [corner, corner + 1, corner + 2, corner + 3, corner],
      tags: outline < BUILDINGS ? { building: 'yes', source: 'cadastre' } : { landuse: 'residential' },
    }
  }
}

function classOf(line: number): string {
  if (line % 100 === 0) return 'primary'
  if (line % 20 === 0) return 'secondary'
  if (line % 5 === 0) return 'tertiary'
  return line % 2 === 0 ? 'unclassified' : 'residential'
}
