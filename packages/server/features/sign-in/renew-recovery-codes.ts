import { defineAction } from '../../platform/action.ts'
import { noteProofsChanged, type ProofsChanged } from './proofs-changed.ts'
import { renewCodes } from './recovery-codes.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { signInAccess } from './sign-in.access.ts'

/** Ten new recovery codes, shown once; the former ones are worth nothing any more. @throws {Refusal} `proof-needed`. */
export const renewRecoveryCodes = defineAction<
  { networkId: string },
  ProofsChanged & { recoveryCodes: string[] }
>({
  name: 'renew-recovery-codes',
  access: signInAccess['renew-recovery-codes'],
  async run(context, { networkId }) {
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const recoveryCodes = await renewCodes(context, accountId)
    return {
      ...(await noteProofsChanged(context, { networkId, action: 'renew-recovery-codes' })),
      recoveryCodes,
    }
  },
})
