/** A point in degrees. */
export type Point = readonly [number, number]

export interface SourceGeometry {
  readonly type: 'Polygon' | 'MultiPolygon'
  readonly arcs: unknown
  readonly properties: { readonly code: string; readonly nom: string; readonly dep: string }
}

export interface SourceTopology {
  readonly arcs: readonly (readonly Point[])[]
  readonly transform: { readonly scale: Point; readonly translate: Point }
  readonly objects: { readonly communes: { readonly geometries: readonly SourceGeometry[] } }
}

/** The arcs of a quantised topology in degrees. */
export function decodeArcs(topology: SourceTopology): Point[][] {
  const { scale, translate } = topology.transform
  return topology.arcs.map((arc) => {
    let x = 0
    let y = 0
    return arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const
    })
  })
}

/** Applies a change to every arc number of nested arc lists. */
export function mapArcs(arcs: unknown, change: (arc: number) => number): unknown {
  return Array.isArray(arcs) ? arcs.map((part) => mapArcs(part, change)) : change(arcs as number)
}

/** Calls `visit` with every ring of a geometry. */
export function eachRing(arcs: unknown, visit: (ring: readonly number[]) => void): void {
  if (!Array.isArray(arcs)) return
  if (arcs.every((part) => typeof part === 'number')) visit(arcs as number[])
  else for (const part of arcs) eachRing(part, visit)
}
