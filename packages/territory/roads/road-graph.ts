/**
 * Roads as a car uses them, in columns. An edge joins two vertices (junctions, dead ends, barriers); what bends between them is its
 * shape. Arcs are the directions in which edges may be driven, by the vertex where they begin.
 */
export interface RoadGraph {
  readonly vertices: number
  /** Arcs of vertex `i` stand at `arcStart[i]` to `arcStart[i + 1] - 1`. */
  readonly arcStart: Uint32Array
  readonly arcTo: Uint32Array
  readonly arcSeconds: Float32Array
  readonly edges: number
  readonly edgeFrom: Uint32Array
  readonly edgeTo: Uint32Array
  /** Seconds each way; Infinity where the edge may not be driven. */
  readonly edgeForward: Float32Array
  readonly edgeBackward: Float32Array
  readonly edgeMetres: Float32Array
  /** 1 where a place may be reached from the edge: a road, no motorway, in a part large enough to be real. */
  readonly edgeServes: Uint8Array
  /** Points of edge `e`, both ends included, stand at `shapeStart[e]` to `shapeStart[e + 1] - 1`. */
  readonly shapeStart: Uint32Array
  /** Ten-millionths of a degree (WGS84). */
  readonly shapeLon: Int32Array
  readonly shapeLat: Int32Array
  /** Share of the time of the edge from its beginning to the point, 0 to 1. */
  readonly shapeShare: Float32Array
  /** Strongly connected parts that are large enough to serve places, and the kilometres of the largest. */
  readonly parts: number
  readonly largestPartKm: number
}
