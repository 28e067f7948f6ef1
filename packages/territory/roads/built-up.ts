/** Side of a cell: ten-thousandths of a degree of latitude, about 55 metres; as many of longitude, 40 metres in France. */
const CELL = 5000

/** Where it is built up, as a raster of cells of about 50 metres. */
export interface BuiltUpMask {
  has(lon: number, lat: number): boolean
}

/** Cells a side of a tile; only tiles that hold something take memory, 2 kB each. */
const TILE = 128
/** Cells beyond which an outline is no village: half a degree. A slip of the map may go round the world. */
const MOST_CELLS = 1000
const TILES_EAST = 0x10000

/**
 * Fills closed outlines into a raster; a cell belongs to an outline that holds its middle. Positions in ten-millionths of a degree.
 * @param outlines rings of rows into `lon` and `lat`.
 */
export function createBuiltUpMask(
  outlines: readonly ArrayLike<number>[],
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): BuiltUpMask {
  const tiles = new Map<number, Uint8Array>()
  const fill = (row: number, first: number, last: number) => {
    for (let column = first; column <= last; column++) {
      const key = tileOf(column, row)
      const tile = tiles.get(key) ?? new Uint8Array((TILE * TILE) / 8)
      tiles.set(key, tile)
      const cell = cellOf(column, row)
      tile[cell >> 3] = (tile[cell >> 3] as number) | (1 << (cell & 7))
    }
  }
  for (const ring of outlines) {
    const x = Float64Array.from(ring, (node) => (lon[node] as number) / CELL - 0.5)
    const y = Float64Array.from(ring, (node) => (lat[node] as number) / CELL - 0.5)
    if (spread(x) <= MOST_CELLS && spread(y) <= MOST_CELLS) fillRing(x, y, fill)
  }
  return {
    has: (lonAt, latAt) => {
      const [column, row] = [Math.floor(lonAt / CELL), Math.floor(latAt / CELL)]
      const tile = tiles.get(tileOf(column, row))
      const cell = cellOf(column, row)
      return tile !== undefined && ((tile[cell >> 3] as number) & (1 << (cell & 7))) !== 0
    },
  }
}

const tileOf = (column: number, row: number) =>
  Math.floor(row / TILE) * TILES_EAST + Math.floor(column / TILE)
const within = (cell: number) => ((cell % TILE) + TILE) % TILE
const cellOf = (column: number, row: number) => within(row) * TILE + within(column)
const most = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const spread = (values: Float64Array) => most(values) - least(values)

/** Even-odd filling of a ring whose coordinates count cells from the middle of the first one. */
function fillRing(
  x: Float64Array,
  y: Float64Array,
  fill: (row: number, first: number, last: number) => void,
): void {
  const top = Math.floor(most(y))
  for (let row = Math.ceil(least(y)); row <= top; row++) {
    const crossings: number[] = []
    for (let i = 0, before = y.length - 1; i < y.length; before = i++) {
      const [from, to] = [y[before] as number, y[i] as number]
      if (from <= row === to <= row) continue
      const along = (row - from) / (to - from)
      crossings.push((x[before] as number) + along * ((x[i] as number) - (x[before] as number)))
    }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      fill(row, Math.ceil(crossings[i] as number), Math.floor(crossings[i + 1] as number))
    }
  }
}
