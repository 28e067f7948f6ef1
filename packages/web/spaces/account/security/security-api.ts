import type { TotpEnrolment } from '@maillage/contract/invitations.ts'
import type { OwnSession, Security } from '@maillage/contract/my-security.ts'
import type { PasskeyChallenge } from '@maillage/contract/sign-in.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../api/client.ts'
import { send } from '../account-api.ts'

export type Session = (typeof OwnSession)['_output']
type WithCodes = Security & { recoveryCodes: string[] }

export const securityApi = {
  security: () => request<Security>('/api/my/security'),
  changePassword: (currentPassword: string, password: string) =>
    send<Security>('/api/my/password', { currentPassword, password }),
  startTotp: () => send<TotpEnrolment>('/api/my/totp'),
  confirmTotp: (body: { challenge: string; code: string; password?: string }) =>
    send<WithCodes>('/api/my/totp/confirm', body),
  renewCodes: () => send<WithCodes>('/api/my/recovery-codes'),
  passkeyOptions: () => send<PasskeyChallenge>('/api/my/passkeys/options'),
  addPasskey: (challenge: string, response: unknown, label: string) =>
    send<Security>('/api/my/passkeys', { challenge, response, label }),
  removePasskey: (id: string) => send<Security>(`/api/my/passkeys/${id}/remove`),
  sessions: () => request<{ sessions: Session[] }>('/api/my/sessions').then((answer) => answer.sessions),
  revoke: (id: string) => send(`/api/my/sessions/${id}/revoke`),
  revokeOthers: () => send('/api/my/sessions/revoke-others'),
}

export function useSecurity() {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['security'], queryFn: securityApi.security })
  return {
    query,
    /** What the server answered to a change stands from then on. */
    keep: (security: Security) => queries.setQueryData(['security'], security),
  }
}
