import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { BookingDependencies } from '../booking/booking-dependencies.ts'

/** What the atlas is given by the composition root. */
export interface AtlasDependencies extends BookingDependencies {
  index: CommuneIndex
  travelTime: TravelTime
  metrics: Metrics
}
