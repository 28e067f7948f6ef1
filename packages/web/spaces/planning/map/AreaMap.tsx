import { useEffect, useId, useRef, useState } from 'react'
import type { AreaMapProps } from './area-map-props.ts'
import './map.css'
import { MapControls } from './MapControls.tsx'
import { MapOverlay } from './MapOverlay.tsx'
import type { MapPaint } from './map-surface.ts'
import { mapKeys } from './map-keys.ts'
import { useSurface } from './use-surface.ts'

const NO_WAY: MapPaint['way'] = []

/**
 * A map of the communes of an area. By keyboard: arrows go from commune to neighbouring commune, Enter opens one, Shift and arrows move
 * the view, + and - zoom, 0 shows the whole area.
 */
export function AreaMap(props: AreaMapProps) {
  const { text } = props
  const keysId = useId()
  const { stage, surface, moves, cursor, pointed, onKeyDown, leave } = useAreaMap(props)
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
          onBlur={leave}
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
          {cursor === undefined ? undefined : props.describe(props.shapes.codes[cursor] as string)}
        </p>
        {props.children}
      </div>
      {props.legend ? <div className="map-legend">{props.legend}</div> : null}
    </div>
  )
}

/** The surface of a map, painted as its properties say, and where the pointer and the keyboard are. */
function useAreaMap({ shapes, fill, way = NO_WAY, selected, camera, onSelect, onSurface }: AreaMapProps) {
  const stage = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<number>()
  const [pointed, setPointed] = useState<number>()
  const select = (row: number, by: 'pointer' | 'enter') => {
    const code = shapes.codes[row]
    if (code !== undefined) onSelect?.(code, by)
  }
  const onPress = (row: number) => {
    setCursor(undefined)
    select(row, 'pointer')
  }
  const { surface, moves } = useSurface(stage, { shapes, camera, onPoint: setPointed, onPress })
  const selectedRow = selected === undefined ? undefined : shapes.rowOf(selected)
  useEffect(() => {
    surface?.paint({ ...fill, way, selected: selectedRow, cursor })
  }, [surface, fill, way, selectedRow, cursor])
  useEffect(() => onSurface?.(surface), [onSurface, surface])
  const onKeyDown = mapKeys({ shapes, surface, cursor, selectedRow, setCursor, onEnter: select })
  return { stage, surface, moves, cursor, pointed, onKeyDown, leave: () => setCursor(undefined) }
}
