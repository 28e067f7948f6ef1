import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { MapText } from '../../../i18n/planning-map.fr.ts'
import './map.css'
import { MapControls } from './MapControls.tsx'
import { MapOverlay } from './MapOverlay.tsx'
import type { MapShapes } from './map-shapes.ts'
import type { MapPaint, MapSurface } from './map-surface.ts'
import type { MapSite, MapTown } from './map-things.ts'
import { neighbourTowards } from './neighbour-step.ts'
import { type SharedCamera, useSurface } from './use-surface.ts'

export interface AreaMapProps {
  text: MapText
  /** What the map is, for who does not see it: what it shows and its main figure. */
  label: string
  shapes: MapShapes
  /** Classes, their colours and the strong line; keep the same object while nothing changes. */
  fill: Pick<MapPaint, 'classOf' | 'colours' | 'edge'>
  /** A dotted line, from the selected commune to its nearest site. */
  way?: MapPaint['way']
  sites?: readonly MapSite[]
  towns?: readonly MapTown[]
  departementName?(code: string): string | undefined
  selected?: string | undefined
  /** `enter`: chosen by keyboard, whose focus may go on to what opens. */
  onSelect?(code: string, by: 'pointer' | 'enter'): void
  /** A commune in a few words: its name and its figure. */
  describe(code: string): string
  title?: ReactNode
  legend?: ReactNode
  camera?: SharedCamera
  onSurface?(surface: MapSurface | undefined): void
  /** Neither buttons nor scale: for a map beside another. */
  isBare?: boolean
  /** What stands over the map: progress, nothing open. */
  children?: ReactNode
}

const NO_WAY: MapPaint['way'] = []
const PAN_PIXELS = 80

/**
 * A map of the communes of an area. By keyboard: arrows go from commune to neighbouring commune, Enter opens one, Shift and arrows move
 * the view, + and - zoom, 0 shows the whole area.
 */
export function AreaMap(props: AreaMapProps) {
  const { text, shapes, fill, way = NO_WAY, selected, describe } = props
  const keysId = useId()
  const stage = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<number>()
  const [pointed, setPointed] = useState<number>()
  const select = (row: number, by: 'pointer' | 'enter') => {
    const code = shapes.codes[row]
    if (code !== undefined) props.onSelect?.(code, by)
  }
  const { surface, moves } = useSurface(stage, {
    shapes,
    camera: props.camera,
    onPoint: setPointed,
    onPress: (row) => {
      setCursor(undefined)
      select(row, 'pointer')
    },
  })
  const selectedRow = selected === undefined ? undefined : shapes.rowOf(selected)
  useEffect(() => {
    surface?.paint({ ...fill, way, selected: selectedRow, cursor })
  }, [surface, fill, way, selectedRow, cursor])
  const { onSurface } = props
  useEffect(() => onSurface?.(surface), [onSurface, surface])
  const onKeyDown = useMapKeys({ shapes, surface, cursor, selectedRow, setCursor, onEnter: select })
  const named = (row: number | undefined) =>
    row === undefined ? undefined : describe(shapes.codes[row] as string)
  return (
    <div className="map-frame">
      <div className="map-view">
        <div
          ref={stage}
          className="map-stage"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the map answers the arrows as a grid would, and says each commune
          tabIndex={0}
          role="application"
          aria-roledescription={text.map}
          aria-label={props.label}
          aria-describedby={keysId}
          onKeyDown={onKeyDown}
          onBlur={() => setCursor(undefined)}
        />
        <p id={keysId} className="vh">
          {text.keys}
        </p>
        {props.title ? (
          <div className="map-title" data-cover>
            {props.title}
          </div>
        ) : null}
        {surface && !props.isBare ? <MapControls text={text} surface={surface} moves={moves} /> : null}
        {surface ? (
          <MapOverlay {...props} surface={surface} moves={moves} pointed={cursor ?? pointed} />
        ) : null}
        <p className="vh" role="status">
          {named(cursor)}
        </p>
        {props.children}
      </div>
      {props.legend ? <div className="map-legend">{props.legend}</div> : null}
    </div>
  )
}

interface KeyState {
  shapes: MapShapes
  surface: MapSurface | undefined
  cursor: number | undefined
  selectedRow: number | undefined
  setCursor(row: number | undefined): void
  onEnter(row: number, by: 'enter'): void
}

function useMapKeys({ shapes, surface, cursor, selectedRow, setCursor, onEnter }: KeyState) {
  const go = (row: number) => {
    setCursor(row)
    surface?.reveal(row)
  }
  const views: Record<string, () => void> = {
    '+': () => surface?.zoomBy(1),
    '=': () => surface?.zoomBy(1),
    '-': () => surface?.zoomBy(-1),
    '0': () => surface?.fit(),
  }
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    const pan = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
    const at = cursor ?? selectedRow
    if (pan && event.shiftKey) surface?.panBy((pan[0] ?? 0) * PAN_PIXELS, (pan[1] ?? 0) * PAN_PIXELS)
    else if (pan && at === undefined) go(middleRow(shapes))
    else if (pan && at !== undefined) go(neighbourTowards(shapes, at, key) ?? at)
    else if (key === 'Enter' && at !== undefined) onEnter(at, 'enter')
    else if (key === 'Escape' && cursor !== undefined) setCursor(undefined)
    else if (views[key]) views[key]?.()
    else return
    event.preventDefault()
  }
}

/** The commune nearest the middle of the area: where the keyboard begins. */
function middleRow(shapes: MapShapes): number {
  const { west, south, east, north } = shapes.bounds
  const [lon, lat] = [(west + east) / 2, (south + north) / 2]
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [row, middle] of shapes.middles.entries()) {
    const far = (middle[0] - lon) ** 2 + (middle[1] - lat) ** 2
    if (far < least) [best, least] = [row, far]
  }
  return best
}
