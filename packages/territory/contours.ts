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

/** Outlines of the communes of a département, as TopoJSON: each shared border is there once. */
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
    /** The communes of the département. */
    readonly communes: ContourCollection
    /** Those of its neighbours that lie near its border. */
    readonly neighbours: ContourCollection
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

/** All communes of a topology: the département's, then the neighbours'. */
export function contoursOf(topology: ContourTopology): CommuneContour[] {
  return [...topology.objects.communes.geometries, ...topology.objects.neighbours.geometries]
}

/**
 * Reads a file of `data/contours/` and checks what drawing relies on.
 * @throws ContourError when it is no topology of communes, or a commune names an arc that is not there.
 */
export function parseContours(text: string): ContourTopology {
  const topology = parseJson(text)
  const { type, arcs, transform, objects, bbox } = topology
  if (type !== 'Topology' || !Array.isArray(arcs)) throw new ContourError('not a TopoJSON topology')
  if (!isPair(transform?.scale) || !isPair(transform?.translate))
    throw new ContourError('no scale and translation')
  if (!Array.isArray(bbox) || bbox.length !== 4) throw new ContourError('no bounding box')
  for (const [i, arc] of arcs.entries()) {
    if (!Array.isArray(arc) || arc.length < 2 || !arc.every(isPair))
      throw new ContourError(`arc ${i} is not a line`)
  }
  for (const name of ['communes', 'neighbours'] as const) {
    const geometries = objects?.[name]?.geometries
    if (!Array.isArray(geometries)) throw new ContourError(`no object "${name}"`)
    for (const contour of geometries) checkContour(contour, arcs.length)
  }
  return topology as ContourTopology
}

type Unchecked = { [K in keyof ContourTopology]?: unknown } & {
  transform?: { scale?: unknown; translate?: unknown }
  objects?: Record<string, { geometries?: unknown } | undefined>
}

function parseJson(text: string): Unchecked {
  try {
    return (JSON.parse(text) ?? {}) as Unchecked
  } catch (error) {
    throw new ContourError(`not JSON: ${(error as Error).message}`)
  }
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite)
}

function checkContour(contour: CommuneContour, arcCount: number): void {
  const code = contour?.properties?.code
  if (typeof code !== 'string' || typeof contour.properties.name !== 'string') {
    throw new ContourError('a commune without code or name')
  }
  if (contour.type !== 'Polygon' && contour.type !== 'MultiPolygon')
    throw new ContourError(`${code}: not a polygon`)
  for (const arc of ringsOf(contour).flat()) {
    const position = arc < 0 ? ~arc : arc
    if (!Number.isInteger(arc) || position >= arcCount)
      throw new ContourError(`${code}: arc ${arc} does not exist`)
  }
}
