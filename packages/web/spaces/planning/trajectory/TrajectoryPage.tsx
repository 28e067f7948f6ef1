import '../styles/trajectory.css'
import { trajectoryEn } from '../../../i18n/planning-trajectory.en.ts'
import { trajectoryFr } from '../../../i18n/planning-trajectory.fr.ts'
import { PlanningFrame } from '../frame/PlanningFrame.tsx'
import { usePlanning, useWords } from '../planning-context.ts'
import { Assumptions } from './Assumptions.tsx'
import { Needs } from './Needs.tsx'
import { TrajectoryCharts } from './TrajectoryCharts.tsx'
import { TrajectoryForm } from './TrajectoryForm.tsx'
import { TrajectoryHead } from './TrajectoryHead.tsx'
import { TrajectoryTable } from './TrajectoryTable.tsx'
import { useTrajectory } from './use-trajectory.ts'

/** A plan of recruits and openings, played many times: where it leads, with its bands, and all that it supposes. */
export default function TrajectoryPage() {
  const { text: shared } = usePlanning()
  const text = useWords({ fr: trajectoryFr, en: trajectoryEn })
  const screen = useTrajectory(text.sources)
  return (
    <PlanningFrame
      page="trajectory"
      title={shared.pages.trajectory}
      actions={
        <button type="button" className="tool" onClick={() => window.print()}>
          {text.print}
        </button>
      }
    >
      <div className="trajectory">
        <aside className="plan" aria-label={text.form.title}>
          <TrajectoryForm screen={screen} text={text} />
        </aside>
        <div className="course">
          <TrajectoryHead screen={screen} text={text} />
          <TrajectoryCharts screen={screen} text={text} />
          <TrajectoryTable screen={screen} text={text} />
          <Needs screen={screen} text={text} />
          <Assumptions screen={screen} text={text} />
        </div>
      </div>
    </PlanningFrame>
  )
}
