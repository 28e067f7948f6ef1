import { useQuery } from '@tanstack/react-query'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { computedAplOptions } from '../planning-api.ts'
import { usePlanning } from '../planning-context.ts'
import type { CommuneFigures } from './commune-figures.ts'
import type { AtlasScreen } from './use-atlas.ts'

interface Props {
  commune: CommuneFigures
  screen: AtlasScreen
  text: AtlasText
}

const WIDTH = 228
const MOST = 6
const UNDER_SERVED = 2.5

/** The official indicator beside the minutes: what is published, what we compute again, and how far these are apart. */
export function CommuneApl({ commune, screen, text }: Props) {
  const { words } = usePlanning()
  const { apl, ground, view } = screen
  const { data } = useQuery(computedAplOptions(view.area))
  if (!apl || !Number.isFinite(commune.apl)) return null
  const computed = data?.values[data.codes.indexOf(commune.code)]
  const doubt = data?.fitOfFrance?.p95
  const threshold = apl.underServedBelow ?? UNDER_SERVED
  return (
    <>
      <h3>{text.sheet.paper}</h3>
      <dl className="paper-apl">
        <dt>{text.sheet.published(apl.year)}</dt>
        <dd>{words.decimal(commune.apl, 2)}</dd>
        {typeof computed === 'number' ? (
          <>
            <dt>{text.sheet.computed}</dt>
            <dd>{words.decimal(computed, 2)}</dd>
          </>
        ) : null}
      </dl>
      <Strip
        value={commune.apl}
        threshold={threshold}
        mean={apl.mean ?? undefined}
        area={ground?.communes.area.name ?? ''}
        text={text}
      />
      {typeof computed === 'number' && doubt ? (
        <p className="small">{text.sheet.doubt(words.decimal(doubt, 1))}</p>
      ) : null}
    </>
  )
}

interface StripProps {
  value: number
  threshold: number
  mean: number | undefined
  area: string
  text: AtlasText
}

function Strip({ value, threshold, mean, area, text }: StripProps) {
  const { words } = usePlanning()
  const x = (consultations: number) => (Math.min(consultations, MOST) / MOST) * WIDTH
  const said = (consultations: number) => words.decimal(consultations, 2)
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${WIDTH} 30`}
      role="img"
      aria-label={text.sheet.strip(said(value), words.decimal(threshold, 1), mean ? said(mean) : '')}
    >
      <rect className="low" x={0} y={5} width={x(threshold)} height={8} />
      <rect className="high" x={x(threshold)} y={5} width={WIDTH - x(threshold)} height={8} />
      <path className="mark" d={`M${x(threshold)} 2V17`} />
      <text x={x(threshold)} y={27} textAnchor="end">
        {text.sheet.threshold(words.decimal(threshold, 1))}
      </text>
      {mean ? (
        <>
          <path className="mark" d={`M${x(mean)} 2V17`} />
          <text x={x(mean) - 8} y={27}>
            {text.sheet.mean(area, said(mean))}
          </text>
        </>
      ) : null}
      <circle className="point" cx={x(value)} cy={9} r={4.6} />
    </svg>
  )
}
