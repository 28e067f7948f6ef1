import type { DemoAccount } from '@maillage/contract/demo.ts'
import type { OidcProvider } from '@maillage/contract/oidc.ts'
import type { Bilingual } from '@maillage/contract/common.ts'
import type { Challenge, PasskeyChallenge, SignedIn } from '@maillage/contract/sign-in.ts'
import { request } from '../../../api/client.ts'

type In = { signedIn: SignedIn }
const post = <T>(path: string, body: unknown = {}) => request<T>(path, { body })

export const doorApi = {
  demoAccounts: () => request<{ items: DemoAccount[] }>('/api/sign-in/demo').then((answer) => answer.items),
  demo: (accountId: string) => post<In>('/api/sign-in/demo', { accountId }),
  password: (email: string, password: string) =>
    post<Challenge>('/api/sign-in/password', { email, password }),
  secondFactor: (challenge: string, code: string) =>
    post<In & { recoveryCodesLeft: number | null }>('/api/sign-in/second-factor', { challenge, code }),
  passkeyOptions: () => post<PasskeyChallenge>('/api/sign-in/passkey/options'),
  passkey: (challenge: string, response: unknown) =>
    post<In>('/api/sign-in/passkey', { challenge, response }),
  askReset: (email: string) => post<{ minutes: number }>('/api/password-reset', { email }),
  reset: (token: string, password: string, code: string) =>
    post<object>('/api/password-reset/finish', { token, password, code }),
  passwordRules: () => request<{ minimumLength: number }>('/api/sign-in/password-rules'),
  providers: () =>
    request<{ providers: OidcProvider[] }>('/api/oidc/providers').then((answer) => answer.providers),
  refusal: (code: string) =>
    request<{ sentence: Bilingual }>(`/api/oidc/refusals/${encodeURIComponent(code)}`).then(
      (answer) => answer.sentence,
    ),
}
