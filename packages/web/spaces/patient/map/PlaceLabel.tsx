import type { Label } from '../../../ui/map/place-labels.ts'

interface Props {
  place: { title: string; detail: string }
  label: Label | undefined
  /** Over a tinted ground. */
  onTint?: boolean
}

/** The two lines of a place on a map: its name, and what one should know of it. */
export function PlaceLabel({ place, label, onTint = false }: Props) {
  return (
    <text className={onTint ? 'onin' : undefined} x={label?.x} y={label?.y} textAnchor={label?.anchor}>
      <tspan className="b">{place.title}</tspan>
      <tspan x={label?.x} dy="1.15em">
        {place.detail}
      </tspan>
    </text>
  )
}
