import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import { PageLink } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { assumptionRows } from './assumption-rows.ts'
import type { TrajectoryScreen } from './use-trajectory.ts'

interface Props {
  screen: TrajectoryScreen
  text: TrajectoryText
}

/** All that the figures above rest on, each with where it comes from. */
export function Assumptions({ screen: { parsed }, text }: Props) {
  const { words } = usePlanning()
  if (!('plan' in parsed)) return null
  const { assumptions } = text
  return (
    <section className="assumptions" aria-labelledby="trajectory-assumptions">
      <h2 id="trajectory-assumptions">{assumptions.title}</h2>
      <table>
        <caption className="vh">{assumptions.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{assumptions.what}</th>
            <th scope="col">{assumptions.value}</th>
            <th scope="col">{assumptions.where}</th>
          </tr>
        </thead>
        <tbody>
          {assumptionRows(parsed.plan, parsed.assumed, { text, words }).map(({ what, value, where }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{value}</td>
              <td>{where}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {[...assumptions.rules, ...(parsed.plan.reach ? [assumptions.reachRule] : [])].map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p>
        <PageLink href="/territoire/methode#trajectoire">{assumptions.method}</PageLink>
      </p>
    </section>
  )
}
