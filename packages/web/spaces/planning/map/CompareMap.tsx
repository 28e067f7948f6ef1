import { type ReactNode, useMemo, useState } from 'react'
import { AreaMap } from './AreaMap.tsx'
import type { AreaMapProps } from './area-map-props.ts'
import { createSharedCamera } from './use-surface.ts'

interface Side extends Pick<AreaMapProps, 'fill' | 'sites' | 'describe' | 'label'> {
  /** In the corner: "Avant : 4 sites". */
  tag: ReactNode
}

interface Props
  extends Pick<AreaMapProps, 'text' | 'shapes' | 'towns' | 'selected' | 'onSelect' | 'departementName'> {
  before: Side
  after: Side
}

/** Two states of the same area under one slider: what stands before on its left, what comes after on its right. */
export function CompareMap({ before, after, ...shared }: Props) {
  const [part, setPart] = useState(50)
  const camera = useMemo(createSharedCamera, [])
  const { text } = shared
  return (
    <div className="map-compare" style={{ '--part': `${part}%` } as React.CSSProperties}>
      <div className="side-before">
        <AreaMap {...shared} {...before} camera={camera} isBare />
      </div>
      <div className="side-after">
        <AreaMap {...shared} {...after} camera={camera} />
      </div>
      <span className="map-tag is-before">{before.tag}</span>
      <span className="map-tag is-after">{after.tag}</span>
      <i className="map-cut" aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={100}
        value={part}
        aria-label={text.compare}
        aria-valuetext={text.compareAt(part)}
        onChange={(event) => setPart(Number(event.target.value))}
      />
    </div>
  )
}
