import type { RoadGraph } from './road-graph.ts'

const UNITS_PER_DEGREE = 1e7
const METRES_PER_UNIT = (6371008.8 * Math.PI) / 180 / UNITS_PER_DEGREE

/** Where places meet the roads, in columns; a place without road within the limit has edge -1. */
export interface SnappedPlaces {
  readonly size: number
  readonly edge: Int32Array
  /** Share of the time of the edge before the place, 0 to 1. */
  readonly share: Float64Array
  /** From the place to the road as the crow flies; Infinity without road. */
  readonly metres: Float64Array
}

/**
 * Finds the nearest point of a road that serves places, by a grid of the places: the roads are read once, whatever
 * their number. Positions in degrees; NaN is nowhere.
 */
export function snapPlaces(
  graph: RoadGraph,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  withinMetres: number,
): SnappedPlaces {
  const size = lon.length
  const snapped = {
    size,
    edge: new Int32Array(size).fill(-1),
    share: new Float64Array(size),
    metres: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
  }
  const near = placesByCell(lon, lat, withinMetres)
  for (let edge = 0; edge < graph.edges; edge++) {
    if (graph.edgeServes[edge] === 0) continue
    const last = (graph.shapeStart[edge + 1] as number) - 1
    for (let point = graph.shapeStart[edge] as number; point < last; point++) {
      near(graph, point, (place) => {
        const { metres, along } = nearestOn(graph, point, lon[place] as number, lat[place] as number)
        if (metres > withinMetres || metres >= (snapped.metres[place] as number)) return
        const [before, after] = [graph.shapeShare[point] as number, graph.shapeShare[point + 1] as number]
        snapped.edge[place] = edge
        snapped.share[place] = before + along * (after - before)
        snapped.metres[place] = metres
      })
    }
  }
  return snapped
}

/** Visits the places that may lie within a distance of the stretch of road that follows a point. */
function placesByCell(lon: ArrayLike<number>, lat: ArrayLike<number>, metres: number) {
  const cellUnits = metres / METRES_PER_UNIT
  const shrink = Math.cos((Math.min(80, mostAbsolute(lat)) * Math.PI) / 180)
  const columnOf = (units: number) => Math.floor((units * shrink) / cellUnits)
  const rowOf = (units: number) => Math.floor(units / cellUnits)
  const cells = new Map<number, number[]>()
  const keyOf = (column: number, row: number) => row * 0x100000 + column
  for (let place = 0; place < lon.length; place++) {
    const [x, y] = [(lon[place] as number) * UNITS_PER_DEGREE, (lat[place] as number) * UNITS_PER_DEGREE]
    if (Number.isNaN(x + y)) continue
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) {
        const key = keyOf(columnOf(x) + column, rowOf(y) + row)
        const there = cells.get(key)
        if (there === undefined) cells.set(key, [place])
        else there.push(place)
      }
    }
  }
  return (graph: RoadGraph, point: number, visit: (place: number) => void) => {
    const [x1, y1] = [graph.shapeLon[point] as number, graph.shapeLat[point] as number]
    const [x2, y2] = [graph.shapeLon[point + 1] as number, graph.shapeLat[point + 1] as number]
    const [left, right] = [columnOf(Math.min(x1, x2)), columnOf(Math.max(x1, x2))]
    const [bottom, top] = [rowOf(Math.min(y1, y2)), rowOf(Math.max(y1, y2))]
    for (let row = bottom; row <= top; row++)
      for (let column = left; column <= right; column++)
        for (const place of cells.get(keyOf(column, row)) ?? []) visit(place)
  }
}

function mostAbsolute(values: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < values.length; i++) {
    const value = Math.abs(values[i] as number)
    if (value > most) most = value
  }
  return most
}

/** The nearest point of a straight stretch of road: metres to it, and how far along the stretch it lies, 0 to 1. */
function nearestOn(graph: RoadGraph, point: number, lon: number, lat: number) {
  const shrink = Math.cos((lat * Math.PI) / 180)
  const x1 = ((graph.shapeLon[point] as number) - lon * UNITS_PER_DEGREE) * shrink
  const y1 = (graph.shapeLat[point] as number) - lat * UNITS_PER_DEGREE
  const dx = ((graph.shapeLon[point + 1] as number) - (graph.shapeLon[point] as number)) * shrink
  const dy = (graph.shapeLat[point + 1] as number) - (graph.shapeLat[point] as number)
  const square = dx * dx + dy * dy
  const along = square > 0 ? Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / square)) : 0
  const metres = METRES_PER_UNIT * Math.hypot(x1 + along * dx, y1 + along * dy)
  return { metres, along }
}
