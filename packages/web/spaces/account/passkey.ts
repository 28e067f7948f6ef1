import type { PasskeyChallenge } from '@maillage/contract/sign-in.ts'
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

export const passkeysWork = browserSupportsWebAuthn

/** The person closed the browser's question, or let it wait too long. */
export class PasskeyGivenUp extends Error {}

/** Proves with a passkey of this device or of a telephone beside it. @throws {PasskeyGivenUp} */
export function answerWithPasskey(challenge: PasskeyChallenge): Promise<AuthenticationResponseJSON> {
  return startAuthentication({ optionsJSON: challenge.options as never }).catch(givenUp)
}

/** Makes a passkey on this device. @throws {PasskeyGivenUp} */
export function makePasskey(challenge: PasskeyChallenge): Promise<RegistrationResponseJSON> {
  return startRegistration({ optionsJSON: challenge.options as never }).catch(givenUp)
}

function givenUp(error: unknown): never {
  throw new PasskeyGivenUp(error instanceof Error ? error.name : 'unknown')
}
