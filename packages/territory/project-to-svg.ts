import { decodeRing, type LonLat } from './contour-edge.ts'
import { type CommuneContour, type ContourTopology, ringsOf } from './contours.ts'

/** An area in degrees. */
export interface LonLatBounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export interface SvgSize {
  readonly width: number
  readonly height: number
  /** Kept free on each side; default 0. */
  readonly padding?: number
}

/** Degrees to the units of an SVG `viewBox`, y downwards. */
export interface SvgProjection {
  readonly width: number
  readonly height: number
  /** Units to a kilometre, the same in both directions. */
  readonly unitsPerKm: number
  readonly project: (lon: number, lat: number) => [x: number, y: number]
}

const KM_PER_DEGREE = 111.195

/** The smallest area that holds all points; `undefined` without points. */
export function boundsOf(points: readonly LonLat[]): LonLatBounds | undefined {
  if (points.length === 0) return undefined
  const lons = points.map((point) => point[0])
  const lats = points.map((point) => point[1])
  return {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  }
}

/**
 * Fits an area into a picture, centred, at its own scale in both directions: equirectangular around the middle
 * latitude, true to 0.5 % over a département. An area without width is shown 10 km wide.
 */
export function fitProjection(bounds: LonLatBounds, { width, height, padding = 0 }: SvgSize): SvgProjection {
  const lonMiddle = (bounds.west + bounds.east) / 2
  const latMiddle = (bounds.south + bounds.north) / 2
  const kmPerLon = KM_PER_DEGREE * Math.cos((latMiddle * Math.PI) / 180)
  const eastKm = (bounds.east - bounds.west) * kmPerLon
  const northKm = (bounds.north - bounds.south) * KM_PER_DEGREE
  const fitted = Math.min((width - 2 * padding) / eastKm, (height - 2 * padding) / northKm)
  const unitsPerKm = Number.isFinite(fitted) ? fitted : Math.min(width, height) / 10
  return {
    width,
    height,
    unitsPerKm,
    project: (lon, lat) => [
      width / 2 + (lon - lonMiddle) * kmPerLon * unitsPerKm,
      height / 2 - (lat - latMiddle) * KM_PER_DEGREE * unitsPerKm,
    ],
  }
}

const rounded = (value: number) => String(Math.round(value * 10) / 10)

/** The `d` of an SVG path that draws lines, to a tenth of a unit. */
export function linesToPath(lines: readonly (readonly LonLat[])[], projection: SvgProjection): string {
  return lines
    .map((line) => {
      const points = line.map(([lon, lat]) => projection.project(lon, lat).map(rounded).join(' '))
      return points.length === 0 ? '' : `M${points.join('L')}`
    })
    .join('')
}

/** The `d` of an SVG path that fills a commune; `fill-rule="evenodd"` leaves its holes out. */
export function contourToPath(
  topology: ContourTopology,
  contour: CommuneContour,
  projection: SvgProjection,
): string {
  return ringsOf(contour)
    .map((ring) => `${linesToPath([decodeRing(topology, ring).slice(0, -1)], projection)}Z`)
    .join('')
}
