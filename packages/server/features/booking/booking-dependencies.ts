import type { Platform } from '../../platform/action.ts'
import type { SiteTravel } from '../territory/site-travel.ts'

/** What the booking feature is given by the composition root. */
export interface BookingDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
  travel: SiteTravel
  /** Address of the web application, without a slash at the end: links of messages start with it. */
  publicUrl: string
}
