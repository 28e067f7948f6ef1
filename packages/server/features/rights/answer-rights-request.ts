import type { HandledRequest, RightsRequest } from '@maillage/contract/rights.ts'
import { dueDate } from '@maillage/core/retention/rights-deadline.ts'
import { Temporal } from 'temporal-polyfill'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { forThePerson, readRequest } from './request-answer.ts'
import { rightsAccess } from './rights.access.ts'
import {
  alreadyAnswered,
  alreadyExtended,
  eraseFirst,
  identityUnchecked,
  noSuchRequest,
  tooLateToExtend,
} from './rights.refusals.ts'

export interface AnswerInput {
  networkId: string
  requestId: string
  decision: 'fulfil' | 'refuse' | 'extend'
  answer: string
}

/**
 * Answers a request, or gives it two months more, once, within the first month. What fulfilling means (a rectification, an erasure)
 * is done by its own action, before.
 * @throws {Refusal} `no-such-request`, `already-answered`, `already-extended`, `too-late-to-extend`, `erase-first`,
 * `identity-unchecked`.
 */
export const answerRightsRequest = defineAction<AnswerInput, HandledRequest>({
  name: 'answer-rights-request',
  access: rightsAccess['answer-rights-request'],
  async run(context, { networkId, requestId, decision, answer }) {
    const request = await lockOpenRequest(context, networkId, requestId)
    if (decision === 'fulfil') requireChecked(request)
    if (decision === 'fulfil' && request.kind === 'erasure') await requireErased(context, request)
    if (decision === 'extend') await extend(context, networkId, request, answer)
    else
      await closeRequest(context, requestId, {
        state: decision === 'fulfil' ? 'fulfilled' : 'refused',
        answer,
      })
    context.audit({
      action: 'answer-rights-request',
      networkId,
      subjectType: request.patientId ? 'patient' : 'network',
      subjectId: request.patientId ?? networkId,
      detail: { kind: request.kind, decision, requestId },
    })
    return readRequest(context.tx, context.now, networkId, requestId)
  },
})

/** The person takes their own request back. @throws {Refusal} `no-such-request`, `already-answered`. */
export const withdrawRightsRequest = defineAction<{ networkId: string; requestId: string }, RightsRequest>({
  name: 'withdraw-rights-request',
  access: rightsAccess['withdraw-rights-request'],
  async run(context, { networkId, requestId }) {
    const known = await readRequest(context.tx, context.now, networkId, requestId)
    context.permit({ patientId: known.patientId })
    await lockOpenRequest(context, networkId, requestId)
    await closeRequest(context, requestId, { state: 'withdrawn', answer: null })
    context.audit({
      action: 'withdraw-rights-request',
      networkId,
      subjectType: 'patient',
      subjectId: known.patientId ?? networkId,
      detail: { kind: known.kind, requestId },
    })
    return forThePerson(await readRequest(context.tx, context.now, networkId, requestId))
  },
})

/** Nothing is granted before it is known who asks (RGPD art. 12.6). @throws {Refusal} `identity-unchecked`. */
export function requireChecked({ identityCheck }: Pick<HandledRequest, 'identityCheck'>): void {
  if (identityCheck === 'not-yet') throw identityUnchecked()
}

/** To say that an erasure is done closes nothing: the erasure itself does. @throws {Refusal} `erase-first`. */
async function requireErased({ tx }: ActionContext, { patientId }: HandledRequest): Promise<void> {
  const known = await tx
    .selectFrom('patient')
    .select('restricted_at')
    .where('id', '=', patientId)
    .executeTakeFirst()
  if (known && known.restricted_at === null) throw eraseFirst()
}

/** @throws {Refusal} `no-such-request`, `already-answered`. */
export async function lockOpenRequest(
  { tx, now }: ActionContext,
  networkId: string,
  id: string,
): Promise<HandledRequest> {
  const locked = await tx
    .selectFrom('rights_request')
    .select('state')
    .where('id', '=', id)
    .where('network_id', '=', networkId)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) throw noSuchRequest()
  if (locked.state !== 'open') throw alreadyAnswered()
  return readRequest(tx, now, networkId, id)
}

/** Writes the end of a request: who, when, and what was answered. */
export async function closeRequest(
  { tx, now, actor }: Pick<ActionContext, 'tx' | 'now' | 'actor'>,
  id: string,
  end: { state: Exclude<RightsRequest['state'], 'open'>; answer: string | null },
): Promise<void> {
  await tx
    .updateTable('rights_request')
    .set({
      state: end.state,
      answer: end.answer,
      handled_by: actor.kind === 'account' ? actor.accountId : null,
      handled_at: new Date(now.epochMilliseconds),
    })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

async function extend(
  { tx, now }: ActionContext,
  networkId: string,
  request: HandledRequest,
  answer: string,
): Promise<void> {
  if (request.extended) throw alreadyExtended()
  if (request.isOverdue) throw tooLateToExtend()
  const { time_zone } = await tx
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('rights_request')
    .set({
      due_on: dueDate(Temporal.Instant.from(request.receivedAt), time_zone, { extended: true }),
      extended_at: new Date(now.epochMilliseconds),
      answer,
    })
    .where('id', '=', request.id)
    .execute()
}
