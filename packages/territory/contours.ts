/** A line of a topology in whole grid steps: the first point, then the step to each next one. */
export type QuantisedArc = readonly (readonly [number, number])[]

/** One commune; `~i` (negative) in its arcs is arc `i` walked backwards. */
export interface CommuneContour {
  readonly type: 'Polygon' | 'MultiPolygon'
  /** Rings of arc numbers, one level deeper for a MultiPolygon. */
  readonly arcs: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[]
  readonly properties: { readonly code: string; readonly name: string }
}

interface ContourCollection {
  readonly type: 'GeometryCollection'
  readonly geometries: readonly CommuneContour[]
}

/** Lines along arcs, each a run of arc numbers. */
export interface ContourLines {
  readonly type: 'GeometryCollection'
  readonly geometries: readonly [
    { readonly type: 'MultiLineString'; readonly arcs: readonly (readonly number[])[] },
  ]
}

/** Outlines of the communes of an area, as TopoJSON: each shared border is there once. */
export interface ContourTopology {
  readonly type: 'Topology'
  readonly bbox: readonly [west: number, south: number, east: number, north: number]
  /** Degrees = `scale` x steps + `translate`. */
  readonly transform: {
    readonly scale: readonly [number, number]
    readonly translate: readonly [number, number]
  }
  readonly arcs: readonly QuantisedArc[]
  readonly objects: {
    /** The communes of the area. */
    readonly communes: ContourCollection
    /** Communes around it that lie near its limit. */
    readonly neighbours: ContourCollection
    /** Limits of départements. */
    readonly departements: ContourLines
    /** The limit of the area. */
    readonly limit: ContourLines
  }
}

/** A file of contours cannot be used; the message says why. */
export class ContourError extends Error {
  override readonly name = 'ContourError'
}

/** The rings of a commune, holes included, whatever its type. */
export function ringsOf(contour: CommuneContour): readonly (readonly number[])[] {
  return contour.type === 'Polygon'
    ? (contour.arcs as readonly (readonly number[])[])
    : (contour.arcs as readonly (readonly (readonly number[])[])[]).flat()
}

/** All communes of a topology: the area's, then the neighbours'. */
export function contoursOf(topology: ContourTopology): CommuneContour[] {
  return [...topology.objects.communes.geometries, ...topology.objects.neighbours.geometries]
}
