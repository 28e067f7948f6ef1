import type { InvitationView, TotpEnrolment } from '@maillage/contract/invitations.ts'
import type { PasskeyChallenge, SignedIn } from '@maillage/contract/sign-in.ts'
import { request } from '../../../api/client.ts'

const post = <T>(path: string, body: unknown) => request<T>(`/api/invitations/${path}`, { body })

export const invitationApi = {
  read: (token: string) => post<InvitationView>('read', { token }),
  totp: (token: string) => post<TotpEnrolment>('totp', { token }),
  acceptWithPassword: (body: {
    token: string
    displayName: string
    password: string
    challenge: string
    code: string
  }) => post<{ signedIn: SignedIn; recoveryCodes: string[] }>('accept/password', body),
  passkeyOptions: (token: string, displayName: string) =>
    post<PasskeyChallenge>('passkey/options', { token, displayName }),
  acceptWithPasskey: (body: {
    token: string
    displayName: string
    challenge: string
    response: unknown
    label: string
  }) => post<{ signedIn: SignedIn }>('accept/passkey', body),
  /** Where the person signs in; the server makes the account when they come back. */
  psc: (token: string) => post<{ next: string }>('accept/psc', { token }).then((answer) => answer.next),
  join: (token: string) => post<{ signedIn: SignedIn }>('join', { token }),
}
