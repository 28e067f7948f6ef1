import { createBoundedSearch } from './bounded-search.ts'
import type { RoadGraph } from './road-graph.ts'
import type { SnappedPlaces } from './snap-places.ts'

/** What a row of times is computed on. */
export interface MatrixQuestion {
  readonly graph: RoadGraph
  readonly places: SnappedPlaces
  readonly maxSeconds: number
  /** From a place to its road, and from the road to the other place. */
  readonly accessKmPerHour: number
}

/**
 * Rows of driving seconds from a place to every place: Infinity beyond the bound or where no road leads. Two places on one stretch
 * of road need no junction between them. A place that a road serves is at 0 from itself.
 */
export function createRowsOfSeconds(question: MatrixQuestion): (origin: number) => Float64Array {
  const { graph, places, maxSeconds } = question
  const search = createBoundedSearch(graph)
  const access = (place: number) => (places.metres[place] as number) * (3.6 / question.accessKmPerHour)
  return (origin) => {
    const row = new Float64Array(places.size).fill(Number.POSITIVE_INFINITY)
    const edge = places.edge[origin] as number
    if (edge < 0) return row
    row[origin] = 0
    const share = places.share[origin] as number
    const out = access(origin)
    const starts: [number, number][] = [
      [graph.edgeTo[edge] as number, out + partOf(graph.edgeForward[edge], 1 - share)],
      [graph.edgeFrom[edge] as number, out + partOf(graph.edgeBackward[edge], share)],
    ]
    search.run(starts, maxSeconds)
    for (let place = 0; place < places.size; place++) {
      if (place === origin || (places.edge[place] as number) < 0) continue
      const seconds =
        access(place) +
        Math.min(
          arrival(graph, places, search.seconds, place),
          out + alongOneEdge(graph, places, origin, place),
        )
      if (seconds <= maxSeconds) row[place] = seconds
    }
    return row
  }
}

/** A share of the seconds of an edge; Infinity where it may not be driven, even for a share of nothing. */
const partOf = (seconds: number | undefined, share: number) =>
  seconds === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : (seconds as number) * share

function arrival(graph: RoadGraph, places: SnappedPlaces, seconds: Float64Array, place: number): number {
  const edge = places.edge[place] as number
  const share = places.share[place] as number
  return Math.min(
    (seconds[graph.edgeFrom[edge] as number] as number) + partOf(graph.edgeForward[edge], share),
    (seconds[graph.edgeTo[edge] as number] as number) + partOf(graph.edgeBackward[edge], 1 - share),
  )
}

function alongOneEdge(graph: RoadGraph, places: SnappedPlaces, from: number, to: number): number {
  const edge = places.edge[from] as number
  if (edge !== places.edge[to]) return Number.POSITIVE_INFINITY
  const ahead = (places.share[to] as number) - (places.share[from] as number)
  return ahead >= 0 ? partOf(graph.edgeForward[edge], ahead) : partOf(graph.edgeBackward[edge], -ahead)
}
