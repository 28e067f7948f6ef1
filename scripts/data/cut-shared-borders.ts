import type { Point, SourceGeometry } from './topology.ts'

/** A commune as GeoJSON has it: every border is there twice. */
export interface Feature {
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Point[])[])[] }
  readonly properties: SourceGeometry['properties']
}

const keyOf = (point: Point) => `${point[0]},${point[1]}`

/** Points where more than two borders meet: an arc ends there. */
function junctions(rings: readonly (readonly Point[])[]): Set<string> {
  const beside = new Map<string, Set<string>>()
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [keyOf(ring[i - 1] as Point), keyOf(ring[i] as Point)]
      if (a === b) continue
      beside.set(a, (beside.get(a) ?? new Set()).add(b))
      beside.set(b, (beside.get(b) ?? new Set()).add(a))
    }
  }
  return new Set([...beside].filter(([, others]) => others.size > 2).map(([key]) => key))
}

/** A ring that begins at a junction if it has one, else at its smallest point, so that its twin begins there too. */
function turned(ring: readonly Point[], ends: ReadonlySet<string>): Point[] {
  const open = ring.slice(0, -1)
  const smallest = open.reduce(
    (least, point, i) => (keyOf(point) < keyOf(open[least] as Point) ? i : least),
    0,
  )
  const junction = open.findIndex((point) => ends.has(keyOf(point)))
  const first = junction < 0 ? smallest : junction
  return [...open.slice(first), ...open.slice(0, first), open[first] as Point]
}

/** Communes of a GeoJSON file as arcs, each shared border once; arcs are numbered from `firstArc`. */
export function cutSharedBorders(
  features: readonly Feature[],
  firstArc: number,
): { geometries: SourceGeometry[]; lines: Point[][] } {
  const polygonsOf = ({ geometry }: Feature) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const ends = junctions(features.flatMap((feature) => polygonsOf(feature).flat()))
  const lines: Point[][] = []
  const known = new Map<string, number>()
  const refOf = (line: Point[]): number => {
    const forwards = line.map(keyOf).join(' ')
    const backwards = line.map(keyOf).reverse().join(' ')
    const same = known.get(forwards)
    if (same !== undefined) return same
    const twin = known.get(backwards)
    if (twin !== undefined) return ~twin
    known.set(forwards, firstArc + lines.length)
    lines.push(line)
    return firstArc + lines.length - 1
  }
  const ringOf = (ring: readonly Point[]): number[] => {
    const points = turned(ring, ends)
    const cuts = points.flatMap((point, i) =>
      i === 0 || i === points.length - 1 || ends.has(keyOf(point)) ? [i] : [],
    )
    return cuts.slice(1).map((cut, i) => refOf(points.slice(cuts[i], cut + 1)))
  }
  const geometries = features.map((feature) => ({
    type: 'MultiPolygon' as const,
    arcs: polygonsOf(feature).map((polygon) => polygon.map(ringOf)),
    properties: feature.properties,
  }))
  return { geometries, lines }
}
