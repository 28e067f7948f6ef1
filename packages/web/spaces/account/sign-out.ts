import type { SignedIn } from '@maillage/contract/sign-in.ts'
import type { QueryClient } from '@tanstack/react-query'
import { endSession } from '../../api/session.ts'
import { go } from './address.tsx'

/** In the address of a door: somebody has just signed out. */
export const SIGNED_OUT = 'sorti'

/** Ends the session, forgets what was read, and goes to a page of those who are not signed in. */
export async function signOutHere(
  signedIn: SignedIn,
  queries: QueryClient,
  to = '/compte/connexion',
): Promise<void> {
  const next = await endSession(signedIn)
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'network' })
  if (next) return window.location.assign(next)
  go(`${to}?${SIGNED_OUT}=1`, { replace: true })
}
