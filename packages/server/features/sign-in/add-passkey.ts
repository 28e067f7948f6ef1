import { defineAction } from '../../platform/action.ts'
import { keepPasskey, type PasskeyResponse } from './passkey-ceremony.ts'
import { noteProofsChanged, type ProofsChanged } from './proofs-changed.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { tryChallenge } from './sign-in-challenge.ts'
import { challengeOver, passkeyKnown, passkeyNotMade } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

interface PasskeyToAdd {
  networkId: string
  publicUrl: string
  challenge: string
  response: PasskeyResponse
  label: string
}

/**
 * Adds a passkey to one's own account.
 * @throws {Refusal} `proof-needed`, `challenge-over`, `passkey-not-made`, `passkey-known`.
 */
export const addPasskey = defineAction<PasskeyToAdd, ProofsChanged>({
  name: 'add-passkey',
  access: signInAccess['add-passkey'],
  async run(context, { networkId, publicUrl, challenge: token, response, label }) {
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const challenge = await tryChallenge(context, token, 'passkey-enrolment')
    if (!challenge?.expected || challenge.accountId !== accountId) throw challengeOver()
    const { expected } = challenge
    const kept = await keepPasskey(context, publicUrl, { accountId, expected, response, label })
    if (kept === 'known') throw passkeyKnown()
    if (!kept) throw passkeyNotMade()
    return noteProofsChanged(context, { networkId, action: 'add-passkey', detail: { passkeyId: kept } })
  },
})
