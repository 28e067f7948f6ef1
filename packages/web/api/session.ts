import type { Role } from '@maillage/contract/members.ts'
import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { request } from './client.ts'
import { opensPage, type StaffPage } from './pages-by-role.ts'

export interface SessionAnswer {
  signedIn: SignedIn | null
  demoOpen: boolean
}

export const sessionKey = ['session'] as const

export const sessionOptions = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => request<SessionAnswer>('/api/session', { signal }),
  staleTime: 30_000,
})

/** Who is signed in, if anybody. */
export function useSession() {
  return useQuery(sessionOptions)
}

export function rolesOf(signedIn: SignedIn): Role[] {
  return [...new Set(signedIn.memberships.map((membership) => membership.role))]
}

export function mayOpen(signedIn: SignedIn, page: StaffPage): boolean {
  return rolesOf(signedIn).some((role) => opensPage(role, page))
}

/** Where somebody goes who signed in without asking for a page. */
export function firstPage(signedIn: SignedIn): string {
  if (signedIn.account.kind === 'person') return '/mon-espace'
  if (mayOpen(signedIn, 'office')) return '/bureau'
  if (mayOpen(signedIn, 'territory')) return '/territoire'
  if (mayOpen(signedIn, 'members')) return '/compte/membres'
  if (mayOpen(signedIn, 'audit')) return '/compte/journal'
  return '/compte/securite'
}

/** Signs out here and, when another server opened the session, there too: answers where that one signs the person out. */
export async function endSession(signedIn: SignedIn): Promise<string | null> {
  const elsewhere = signedIn.session.factors.some((factor) => factor === 'psc' || factor === 'franceconnect')
  const path = elsewhere ? '/api/oidc/sign-out' : '/api/sign-out'
  const { next = null } = await request<{ next?: string | null }>(path, { body: {} })
  return next
}
