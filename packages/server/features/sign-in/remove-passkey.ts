import { defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { noteProofsChanged, type ProofsChanged } from './proofs-changed.ts'
import { accountById } from './proving-account.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { lastProof, noSuchPasskey } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

/**
 * Removes a passkey of one's own account, unless nothing would be left to sign in with. The account is locked: two passkeys that are
 * removed at once do not both go.
 * @throws {Refusal} `proof-needed`, `no-such-passkey`, `last-proof`.
 */
export const removePasskey = defineAction<{ networkId: string; passkeyId: string }, ProofsChanged>({
  name: 'remove-passkey',
  access: signInAccess['remove-passkey'],
  async run(context, { networkId, passkeyId }) {
    const { tx } = context
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const account = await accountById(tx, accountId)
    if (!account) throw signInNeeded()
    const removed = await tx
      .deleteFrom('passkey')
      .where('id', '=', passkeyId)
      .where('account_id', '=', accountId)
      .returning('id')
      .executeTakeFirst()
    if (!removed) throw noSuchPasskey()
    const another = await tx
      .selectFrom('passkey')
      .select('id')
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    if (!another && !account.passwordHash) throw lastProof()
    return noteProofsChanged(context, { networkId, action: 'remove-passkey', detail: { passkeyId } })
  },
})
