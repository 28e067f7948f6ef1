import type { CSSProperties } from 'react'
import type { MapSite } from './map-things.ts'
import type { PlacedLabel } from './labels-with-leaders.ts'
import type { LabelKind } from './text-size.ts'

/** The symbol of a site: round for a centre, a diamond for an antenna, hollow and dashed when it is not counted. */
export function SiteSymbol({ kind, state }: Pick<MapSite, 'kind' | 'state'>) {
  return <span className={`site-symbol is-${kind} is-${state}`} aria-hidden="true" />
}

/** Stands on its commune, which a press opens: the pin itself takes none. */
export function MapPin({ site, style }: { site: MapSite; style: CSSProperties }) {
  return (
    <li className="map-pin" style={style}>
      <SiteSymbol kind={site.kind} state={site.state} />
      <span className="vh">{site.said}</span>
    </li>
  )
}

interface LabelProps {
  kind: LabelKind
  lines: readonly string[]
  at: readonly [x: number, y: number]
  box: PlacedLabel
}

/** A name beside its point; one that had to stand away is joined to it by a line. */
export function SiteLabel({ kind, lines: [first, second], at: [x, y], box }: LabelProps) {
  const [towardsX, towardsY] = [
    Math.min(Math.max(x, box.left), box.left + box.width) - x,
    Math.min(Math.max(y, box.top), box.top + box.height) - y,
  ]
  return (
    <>
      {box.away ? (
        <i
          className="map-leader"
          style={{
            left: x,
            top: y,
            width: Math.hypot(towardsX, towardsY),
            transform: `rotate(${Math.atan2(towardsY, towardsX)}rad)`,
          }}
        />
      ) : null}
      <span className={`map-label is-${kind}`} style={{ left: box.left, top: box.top, width: box.width }}>
        {kind === 'site' || kind === 'gone' ? <b>{first}</b> : first}
        {second ? <span>{second}</span> : null}
      </span>
    </>
  )
}
