import type { Platform } from '../../platform/action.ts'
import type { SessionCookie } from './session-cookie.ts'

/** What sign-in and members are given by the composition root. */
export interface SignInDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
  /** Address of the web application: links of messages start with it, passkeys are bound to it. */
  publicUrl: string
  cookie: SessionCookie
}
