import type { QueryClient } from '@tanstack/react-query'
import { ask } from './account-api.ts'
import { go } from './address.tsx'

/** Signs out here, and at the other server that opened the session if there was one; forgets what was read. */
export async function signOutHere(queries: QueryClient, to = '/compte/connexion'): Promise<void> {
  const { next } = await leave()
  queries.clear()
  if (next) return window.location.assign(next)
  go(to, { replace: true })
}

async function leave(): Promise<{ next: string | null }> {
  await ask('/api/sign-out', { body: {} })
  return { next: null }
}
