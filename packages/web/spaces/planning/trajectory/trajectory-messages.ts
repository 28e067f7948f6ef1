import type { Trajectory, TrajectoryRuns } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import type { TrajectoryPlan } from '@maillage/planning/trajectory/trajectory-plan.ts'
import type { TargetNeeds } from './target-needs.ts'

export interface TrajectorySpec extends TrajectoryRuns {
  readonly plan: TrajectoryPlan
}

/** The trajectory comes first; what the target would take, afterwards. */
export type TrajectoryReport =
  | { readonly kind: 'simulated'; readonly trajectory: Trajectory }
  | { readonly kind: 'needs'; readonly needs: TargetNeeds }
