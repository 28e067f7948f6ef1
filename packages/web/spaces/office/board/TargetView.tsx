import { useEffect, useRef } from 'react'
import type { MoveTarget } from '@maillage/core/agenda/move-targets.ts'
import { minutesOf, rowsBetween, type Span } from '@maillage/core/agenda/span.ts'
import { siteName, useOffice } from '../office-context.ts'

/** Where the appointment in hand would go. It takes the focus, so that each step of the arrows is said. */
export function TargetView({ target, who, window }: { target: MoveTarget; who: string; window: Span }) {
  const office = useOffice()
  const element = useRef<HTMLDivElement>(null)
  const { text, words } = office
  const time = words.time(target.start)
  const site = siteName(office, target.siteId)
  useEffect(() => element.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a block stands at its time, not in a table
    <div
      ref={element}
      role="gridcell"
      tabIndex={0}
      className="target"
      data-target={target.id}
      aria-label={[time, text.board.minutes(minutesOf(target)), who, site, text.board.target].join(', ')}
      style={
        {
          '--y': rowsBetween(window.start, target.start),
          '--h': rowsBetween(target.start, target.end),
        } as React.CSSProperties
      }
    >
      <span>{words.clock(target.start)}</span>
      <span>{site}</span>
    </div>
  )
}
