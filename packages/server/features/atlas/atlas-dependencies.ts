import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { BookingDependencies, SearchDependencies } from '../booking/booking-dependencies.ts'

/** What the access of communes is computed from. */
export interface AccessDependencies extends SearchDependencies {
  index: CommuneIndex
  travelTime: TravelTime
}

/** What the atlas is given by the composition root. */
export interface AtlasDependencies extends BookingDependencies, AccessDependencies {
  metrics: Metrics
}
