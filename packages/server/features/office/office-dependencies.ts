import type { Metrics } from '../../platform/metrics.ts'
import type { BookingDependencies } from '../booking/booking-dependencies.ts'

/** What the office is given by the composition root. */
export interface OfficeDependencies extends BookingDependencies {
  metrics: Metrics
  production: boolean
}
