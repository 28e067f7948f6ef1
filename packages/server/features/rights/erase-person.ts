import type { ErasurePlan } from '@maillage/contract/rights.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { cancelFuture } from './cancel-future.ts'
import { forgetPerson } from './forget-person.ts'
import { closeRequest, lockOpenRequest, requireChecked } from './answer-rights-request.ts'
import { findRecord } from './find-record.ts'
import { describePlan, makePlan } from './plan-erasure.ts'
import { rightsAccess } from './rights.access.ts'
import { futureAppointments } from './rights.refusals.ts'

export interface EraseInput {
  networkId: string
  patientId: string
  /** The request that it answers: closed with it. */
  requestId?: string | undefined
  /** Appointments to come are cancelled with it; without this they refuse it. */
  cancelFuture: boolean
}

/**
 * Erases a person, as far as the law allows: see `core/retention/plan-erasure.ts`. Whoever is erased once is erased again in a
 * backup that is restored, by the journal of erasures.
 * @throws {Refusal} `proof-needed`, `no-such-patient`, `future-appointments`, and of the request `no-such-request`, `already-answered`,
 * `identity-unchecked`.
 */
export const erasePerson = defineAction<EraseInput, ErasurePlan>({
  name: 'erase-person',
  access: rightsAccess['erase-person'],
  async run(context, input) {
    const { tx, now } = context
    await requireProof(context)
    const record = await findRecord(tx, input.networkId, input.patientId, { lock: true })
    const plan = await makePlan(tx, input.networkId, record, now)
    if (plan.futureAppointments > 0 && !input.cancelFuture) throw futureAppointments(plan.futureAppointments)
    await cancelFuture(context, input.networkId, record)
    if (input.requestId) await closeWith(context, input.networkId, input.requestId)
    await forgetPerson(context, input.networkId, record, plan.mode)
    context.audit({
      action: 'erase-person',
      networkId: input.networkId,
      subjectType: 'patient',
      subjectId: record.patientId,
      detail: {
        mode: plan.mode,
        cancelled: plan.futureAppointments,
        ...(input.requestId ? { requestId: input.requestId } : {}),
      },
    })
    context.addJob('keep-erasures', {})
    return describePlan(record, plan)
  },
})

async function closeWith(context: ActionContext, networkId: string, requestId: string): Promise<void> {
  requireChecked(await lockOpenRequest(context, networkId, requestId))
  const answer = { fr: 'Données effacées.', en: 'Data erased.' }[context.language]
  await closeRequest(context, requestId, { state: 'fulfilled', answer })
}
