import type { Actor } from '../../platform/actor.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { BookingDependencies } from '../booking/booking-dependencies.ts'

/** What the office is given by the composition root. */
export interface OfficeDependencies extends BookingDependencies {
  metrics: Metrics
  production: boolean
  /** Who acts at the office. @throws {Refusal} while the office is closed. */
  officeActor: () => Actor
}
