import { decodeArc } from './contour-edge.ts'
import { type CommuneContour, type ContourTopology, ringsOf } from './contours.ts'
import { boundsOf } from './project-to-svg.ts'

/** The same topology with only the communes of `kept`, their arcs renumbered: a light map of a neighbourhood. */
export function clipContours(topology: ContourTopology, kept: ReadonlySet<string>): ContourTopology {
  const isKept = (contour: CommuneContour) => kept.has(contour.properties.code)
  const communes = topology.objects.communes.geometries.filter(isKept)
  const neighbours = topology.objects.neighbours.geometries.filter(isKept)
  const used = new Set(
    [...communes, ...neighbours].flatMap((contour) => ringsOf(contour).flat().map(positionOf)),
  )
  const positions = [...used].sort((a, b) => a - b)
  const renumbered = new Map(positions.map((position, i) => [position, i]))
  const collection = (contours: readonly CommuneContour[]) => ({
    type: 'GeometryCollection' as const,
    geometries: contours.map((contour) => ({ ...contour, arcs: renumber(contour.arcs, renumbered) })),
  })
  const bounds = boundsOf(positions.flatMap((position) => decodeArc(topology, position)))
  return {
    ...topology,
    bbox: bounds ? [bounds.west, bounds.south, bounds.east, bounds.north] : topology.bbox,
    arcs: positions.map((position) => topology.arcs[position] ?? []),
    objects: { communes: collection(communes), neighbours: collection(neighbours) },
  }
}

const positionOf = (arc: number) => (arc < 0 ? ~arc : arc)

function renumber<T>(arcs: T, renumbered: ReadonlyMap<number, number>): T {
  if (Array.isArray(arcs)) return arcs.map((part) => renumber(part, renumbered)) as T
  const arc = arcs as number
  const position = renumbered.get(positionOf(arc)) as number
  return (arc < 0 ? ~position : position) as T
}
