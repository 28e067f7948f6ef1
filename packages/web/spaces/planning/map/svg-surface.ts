import { fitProjection, linesToPath, type SvgProjection } from '@maillage/territory/project-to-svg.ts'
import type { Lines, MapShapes } from './map-shapes.ts'
import {
  type CreateSurface,
  FIT_PADDING,
  type MapCamera,
  type MapPaint,
  type MapSurface,
  type SurfaceEvents,
} from './map-surface.ts'

const NAMESPACE = 'http://www.w3.org/2000/svg'
/** The picture that the paths are made for; the view of it is moved, the paths stay. */
const SIZE = 1000

interface View {
  /** The whole area is shown, until somebody looks elsewhere. */
  isFitted: boolean
  x: number
  y: number
  /** Pixels to a unit of the picture. */
  scale: number
}

/** Draws with SVG where the browser has no WebGL: the same lines and colours, slower to move on a large area. */
export const createSvgSurface: CreateSurface = async (container, shapes, events) => {
  const projection = fitProjection(shapes.bounds, { width: SIZE, height: SIZE })
  const drawing = drawGround(shapes, projection)
  container.append(drawing.svg)
  listen(drawing.communes, events)
  const view: View = { isFitted: true, x: 0, y: 0, scale: 1 }
  const show = () => {
    const { width, height } = container.getBoundingClientRect()
    drawing.svg.setAttribute('viewBox', `${view.x} ${view.y} ${width / view.scale} ${height / view.scale}`)
    events.onMove()
  }
  const surface = surfaceOf({ container, shapes, projection, drawing, view, show })
  const observer = new ResizeObserver(() => (view.isFitted ? surface.fit() : show()))
  observer.observe(container)
  surface.fit()
  return {
    ...surface,
    remove: () => {
      observer.disconnect()
      drawing.svg.remove()
    },
  }
}

interface Parts {
  container: HTMLElement
  shapes: MapShapes
  projection: SvgProjection
  drawing: Drawing
  view: View
  show(): void
}

function surfaceOf({ container, shapes, projection, drawing, view, show }: Parts): MapSurface {
  const size = () => container.getBoundingClientRect()
  const project = (lon: number, lat: number): [number, number] => {
    const [x, y] = projection.project(lon, lat)
    return [(x - view.x) * view.scale, (y - view.y) * view.scale]
  }
  const zoomAround = (scale: number) => {
    view.isFitted = false
    const { width, height } = size()
    view.x += width / 2 / view.scale - width / 2 / scale
    view.y += height / 2 / view.scale - height / 2 / scale
    view.scale = scale
    show()
  }
  const panBy = (x: number, y: number) => {
    view.isFitted = false
    view.x += x / view.scale
    view.y += y / view.scale
    show()
  }
  return {
    kind: 'svg',
    project,
    kmPerPixel: () => 1 / (projection.unitsPerKm * view.scale),
    paint: (paint) => drawing.paint(paint),
    fit: () => {
      view.isFitted = true
      const { width, height } = size()
      const { west, south, east, north } = shapes.bounds
      const [left, top] = projection.project(west, north)
      const [right, bottom] = projection.project(east, south)
      const sides = FIT_PADDING.left + FIT_PADDING.right
      const ends = FIT_PADDING.top + FIT_PADDING.bottom
      view.scale = Math.max(
        0.05,
        Math.min((width - sides) / (right - left), (height - ends) / (bottom - top)),
      )
      view.x = (left + right - width / view.scale) / 2
      view.y = (top + bottom - (height + FIT_PADDING.top - FIT_PADDING.bottom) / view.scale) / 2
      show()
    },
    zoomBy: (steps) => zoomAround(Math.min(40, Math.max(0.2, view.scale * 2 ** steps))),
    panBy,
    reveal: (row) => {
      const middle = shapes.middles[row]
      if (!middle) return
      const { width, height } = size()
      const [x, y] = project(middle[0], middle[1])
      if (x < 0 || y < 0 || x > width || y > height) panBy(x - width / 2, y - height / 2)
    },
    camera: (): MapCamera => ({ lon: view.x, lat: view.y, zoom: view.scale }),
    lookAt: (camera) => {
      view.isFitted = false
      view.x = camera.lon
      view.y = camera.lat
      view.scale = camera.zoom
      show()
    },
    picture: () => drawing.picture(size()),
    remove: () => undefined,
  }
}

interface Drawing {
  readonly svg: SVGSVGElement
  readonly communes: readonly SVGPathElement[]
  paint(paint: MapPaint): void
  picture(size: { width: number; height: number }): Promise<CanvasImageSource>
}

function drawGround(shapes: MapShapes, projection: SvgProjection): Drawing {
  const svg = document.createElementNS(NAMESPACE, 'svg')
  svg.setAttribute('class', 'map-svg')
  svg.setAttribute('aria-hidden', 'true')
  const add = (name: string, lines: Lines = []) => {
    const path = document.createElementNS(NAMESPACE, 'path')
    path.setAttribute('class', name)
    path.setAttribute('d', linesToPath(lines, projection))
    svg.append(path)
    return path
  }
  add('beyond', shapes.beyond)
  add('halo', shapes.outline)
  const communes = shapes.rings.map((rings, row) => {
    const path = add('commune', rings)
    path.dataset.row = String(row)
    return path
  })
  add('mesh', shapes.mesh)
  add('departements', shapes.departements)
  const edges = [add('edge-halo'), add('edge')]
  add('outline', shapes.outline)
  const ways = [add('way-halo'), add('way')]
  const selected = [add('selected-halo'), add('selected')]
  const cursor = [add('cursor-halo'), add('cursor')]
  const draw = (paths: SVGPathElement[], lines: Lines) => {
    for (const path of paths) path.setAttribute('d', linesToPath(lines, projection))
  }
  const ringsOf = (row: number | undefined) => (row === undefined ? [] : (shapes.rings[row] ?? []))
  return {
    svg,
    communes,
    paint: (paint) => {
      for (const [row, path] of communes.entries())
        path.style.fill = paint.colours[paint.classOf[row] ?? -1] ?? 'var(--m-none)'
      draw(edges, paint.edge)
      draw(ways, paint.way.length > 1 ? [paint.way] : [])
      draw(selected, ringsOf(paint.selected))
      draw(cursor, ringsOf(paint.cursor))
    },
    picture: (size) => pictureOf(svg, size),
  }
}

function listen(communes: readonly SVGPathElement[], events: SurfaceEvents): void {
  for (const [row, path] of communes.entries()) {
    path.addEventListener('pointerenter', () => events.onPoint(row))
    path.addEventListener('pointerleave', () => events.onPoint(undefined))
    path.addEventListener('click', () => events.onPress(row))
  }
}

/** The drawing with its computed colours inside, as a picture of twice its size. */
async function pictureOf(
  svg: SVGSVGElement,
  { width, height }: { width: number; height: number },
): Promise<CanvasImageSource> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('path')
  for (const [i, path] of copy.querySelectorAll('path').entries()) {
    const style = getComputedStyle(originals[i] as SVGPathElement)
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'vector-effect'])
      path.style.setProperty(name, style.getPropertyValue(name))
  }
  copy.setAttribute('width', String(width * 2))
  copy.setAttribute('height', String(height * 2))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  return image
}
