import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { refusalSentences } from './refusal-sentences.ts'
import { MOST_RUNS } from './trajectory-view.ts'
import type { TrajectoryScreen } from './use-trajectory.ts'

interface Props {
  screen: TrajectoryScreen
  text: TrajectoryText
}

/** The answer in a sentence; or what keeps the plan from having one, each fault with where to mend it. */
export function TrajectoryHead({ screen, text }: Props) {
  const { words, language } = usePlanning()
  const { answer, parsed, seed, runs, isTooMuch } = screen
  const { head } = text
  const faults = [
    ...('refusals' in parsed ? refusalSentences(parsed.refusals, text, language) : []),
    ...(seed === undefined ? [head.seed] : []),
    ...(runs === undefined ? [head.runs(words.count(MOST_RUNS))] : []),
    ...(isTooMuch ? [head.tooMuch] : []),
  ]
  if (faults.length > 0)
    return (
      <div className="trouble" role="alert">
        <h1>{head.refused}</h1>
        <p>{head.refusedHint}</p>
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    )
  if (answer?.state === 'failed')
    return (
      <div className="trouble" role="alert">
        <h1>{head.failed}</h1>
        <button type="button" className="tool" onClick={screen.again}>
          {head.again}
        </button>
      </div>
    )
  return <Answer screen={screen} text={text} />
}

function Answer({ screen: { answer, parsed, view }, text: { head } }: Props) {
  const { words } = usePlanning()
  if (answer?.state !== 'done' || !('plan' in parsed))
    return (
      <div className="outcome" aria-live="polite">
        <h1>{head.working}</h1>
      </div>
    )
  const { years, targetReached } = answer.trajectory
  const last = years.at(-1)
  if (!last) return null
  const [low, middle, high] = [last.practitioners.p10, last.practitioners.p50, last.practitioners.p90].map(
    words.count,
  ) as [string, string, string]
  return (
    <div className="outcome" aria-live="polite">
      <h1>{low === high ? head.exact(last.year, middle) : head.band(last.year, low, high, middle)}</h1>
      <p>
        {head.start(words.count(parsed.plan.practitioners.value), Number(view.from))} {head.eight}{' '}
        {targetReached === undefined ? null : (
          <b>{head.target(words.count(parsed.plan.target?.value ?? 0), words.percent(targetReached))}</b>
        )}
      </p>
    </div>
  )
}
