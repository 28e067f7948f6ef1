import type { ErasurePlan } from '@maillage/contract/rights.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { cancelFuture } from './cancel-future.ts'
import { forgetPerson } from './forget-person.ts'
import { closeRequest } from './answer-rights-request.ts'
import { findRecord, type PersonRecord } from './find-record.ts'
import { numbersOfPerson } from './numbers-of-person.ts'
import { describePlan, makePlan } from './plan-erasure.ts'
import { readOpenRequests, requireRequest } from './require-request.ts'
import { rightsAccess } from './rights.access.ts'
import { futureAppointments } from './rights.refusals.ts'

export interface EraseInput {
  networkId: string
  patientId: string
  /** The request that it answers, closed with it; else the open one of this person. */
  requestId?: string | undefined
  /** Appointments to come are cancelled with it; without this they refuse it. */
  cancelFuture: boolean
}

/**
 * Erases a person, as far as the law allows: see `core/retention/plan-erasure.ts`. Whoever is erased once is erased again in a
 * backup that is restored, by the journal of erasures: that alone needs no request.
 * @throws {Refusal} `proof-needed`, `no-such-patient`, `future-appointments`, and of the request `no-request`, `no-such-request`,
 * `request-of-another`, `already-answered`, `identity-unchecked`.
 */
export const erasePerson = defineAction<EraseInput, ErasurePlan>({
  name: 'erase-person',
  access: rightsAccess['erase-person'],
  async run(context, input) {
    const { tx, now } = context
    await requireProof(context)
    const record = await findRecord(tx, input.networkId, input.patientId, { lock: true })
    const requestId = await answeredRequest(context, input, record)
    const plan = await makePlan(tx, input.networkId, record, now)
    if (plan.futureAppointments > 0 && !input.cancelFuture) throw futureAppointments(plan.futureAppointments)
    await cancelFuture(context, input.networkId, record)
    const numbers = await numbersOfPerson(tx, record, context.secrets)
    await forgetPerson(context, input.networkId, record, plan.mode)
    if (requestId) await closeWith(context, requestId)
    context.audit({
      action: 'erase-person',
      networkId: input.networkId,
      subjectType: 'patient',
      subjectId: record.patientId,
      detail: {
        mode: plan.mode,
        cancelled: plan.futureAppointments,
        ...(requestId ? { requestId } : {}),
      },
    })
    context.addJob('keep-erasures', { numbers })
    return describePlan(record, plan)
  },
})

/** Whoever is erased again was known when they asked: then a request that came back with them is only closed. */
async function answeredRequest(
  context: ActionContext,
  { networkId, requestId }: EraseInput,
  record: PersonRecord,
): Promise<string | undefined> {
  if (context.actor.kind === 'system')
    return (await readOpenRequests(context, networkId, record, 'erasure'))[0]?.id
  return (await requireRequest(context, { networkId, record, requestId, kind: 'erasure' })).id
}

async function closeWith(context: ActionContext, requestId: string): Promise<void> {
  const answer = { fr: 'Données effacées.', en: 'Data erased.' }[context.language]
  await closeRequest(context, requestId, { state: 'fulfilled', answer })
}
