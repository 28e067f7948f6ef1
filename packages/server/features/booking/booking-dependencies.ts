import type { Platform } from '../../platform/action.ts'
import type { SiteTravel } from '../territory/site-travel.ts'

/** What a search for slots stands on. */
export interface SearchDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
  travel: SiteTravel
}

/** What the booking feature is given by the composition root. */
export interface BookingDependencies extends SearchDependencies {
  /** Address of the web application, without a slash at the end: links of messages start with it. */
  publicUrl: string
}
