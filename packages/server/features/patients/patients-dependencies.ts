import type { Platform } from '../../platform/action.ts'
import type { InsiService } from './insi-service.ts'

/** What the feature of patients is given by the composition root. */
export interface PatientsDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
  insi: InsiService
}
