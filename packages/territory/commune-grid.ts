import type { CommuneIndex } from './communes.ts'
import { greatCircleKm } from './great-circle.ts'

/** Communes by cell of a tenth of a degree. */
type CommuneGrid = ReadonlyMap<number, readonly number[]>

const CELLS_PER_DEGREE = 10
const CELLS_AROUND = 8192
const KM_PER_CELL = 111.2 / CELLS_PER_DEGREE
const grids = new WeakMap<CommuneIndex, CommuneGrid>()

const cellOf = (column: number, line: number) => line * CELLS_AROUND + column
const columnOf = (lon: number) => Math.floor((lon + 180) * CELLS_PER_DEGREE)
const lineOf = (lat: number) => Math.floor((lat + 90) * CELLS_PER_DEGREE)

function gridOf(index: CommuneIndex): CommuneGrid {
  const known = grids.get(index)
  if (known !== undefined) return known
  const grid = new Map<number, number[]>()
  for (let row = 0; row < index.size; row++) {
    const lon = index.lon[row] as number
    if (Number.isNaN(lon)) continue
    const cell = cellOf(columnOf(lon), lineOf(index.lat[row] as number))
    const rows = grid.get(cell)
    if (rows === undefined) grid.set(cell, [row])
    else rows.push(row)
  }
  grids.set(index, grid)
  return grid
}

/** Rows of the communes whose centre may lie within `km` of a point: all that do, and some that do not. */
export function communesAround(index: CommuneIndex, lon: number, lat: number, km: number): number[] {
  const grid = gridOf(index)
  const lines = Math.ceil(km / KM_PER_CELL)
  const columns = Math.ceil(km / (KM_PER_CELL * Math.max(0.1, Math.cos((lat * Math.PI) / 180) - 0.01)))
  const rows: number[] = []
  for (let line = lineOf(lat) - lines; line <= lineOf(lat) + lines; line++) {
    for (let column = columnOf(lon) - columns; column <= columnOf(lon) + columns; column++) {
      rows.push(...(grid.get(cellOf(column, line)) ?? []))
    }
  }
  return rows
}

/** Row of the commune whose centre is nearest to a point: the commune it lies in, most often, or a neighbour. */
export function nearestCommune(index: CommuneIndex, lon: number, lat: number): number {
  for (const km of [10, 40, 200]) {
    const rows = communesAround(index, lon, lat, km)
    if (rows.length > 0) return nearestOf(index, rows, lon, lat)
  }
  return nearestOf(
    index,
    Array.from({ length: index.size }, (_, row) => row),
    lon,
    lat,
  )
}

function nearestOf(index: CommuneIndex, rows: readonly number[], lon: number, lat: number): number {
  let nearest = rows[0] as number
  let nearestKm = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const km = greatCircleKm(lon, lat, index.lon[row] as number, index.lat[row] as number)
    if (km < nearestKm) {
      nearest = row
      nearestKm = km
    }
  }
  return nearest
}
