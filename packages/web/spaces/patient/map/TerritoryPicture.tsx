import type { Site } from '@maillage/contract/network.ts'
import { bordersBetween } from '@maillage/territory/contour-edge.ts'
import type { ContourTopology } from '@maillage/territory/contours.ts'
import { contourToPath, fitProjection, linesToPath } from '@maillage/territory/project-to-svg.ts'
import { useMemo } from 'react'

const SIZE = { width: 320, height: 220, padding: 8 }

/** The territory and its places of care, as a picture beside the title. */
export function TerritoryPicture({ topology, sites }: { topology: unknown; sites: readonly Site[] }) {
  const drawing = useMemo(() => draw(topology as ContourTopology), [topology])
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      <path className="m-land" d={drawing.land} />
      <path className="m-in" d={drawing.land} />
      <path className="m-dep" d={drawing.edge} />
      {sites.map((site) => {
        const [x, y] = drawing.project(site.lon, site.lat)
        return <circle key={site.id} className="p-site" cx={x} cy={y} r="8" />
      })}
    </svg>
  )
}

function draw(topology: ContourTopology) {
  const own = topology.objects.communes.geometries
  const inside = new Set(own.map((contour) => contour.properties.code))
  const [west, south, east, north] = topology.bbox
  const projection = fitProjection({ west, south, east, north }, SIZE)
  return {
    land: own.map((contour) => contourToPath(topology, contour, projection)).join(''),
    edge: linesToPath(bordersBetween(topology, inside), projection),
    project: projection.project,
  }
}
