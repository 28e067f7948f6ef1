import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { type FanPoint, fanOf } from './fan-geometry.ts'

interface Props {
  title: string
  points: readonly FanPoint[]
  target?: number | undefined
  text: TrajectoryText
}

const LABEL_GAP = 6

/** A band over the years, its median in the middle; said in words for who does not see it. */
export function FanChart({ title, points, target, text }: Props) {
  const { words } = usePlanning()
  const fan = fanOf(points, target)
  const said = points.map(({ year, band }) =>
    text.chart.point(year, words.count(band.p10), words.count(band.p50), words.count(band.p90)),
  )
  const last = fan.points.at(-1)
  return (
    <figure className="fan">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${fan.width} ${fan.height}`} role="img" aria-label={text.chart.label(title, said)}>
        {fan.ticks.map(({ value, y }) => (
          <g key={value} className="tick">
            <path d={`M${fan.left} ${y}H${fan.width}`} />
            <text x={fan.left - LABEL_GAP} y={y + 4} textAnchor="end">
              {words.count(value)}
            </text>
          </g>
        ))}
        <path className="band" d={fan.band} />
        <path className="median" d={fan.line} />
        {fan.points.map(({ year, x, low, middle, high }, place) => (
          <g key={year}>
            <path className="spread" d={`M${x} ${low}V${high}`} />
            <circle cx={x} cy={middle} r="4" />
            <text x={x} y={fan.height - 6} textAnchor={anchorAt(place, fan.points.length)}>
              {year}
            </text>
            <title>{said[place]}</title>
          </g>
        ))}
        {fan.target === undefined ? null : (
          <g className="target">
            <path d={`M${fan.left} ${fan.target}H${fan.width}`} />
            <text x={fan.left + LABEL_GAP} y={fan.target - LABEL_GAP}>
              {text.chart.target(words.count(target ?? 0))}
            </text>
          </g>
        )}
        {last ? <circle className="end" cx={last.x} cy={last.middle} r="5.5" /> : null}
      </svg>
    </figure>
  )
}

function anchorAt(place: number, count: number): 'start' | 'middle' | 'end' {
  if (place === count - 1) return 'end'
  return place === 0 ? 'start' : 'middle'
}
