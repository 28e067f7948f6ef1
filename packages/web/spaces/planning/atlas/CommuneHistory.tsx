import type { CommuneHistory as History } from '@maillage/contract/atlas-history.ts'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/client.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { NEAR_MINUTES } from '../compute/area-access.ts'
import { usePlanning } from '../planning-context.ts'

interface Props {
  code: string
  reasonId: string
  text: AtlasText
}

const [WIDTH, HEIGHT, BASE, TOP] = [232, 56, 42, 10]

/** How far the nearest open slot was, day by day, since the network keeps it. */
export function CommuneHistory({ code, reasonId, text }: Props) {
  const { words } = usePlanning()
  const { data } = useQuery({
    queryKey: ['commune-history', code, reasonId],
    queryFn: ({ signal }) =>
      request<History>(`/api/atlas/communes/${code}/history?reason=${reasonId}`, { signal }),
    staleTime: 600_000,
  })
  const days = data?.days ?? []
  const [first] = days
  return (
    <>
      <h3>{text.sheet.history}</h3>
      {first && days.length > 1 ? <Line days={days} text={text} /> : null}
      <p className="small">
        {data
          ? text.sheet.kept(days.length, first ? words.date(Date.parse(`${first.day}T12:00:00Z`)) : '')
          : ' '}
      </p>
    </>
  )
}

function Line({ days, text }: { days: History['days']; text: AtlasText }) {
  const { words } = usePlanning()
  const dateOf = (day: string | undefined) => (day ? words.date(Date.parse(`${day}T12:00:00Z`)) : '')
  const known = days.flatMap(({ minutes7d }) => (minutes7d === null ? [] : [minutes7d]))
  const most = Math.max(30, ...known)
  const x = (at: number) => (at / Math.max(1, days.length - 1)) * WIDTH
  const y = (minutes: number) => BASE - (minutes / most) * (BASE - TOP)
  let path = ''
  let isDrawing = false
  for (const [at, { minutes7d }] of days.entries()) {
    if (minutes7d === null) isDrawing = false
    else {
      path += isDrawing
        ? `H${x(at).toFixed(1)}V${y(minutes7d).toFixed(1)}`
        : `M${x(at).toFixed(1)} ${y(minutes7d).toFixed(1)}`
      isDrawing = true
    }
  }
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return (
    <svg
      className="history"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text.sheet.historySaid(low, high)}
    >
      <path className="axis" d={`M0 ${BASE}H${WIDTH}`} />
      <path className="near" d={`M0 ${y(NEAR_MINUTES)}H${WIDTH}`} />
      <path className="line" d={path} />
      <text x={0} y={y(NEAR_MINUTES) - 4}>
        {text.sheet.minutes(NEAR_MINUTES)}
      </text>
      <text x={0} y={HEIGHT - 2}>
        {dateOf(days[0]?.day)}
      </text>
      <text x={WIDTH} y={HEIGHT - 2} textAnchor="end">
        {dateOf(days.at(-1)?.day)}
      </text>
    </svg>
  )
}
