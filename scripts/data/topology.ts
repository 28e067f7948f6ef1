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

/** Twice the area of the triangle of three points, in square kilometres at their latitude. */
function triangle(a: Point, b: Point, c: Point): number {
  const eastKm = 111.32 * Math.cos((b[1] * Math.PI) / 180)
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * eastKm * 110.57
}

/**
 * Removes the points of a line that matter least, after Visvalingam and Whyatt (1993); the two ends stay,
 * and at least `atLeast` points.
 */
export function simplify(line: readonly Point[], squareKilometres: number, atLeast: number): Point[] {
  const points = [...line]
  while (points.length > atLeast) {
    let least = Number.POSITIVE_INFINITY
    let position = -1
    for (let i = 1; i < points.length - 1; i++) {
      const area = triangle(points[i - 1] as Point, points[i] as Point, points[i + 1] as Point) / 2
      if (area < least) {
        least = area
        position = i
      }
    }
    if (least >= squareKilometres) break
    points.splice(position, 1)
  }
  return points
}
