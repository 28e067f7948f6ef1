/** Side of a cell: ten-thousandths of a degree of latitude, about 55 metres; as many of longitude, 40 metres in France. */
const CELL = 5000

/** Where it is built up, as a raster of cells of about 50 metres. */
export interface BuiltUpMask {
  has(lon: number, lat: number): boolean
}

interface Bounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/**
 * Fills closed outlines into a raster; a cell belongs to an outline that holds its middle. Positions in ten-millionths of a degree.
 * @param outlines rings of rows into `lon` and `lat`.
 */
export function createBuiltUpMask(
  outlines: readonly ArrayLike<number>[],
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): BuiltUpMask {
  const { west, south, east, north } = boundsOf(outlines, lon, lat)
  if (!(east >= west)) return { has: () => false }
  const columns = Math.floor((east - west) / CELL) + 1
  const rows = Math.floor((north - south) / CELL) + 1
  const bits = new Uint8Array(Math.ceil((columns * rows) / 8))
  const fill = (row: number, first: number, last: number) => {
    for (let column = first; column <= last; column++) {
      const cell = row * columns + column
      bits[cell >> 3] = (bits[cell >> 3] as number) | (1 << (cell & 7))
    }
  }
  for (const ring of outlines) {
    const x = Float64Array.from(ring, (node) => ((lon[node] as number) - west) / CELL - 0.5)
    const y = Float64Array.from(ring, (node) => ((lat[node] as number) - south) / CELL - 0.5)
    fillRing(x, y, fill)
  }
  return {
    has: (lonAt, latAt) => {
      const column = Math.floor((lonAt - west) / CELL)
      const row = Math.floor((latAt - south) / CELL)
      if (column < 0 || row < 0 || column >= columns || row >= rows) return false
      const cell = row * columns + column
      return ((bits[cell >> 3] as number) & (1 << (cell & 7))) !== 0
    },
  }
}

function boundsOf(
  outlines: readonly ArrayLike<number>[],
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of outlines) {
    for (let i = 0; i < ring.length; i++) {
      const node = ring[i] as number
      west = Math.min(west, lon[node] as number)
      east = Math.max(east, lon[node] as number)
      south = Math.min(south, lat[node] as number)
      north = Math.max(north, lat[node] as number)
    }
  }
  return { west, south, east, north }
}

/** Even-odd filling of a ring whose coordinates count cells from the middle of the first one. */
function fillRing(
  x: Float64Array,
  y: Float64Array,
  fill: (row: number, first: number, last: number) => void,
): void {
  const top = Math.floor(y.reduce((most, value) => Math.max(most, value), -Infinity))
  const bottom = Math.max(0, Math.ceil(y.reduce((least, value) => Math.min(least, value), Infinity)))
  for (let row = bottom; row <= top; row++) {
    const crossings: number[] = []
    for (let i = 0, before = y.length - 1; i < y.length; before = i++) {
      const [from, to] = [y[before] as number, y[i] as number]
      if (from <= row === to <= row) continue
      const along = (row - from) / (to - from)
      crossings.push((x[before] as number) + along * ((x[i] as number) - (x[before] as number)))
    }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      fill(row, Math.max(0, Math.ceil(crossings[i] as number)), Math.floor(crossings[i + 1] as number))
    }
  }
}
