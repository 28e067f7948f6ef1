import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import { usePlanning } from '../planning-context.ts'
import type { TrajectoryScreen } from './use-trajectory.ts'

interface Props {
  screen: TrajectoryScreen
  text: TrajectoryText
}

/** What the number that is hoped for would take, one thing at a time. */
export function Needs({ screen: { answer, parsed }, text: { needs: text } }: Props) {
  const { words } = usePlanning()
  if (answer?.state !== 'done' || !('plan' in parsed)) return null
  const { target, recruits, to, from } = parsed.plan
  if (!target) return <p className="small">{text.none}</p>
  const planned = [...recruits.value.values()].reduce((sum, count) => sum + count, 0)
  const total = (more: number) => words.count(planned + more * (to - from))
  const { needs } = answer
  return (
    <section className="needs" aria-labelledby="trajectory-needs">
      <h2 id="trajectory-needs">{text.title(words.count(target.value))}</h2>
      <p className="small">{text.hint}</p>
      {needs ? (
        <ul>
          <li>
            {needs.postsForHalf === undefined
              ? text.noPosts
              : text.posts(needs.postsForHalf, total(needs.postsForHalf))}
          </li>
          {needs.postsForNearlyAll === undefined ? null : (
            <li>{text.postsSafe(needs.postsForNearlyAll, total(needs.postsForNearlyAll))}</li>
          )}
          <li>
            {needs.fillPercent === undefined
              ? text.noFill
              : text.fill(words.percent(needs.fillPercent / 100, 0))}
          </li>
          <li>{text.departures(words.count(needs.withoutDepartures))}</li>
        </ul>
      ) : (
        <p role="status">{text.coming}</p>
      )}
    </section>
  )
}
