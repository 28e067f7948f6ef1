import type { Places, TravelTable } from '../travel-table.ts'
import type { BoundedTravelTable } from './roads-table.ts'

/**
 * Road times between the communes that a file holds, the estimate for all other pairs: for what looks at the whole country with
 * the roads of a part of it. The label says both.
 */
export function withEstimateAround(roads: BoundedTravelTable, estimate: TravelTable): TravelTable {
  const held = (places: Places) =>
    Array.from(places.commune.keys()).filter((i) => roads.holds(places.commune[i] as number))
  return {
    label: `${roads.label} + ${estimate.label}`,
    minutes(from, to) {
      const table = estimate.minutes(from, to)
      const [origins, destinations] = [held(from), held(to)]
      if (origins.length === 0 || destinations.length === 0) return table
      const onRoads = roads.minutes(partOf(from, origins), partOf(to, destinations))
      for (const [i, origin] of origins.entries())
        for (const [j, destination] of destinations.entries())
          table[origin * to.size + destination] = onRoads[i * destinations.length + j] as number
      return table
    },
  }
}

function partOf(places: Places, kept: readonly number[]): Places {
  return {
    size: kept.length,
    lon: Float64Array.from(kept, (i) => places.lon[i] as number),
    lat: Float64Array.from(kept, (i) => places.lat[i] as number),
    commune: Int32Array.from(kept, (i) => places.commune[i] as number),
    areCommunes: places.areCommunes,
  }
}
