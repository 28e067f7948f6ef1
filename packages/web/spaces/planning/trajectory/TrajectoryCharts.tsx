import type { MeasureName, TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import { FanChart } from './FanChart.tsx'
import type { TrajectoryScreen } from './use-trajectory.ts'

interface Props {
  screen: TrajectoryScreen
  text: TrajectoryText
}

const DRAWN: readonly MeasureName[] = ['practitioners', 'fte', 'sites', 'patients', 'covered']

/** One fan for each stock of the plan; what comes and goes in a year is in the table. */
export function TrajectoryCharts({ screen: { answer, parsed }, text }: Props) {
  if (answer?.state !== 'done' || !('plan' in parsed)) return null
  const { years } = answer.trajectory
  return (
    <section className="fans" aria-label={text.chart.legend}>
      <div>
        {DRAWN.map((measure) => {
          const points = years.flatMap((year) => {
            const band = year[measure]
            return band ? [{ year: year.year, band }] : []
          })
          if (points.length === 0) return null
          const target = measure === 'practitioners' ? parsed.plan.target?.value : undefined
          return (
            <FanChart
              key={measure}
              title={text.measures[measure]}
              points={points}
              target={target}
              text={text}
            />
          )
        })}
      </div>
      <p className="small">{text.chart.legend}</p>
    </section>
  )
}
