import type { LonLat } from '@maillage/territory/contour-edge.ts'
import type { GeoJSONSourceSpecification, LineLayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Lines, MapShapes } from './map-shapes.ts'

/** The colours of all but the classes, in the order that `groundStyle` takes them. */
export const GROUND_COLOURS = ['var(--sunk)', 'var(--card)', 'var(--ink)', 'var(--edge)', 'var(--m-none)']

export const emptyLines: Lines = []

/** Layers from below to above: ground, halo, communes, their mesh, the strong edge, the outline, what is chosen. */
export function groundStyle(shapes: MapShapes, colours: readonly string[]): StyleSpecification {
  const [sunk = '', card = '', ink = '', edge = '', none = ''] = colours
  return {
    version: 8,
    sources: {
      communes: source(polygonFeatures(shapes)),
      mesh: source(linesFeature(shapes.mesh)),
      departements: source(linesFeature(shapes.departements)),
      outline: source(linesFeature(shapes.outline)),
      beyond: source(linesFeature(shapes.beyond)),
      edge: source(linesFeature(emptyLines)),
      way: source(linesFeature(emptyLines)),
      cursor: source(linesFeature(emptyLines)),
      selected: source(linesFeature(emptyLines)),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': sunk } },
      line('beyond', 'beyond', edge, 1, { 'line-dasharray': [1, 3], 'line-opacity': 0.85 }),
      line('halo', 'outline', card, 8),
      {
        id: 'communes',
        type: 'fill',
        source: 'communes',
        paint: { 'fill-color': none, 'fill-antialias': false },
      },
      line('mesh', 'mesh', card, 0.6, { 'line-opacity': 0.55 }),
      line('departements', 'departements', card, 1.8, { 'line-opacity': 0.9 }),
      line('edge-halo', 'edge', card, 5, { 'line-opacity': 0.75 }),
      line('edge', 'edge', ink, 2.4),
      line('outline', 'outline', ink, 1.1),
      line('way-halo', 'way', card, 5, { 'line-opacity': 0.85 }),
      line('way', 'way', ink, 2.2, { 'line-dasharray': [0.1, 2.2] }),
      line('selected-halo', 'selected', card, 6.5),
      line('selected', 'selected', ink, 2.8),
      line('cursor-halo', 'cursor', card, 5),
      line('cursor', 'cursor', ink, 2, { 'line-dasharray': [2, 1.5] }),
    ],
  }
}

/** Little beyond each tile: nothing here is wider than a few pixels. */
function source(data: LinesFeature | ReturnType<typeof polygonFeatures>): GeoJSONSourceSpecification {
  return { type: 'geojson', data, tolerance: 0.3, buffer: 16, maxzoom: 12 }
}

function line(
  id: string,
  source: string,
  colour: string,
  width: number,
  more: LineLayerSpecification['paint'] = {},
): LineLayerSpecification {
  const isFine = width < 1
  return {
    id,
    type: 'line',
    source,
    layout: isFine ? { 'line-join': 'bevel' } : { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, ...more },
  }
}

/** GeoJSON (RFC 7946), as far as the map needs it. */
interface LinesFeature {
  readonly type: 'Feature'
  readonly properties: Record<string, never>
  readonly geometry: { readonly type: 'MultiLineString'; readonly coordinates: number[][][] }
}

type Polygons = number[][][][]

export interface CommuneFeature {
  readonly type: 'Feature'
  /** The row of the commune. */
  readonly id: number
  readonly properties: Record<string, never>
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: Polygons }
}

export function linesFeature(lines: Lines): LinesFeature {
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiLineString', coordinates: lines as unknown as number[][][] },
  }
}

/** The communes as polygons, numbered by their row. */
export function polygonFeatures(shapes: MapShapes): {
  type: 'FeatureCollection'
  features: CommuneFeature[]
} {
  return {
    type: 'FeatureCollection',
    features: shapes.rings.map((rings, row) => ({
      type: 'Feature',
      id: row,
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: grouped(rings) },
    })),
  }
}

/** Rings to polygons: a ring that turns the other way than the first one is a hole of the polygon before it. */
function grouped(rings: Lines): Polygons {
  const polygons: Polygons = []
  const outward = rings[0] ? Math.sign(turnOf(rings[0])) : 0
  for (const ring of rings) {
    const positions = ring as unknown as number[][]
    if (Math.sign(turnOf(ring)) === outward || polygons.length === 0) polygons.push([positions])
    else polygons.at(-1)?.push(positions)
  }
  return polygons
}

function turnOf(ring: readonly LonLat[]): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1] as LonLat
    const [x1, y1] = ring[i] as LonLat
    sum += x0 * y1 - x1 * y0
  }
  return sum
}
