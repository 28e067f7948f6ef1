import type { Platform } from '../../platform/action.ts'
import type { BirthGround } from './search-birth-places.ts'
import type { InsiService } from './insi-service.ts'

/** What the feature of patients is given by the composition root. */
export interface PatientsDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
  /** Where the network is; left out: nowhere is nearer than elsewhere. */
  centre?: () => Promise<BirthGround | undefined>
  insi: InsiService
}
