import { bordersBetween, type LonLat } from '@maillage/territory/contour-edge.ts'
import { type ContourTopology, contoursOf } from '@maillage/territory/contours.ts'
import { boundsOf, contourToPath, fitProjection, linesToPath } from '@maillage/territory/project-to-svg.ts'
import type { MapSize } from './use-map-size.ts'

interface Place {
  lon: number
  lat: number
}
interface Point {
  x: number
  y: number
}

export interface SiteDrawing {
  land: string
  /** The commune of the site. */
  own: string
  /** The limit of the département. */
  limit: string
  site: Point
  /** Where the person comes from; undefined when it is not known or right beside. */
  home: Point | undefined
  /** From there to the site, as a gesture: it is not the road. */
  way: string | undefined
  unitsPerKm: number
}

/** At least this far on each side of the site is shown, in degrees: some 4 km. */
const AROUND = { lon: 0.05, lat: 0.036 }
/** Two points nearer than this, in units, would cover each other. */
const APART = 30
/** How far the way bends, for its length. */
const BEND = 0.12

/** The picture of where a site is, wide enough for it and for where the person comes from. */
export function drawSite(
  topology: ContourTopology,
  site: Place & { communeCode: string },
  origin: Place | undefined,
  size: MapSize,
): SiteDrawing {
  const corner = (side: number): LonLat => [site.lon + side * AROUND.lon, site.lat + side * AROUND.lat]
  const points = [corner(-1), corner(1), ...(origin ? [[origin.lon, origin.lat] as const] : [])]
  const bounds = boundsOf(points) ?? { west: site.lon, east: site.lon, south: site.lat, north: site.lat }
  const projection = fitProjection(bounds, size)
  const place = ({ lon, lat }: Place): Point => {
    const [x, y] = projection.project(lon, lat)
    return { x, y }
  }
  const all = contoursOf(topology)
  const inside = new Set(topology.objects.communes.geometries.map((contour) => contour.properties.code))
  const [there, here] = [place(site), origin && place(origin)]
  const home = here && Math.hypot(here.x - there.x, here.y - there.y) >= APART ? here : undefined
  const draw = (contours: typeof all) =>
    contours.map((contour) => contourToPath(topology, contour, projection)).join('')
  return {
    land: draw(all),
    own: draw(all.filter((contour) => contour.properties.code === site.communeCode)),
    limit: linesToPath(bordersBetween(topology, inside), projection),
    site: there,
    home,
    way: home && bentLine(home, there),
    unitsPerKm: projection.unitsPerKm,
  }
}

function bentLine(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const middle = [from.x + dx / 2 + dy * BEND, from.y + dy / 2 - dx * BEND]
  return `M${[from.x, from.y].map(tenth).join(' ')}Q${middle.map(tenth).join(' ')} ${[to.x, to.y].map(tenth).join(' ')}`
}

const tenth = (value: number) => Math.round(value * 10) / 10
