import type { MeasureName, TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import { saveFile } from '../../../ui/csv.ts'
import { usePlanning } from '../planning-context.ts'
import { MEASURES, trajectoryCsv } from './trajectory-csv.ts'
import type { TrajectoryScreen } from './use-trajectory.ts'

interface Props {
  screen: TrajectoryScreen
  text: TrajectoryText
}

const FLOWS: readonly MeasureName[] = ['recruited', 'retired', 'left']

/** The bands in figures, and the way to make them again without this screen. */
export function TrajectoryTable({ screen, text }: Props) {
  const { words } = usePlanning()
  const { answer, input, seed, runs } = screen
  const { table } = text
  if (answer?.state !== 'done' || seed === undefined || runs === undefined) return null
  const { years } = answer.trajectory
  const columns = MEASURES.filter((measure) => years[0]?.[measure])
  const cell = (measure: MeasureName, year: (typeof years)[number], isStart: boolean) => {
    const band = year[measure]
    if (!band || (isStart && FLOWS.includes(measure))) return null
    const [low, middle, high] = [band.p10, band.p50, band.p90].map(words.count)
    return (
      <>
        <b>{middle}</b>
        {band.p10 === band.p90 ? null : <span>{table.band(low ?? '', high ?? '')}</span>}
      </>
    )
  }
  const plan = () => new Blob([`${JSON.stringify(input, null, 2)}\n`], { type: 'application/json' })
  return (
    <section className="years-table" aria-labelledby="trajectory-years">
      <h2 id="trajectory-years">{table.title}</h2>
      <p className="small">{table.hint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="scroll" aria-label={table.caption} tabIndex={0}>
        <table>
          <caption className="vh">{table.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{table.year}</th>
              {columns.map((measure) => (
                <th key={measure} scope="col">
                  {text.measures[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year, place) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                {columns.map((measure) => (
                  <td key={measure}>{cell(measure, year, place === 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="tools">
        <button
          type="button"
          className="tool"
          onClick={() => saveFile(trajectoryCsv(answer.trajectory, { seed, runs }), 'trajectoire.csv')}
        >
          {table.csv}
        </button>
        <button type="button" className="tool" onClick={() => saveFile(plan(), 'trajectoire.json')}>
          {table.json}
        </button>
      </p>
      <p className="small">
        {table.same} <code>{table.command(runs, seed)}</code>
      </p>
    </section>
  )
}
