import { type RefObject, useEffect, useRef, useState } from 'react'
import type { MapShapes } from './map-shapes.ts'
import type { MapCamera, MapSurface, SurfaceEvents } from './map-surface.ts'

/** Several maps that look at the same place: what one does, the others follow. */
export interface SharedCamera {
  join(surface: MapSurface): { moved(): void; leave(): void }
}

export function createSharedCamera(): SharedCamera {
  const surfaces = new Set<MapSurface>()
  let leading = false
  let last: MapCamera | undefined
  return {
    join: (surface) => {
      if (last) surface.lookAt(last)
      surfaces.add(surface)
      return {
        moved: () => {
          if (leading) return
          leading = true
          last = surface.camera()
          for (const other of surfaces) if (other !== surface) other.lookAt(last)
          leading = false
        },
        leave: () => void surfaces.delete(surface),
      }
    },
  }
}

/** Begins to load what draws the map, while its data come. */
export function loadMapLibrary(): void {
  if (hasWebGl()) void import('./maplibre-surface.ts').catch(() => undefined)
}

function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

/** The map library comes here, and only here; without WebGL, or when it fails, the ground is drawn in SVG. */
async function createSurface(
  container: HTMLElement,
  shapes: MapShapes,
  events: SurfaceEvents,
): Promise<MapSurface> {
  if (hasWebGl()) {
    try {
      const { createMapLibreSurface } = await import('./maplibre-surface.ts')
      return await createMapLibreSurface(container, shapes, events)
    } catch (error) {
      container.replaceChildren()
      console.warn('The map is drawn without WebGL.', error)
    }
  }
  const { createSvgSurface } = await import('./svg-surface.ts')
  return createSvgSurface(container, shapes, events)
}

interface Options {
  shapes: MapShapes
  camera?: SharedCamera | undefined
  onPoint(row: number | undefined): void
  onPress(row: number): void
}

/** The surface of an element once it is there, and a number that changes whenever its view moves. */
export function useSurface(
  container: RefObject<HTMLDivElement | null>,
  options: Options,
): { surface: MapSurface | undefined; moves: number } {
  const [surface, setSurface] = useState<MapSurface>()
  const [moves, setMoves] = useState(0)
  const latest = useRef(options)
  latest.current = options
  const { shapes, camera } = options
  useEffect(() => {
    const element = container.current
    if (!element) return
    const host = document.createElement('div')
    host.className = 'map-ground'
    element.append(host)
    let made: MapSurface | undefined
    let member: ReturnType<SharedCamera['join']> | undefined
    let isOver = false
    const events: SurfaceEvents = {
      onMove: () => {
        setMoves((count) => count + 1)
        member?.moved()
      },
      onPoint: (row) => latest.current.onPoint(row),
      onPress: (row) => latest.current.onPress(row),
    }
    void createSurface(host, shapes, events).then((created) => {
      if (isOver) return created.remove()
      made = created
      member = camera?.join(created)
      setSurface(created)
    })
    return () => {
      isOver = true
      member?.leave()
      made?.remove()
      host.remove()
      setSurface(undefined)
    }
  }, [container, shapes, camera])
  return { surface, moves }
}
