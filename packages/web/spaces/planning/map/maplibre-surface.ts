import type { LonLat } from '@maillage/territory/contour-edge.ts'
import {
  type ExpressionSpecification,
  type GeoJSONSource,
  LngLat,
  Map as MapLibre,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { onThemeChange, resolveColours } from './map-colours.ts'
import { emptyLines, GROUND_COLOURS, groundStyle, linesFeature } from './map-style.ts'
import type { Lines, MapShapes } from './map-shapes.ts'
import {
  type CreateSurface,
  FIT_PADDING,
  type MapPaint,
  type MapSurface,
  type SurfaceEvents,
} from './map-surface.ts'

setWorkerUrl(workerUrl)

const EARTH_KM = 40_075.016686
const TILE_PIXELS = 512
const isReduced = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
const isCoarse = () => window.matchMedia('(pointer: coarse)').matches

/**
 * Draws with WebGL from our own contours: no tile, no font and no address but ours.
 * @throws when the browser gives no WebGL context.
 */
export const createMapLibreSurface: CreateSurface = async (container, shapes, events) => {
  const { west, south, east, north } = shapes.bounds
  const map = new MapLibre({
    container,
    style: groundStyle(shapes, resolveColours(container, GROUND_COLOURS)),
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: FIT_PADDING },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    minZoom: 4,
    maxZoom: 13,
  })
  map.touchZoomRotate.disableRotation()
  if (isCoarse()) map.dragPan.disable()
  map.getCanvas().tabIndex = -1
  map.getCanvas().setAttribute('aria-hidden', 'true')
  await map.once('load')
  return surfaceOf(map, container, shapes, events)
}

function surfaceOf(
  map: MapLibre,
  container: HTMLElement,
  shapes: MapShapes,
  events: SurfaceEvents,
): MapSurface {
  const painter = createPainter(map, container, shapes)
  listen(map, events)
  const stopFollowing = onThemeChange(() => painter.renew())
  const fitted = keepFitted(map, shapes)
  const animate = () => (isReduced() ? { duration: 0 } : { duration: 180 })
  return {
    kind: 'webgl',
    project: (lon, lat) => {
      const { x, y } = map.project([lon, lat])
      return [x, y]
    },
    kmPerPixel: () =>
      (EARTH_KM * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (TILE_PIXELS * 2 ** map.getZoom()),
    paint: (paint) => painter.paint(paint),
    fit: () => fitted.fit(animate()),
    zoomBy: (steps) => {
      fitted.leave()
      map.zoomTo(map.getZoom() + steps, animate())
    },
    panBy: (x, y) => {
      fitted.leave()
      map.panBy([x, y], animate())
    },
    reveal: (row) => {
      const middle = shapes.middles[row]
      if (middle && !map.getBounds().contains(new LngLat(middle[0], middle[1])))
        map.panTo([middle[0], middle[1]], animate())
    },
    camera: () => ({ lon: map.getCenter().lng, lat: map.getCenter().lat, zoom: map.getZoom() }),
    lookAt: ({ lon, lat, zoom }) => {
      fitted.leave()
      map.jumpTo({ center: [lon, lat], zoom })
    },
    picture: () => pictureOf(map),
    remove: () => {
      stopFollowing()
      map.remove()
    },
  }
}

/** Shows the whole area in whatever room there is, until somebody looks elsewhere. */
function keepFitted(map: MapLibre, { bounds: { west, south, east, north } }: MapShapes) {
  let isFitted = true
  const fit = (animation: { duration: number }) => {
    isFitted = true
    map.fitBounds([west, south, east, north], { padding: FIT_PADDING, ...animation })
  }
  const leave = () => {
    isFitted = false
  }
  fit({ duration: 0 })
  map.on('resize', () => {
    if (isFitted) fit({ duration: 0 })
  })
  map.on('movestart', (event) => {
    if (event.originalEvent) leave()
  })
  return { fit, leave }
}

function listen(map: MapLibre, events: SurfaceEvents): void {
  map.on('move', () => events.onMove())
  map.on('resize', () => events.onMove())
  map.on('mousemove', 'communes', (event) => {
    map.getCanvas().style.cursor = 'pointer'
    events.onPoint(event.features?.[0]?.id as number | undefined)
  })
  map.on('mouseleave', 'communes', () => {
    map.getCanvas().style.cursor = ''
    events.onPoint(undefined)
  })
  map.on('click', 'communes', (event) => {
    const row = event.features?.[0]?.id
    if (typeof row === 'number') events.onPress(row)
  })
}

/** Writes to the map only what changed. */
function createPainter(map: MapLibre, container: HTMLElement, shapes: MapShapes) {
  let shown: MapPaint | undefined
  const write = (name: string, lines: Lines) =>
    void (map.getSource(name) as GeoJSONSource | undefined)?.setData(linesFeature(lines))
  const ringsOfRow = (row: number | undefined): Lines => (row === undefined ? [] : (shapes.rings[row] ?? []))
  const fill = (colours: readonly string[]) =>
    map.setPaintProperty('communes', 'fill-color', fillColour(resolveColours(container, colours)))
  const paint = (next: MapPaint) => {
    const before = shown
    shown = next
    if (before?.colours.join() !== next.colours.join()) fill(next.colours)
    for (let row = 0; row < shapes.codes.length; row++) {
      const [was, is] = [before?.classOf[row], next.classOf[row]]
      if (was !== is) map.setFeatureState({ source: 'communes', id: row }, { class: is })
    }
    if (before?.edge !== next.edge) write('edge', next.edge)
    if (before?.selected !== next.selected) write('selected', ringsOfRow(next.selected))
    if (before?.cursor !== next.cursor) write('cursor', ringsOfRow(next.cursor))
    if (!isSameWay(before?.way, next.way)) write('way', next.way.length > 1 ? [next.way] : emptyLines)
  }
  const renew = () => {
    const style = groundStyle(shapes, resolveColours(container, GROUND_COLOURS))
    for (const layer of style.layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        if (name.endsWith('-color') && layer.id !== 'communes')
          map.setPaintProperty(layer.id, name as 'line-color', value)
    }
    if (shown) fill(shown.colours)
  }
  return { paint, renew }
}

function fillColour(colours: readonly string[]): ExpressionSpecification {
  const arms = colours.flatMap((colour, at) => [at, colour])
  const last = colours.at(-1) ?? 'rgb(128, 128, 128)'
  const pick = ['match', ['coalesce', ['feature-state', 'class'], colours.length - 1], ...arms, last]
  return pick as unknown as ExpressionSpecification
}

function isSameWay(a: readonly LonLat[] | undefined, b: readonly LonLat[]): boolean {
  return a !== undefined && a.flat().join() === b.flat().join()
}

/** The buffer of WebGL is empty once shown: it is read inside the frame that draws it. */
function pictureOf(map: MapLibre): Promise<CanvasImageSource> {
  return new Promise((resolve) => {
    map.once('render', () => {
      const { width, height } = map.getCanvas()
      const copy = document.createElement('canvas')
      copy.width = width
      copy.height = height
      copy.getContext('2d')?.drawImage(map.getCanvas(), 0, 0)
      resolve(copy)
    })
    map.triggerRepaint()
  })
}
