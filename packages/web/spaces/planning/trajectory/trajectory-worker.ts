import { simulateTrajectory } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import { findTargetNeeds } from './target-needs.ts'
import type { TrajectoryReport, TrajectorySpec } from './trajectory-messages.ts'

const say = (report: TrajectoryReport) => postMessage(report)

addEventListener('message', ({ data: { plan, seed, runs } }: MessageEvent<TrajectorySpec>) => {
  say({ kind: 'simulated', trajectory: simulateTrajectory(plan, { seed, runs }) })
  const needs = findTargetNeeds(plan, { seed, runs })
  if (needs) say({ kind: 'needs', needs })
})
