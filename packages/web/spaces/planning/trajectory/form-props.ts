import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import type { TrajectoryScreen } from './use-trajectory.ts'

/** What every part of the form reads. */
export interface FormProps {
  screen: TrajectoryScreen
  text: TrajectoryText
}
