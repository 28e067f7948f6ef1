import type { ReactNode } from 'react'
import type { MapText } from '../../../i18n/planning-map.fr.ts'
import type { MapShapes } from './map-shapes.ts'
import type { MapPaint, MapSurface } from './map-surface.ts'
import type { MapSite, MapTown } from './map-things.ts'
import type { SharedCamera } from './use-surface.ts'

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
