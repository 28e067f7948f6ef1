import type { LonLat } from '@maillage/territory/contour-edge.ts'
import type { Lines, MapShapes } from './map-shapes.ts'

/** What is painted on the ground; rows are those of the shapes. */
export interface MapPaint {
  /** Class of each commune: its place in `colours`. */
  readonly classOf: ArrayLike<number>
  /** CSS colours, custom properties allowed. */
  readonly colours: readonly string[]
  /** The strong line, around what is near enough. */
  readonly edge: Lines
  readonly selected: number | undefined
  /** Where the keyboard is. */
  readonly cursor: number | undefined
  /** A dotted line, from the selected commune to its nearest site. */
  readonly way: readonly LonLat[]
}

/** Where one looks: two maps that share one move together. */
export interface MapCamera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export interface SurfaceEvents {
  /** The view moved or changed its size. */
  onMove(): void
  onPoint(row: number | undefined): void
  onPress(row: number): void
}

/** What draws the ground in an element: WebGL where there is some, else SVG. Both answer the same questions. */
export interface MapSurface {
  readonly kind: 'webgl' | 'svg'
  project(lon: number, lat: number): readonly [x: number, y: number]
  kmPerPixel(): number
  paint(paint: MapPaint): void
  fit(): void
  zoomBy(steps: number): void
  panBy(x: number, y: number): void
  /** Brings a commune into view when it is outside. */
  reveal(row: number): void
  camera(): MapCamera
  lookAt(camera: MapCamera): void
  /** The ground as a picture, without labels. */
  picture(): Promise<CanvasImageSource>
  remove(): void
}

export type CreateSurface = (
  container: HTMLElement,
  shapes: MapShapes,
  events: SurfaceEvents,
) => Promise<MapSurface>

/** How far from the rims of the element the area is fitted, in pixels: the title stands above it. */
export const FIT_PADDING = { top: 42, right: 20, bottom: 14, left: 20 }
