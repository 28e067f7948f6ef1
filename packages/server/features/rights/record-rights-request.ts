import type { HandledRequest, IdentityCheck, RightsKind, RightsRequest } from '@maillage/contract/rights.ts'
import { dueOn, RIGHTS_DEADLINE } from '@maillage/core/retention/rights-deadline.ts'
import { Temporal } from 'temporal-polyfill'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { findOwnRecord } from '../audit/find-own-record.ts'
import { findRecord } from './find-record.ts'
import { forThePerson, readRequest } from './request-answer.ts'
import { rightsAccess } from './rights.access.ts'
import { alreadyAsked, alreadyRecorded, notReceivedThen } from './rights.refusals.ts'

interface Asked {
  networkId: string
  patientId: string
  kind: RightsKind
  note?: string | undefined
  channel: RightsRequest['channel']
  /** `YYYY-MM-DD`; today when left out. */
  receivedOn?: string | undefined
  identityCheck?: IdentityCheck | undefined
}

/** A person asks about their own data, from their own space. @throws {Refusal} `already-asked`, `no-record`. */
export const askRight = defineAction<
  Pick<Asked, 'networkId' | 'kind' | 'note'> & { patientId?: string | undefined },
  RightsRequest
>({
  name: 'ask-right',
  access: rightsAccess['ask-right'],
  async run(context, input) {
    const patientId = findOwnRecord(context.actor, input.patientId)
    context.permit({ patientId })
    const { id, recordId } = await insertRequest(context, { ...input, patientId, channel: 'online' })
    context.audit({
      action: 'ask-right',
      networkId: input.networkId,
      subjectType: 'patient',
      subjectId: recordId,
      detail: { kind: input.kind, requestId: id },
    })
    return forThePerson(await readRequest(context.tx, context.now, input.networkId, id))
  },
})

/**
 * A request that came by letter, by telephone or at the desk. The month runs from the day it was received.
 * @throws {Refusal} `already-asked`, `no-such-patient`, `not-received-then`.
 */
export const recordRightsRequest = defineAction<Asked & { identityCheck: IdentityCheck }, HandledRequest>({
  name: 'record-rights-request',
  access: rightsAccess['record-rights-request'],
  async run(context, input) {
    const { id, recordId } = await insertRequest(context, input)
    context.audit({
      action: 'record-rights-request',
      networkId: input.networkId,
      subjectType: 'patient',
      subjectId: recordId,
      detail: {
        kind: input.kind,
        channel: input.channel,
        identityCheck: input.identityCheck,
        requestId: id,
      },
    })
    return readRequest(context.tx, context.now, input.networkId, id)
  },
})

async function insertRequest(
  context: ActionContext,
  asked: Asked,
): Promise<{ id: string; recordId: string }> {
  const { tx, now } = context
  const record = await findRecord(tx, asked.networkId, asked.patientId, { lock: true })
  const open = await tx
    .selectFrom('rights_request')
    .select('id')
    .where('patient_id', '=', record.patientId)
    .where('kind', '=', asked.kind)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open) throw asked.channel === 'online' ? alreadyAsked() : alreadyRecorded()
  const { time_zone } = await tx
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', asked.networkId)
    .executeTakeFirstOrThrow()
  const { receivedAt, receivedOn } = receipt(asked.receivedOn, now.toZonedDateTimeISO(time_zone))
  const id = context.newId()
  await tx
    .insertInto('rights_request')
    .values({
      id,
      network_id: asked.networkId,
      patient_id: record.patientId,
      kind: asked.kind,
      state: 'open',
      channel: asked.channel,
      received_at: new Date(receivedAt.epochMilliseconds),
      due_on: dueOn(receivedOn, { extended: false }),
      identity_check: asked.identityCheck ?? null,
      note: asked.note ?? null,
    })
    .execute()
  return { id, recordId: record.patientId }
}

/** A letter has a day and no hour: it came when that day began. It cannot have come tomorrow, nor before the law that gives the month. */
function receipt(
  day: string | undefined,
  now: Temporal.ZonedDateTime,
): { receivedAt: Temporal.Instant; receivedOn: string } {
  const today = now.toPlainDate()
  if (day === undefined || day === today.toString())
    return { receivedAt: now.toInstant(), receivedOn: today.toString() }
  const received = Temporal.PlainDate.from(day)
  if (Temporal.PlainDate.compare(received, today) > 0) throw notReceivedThen('to-come')
  if (Temporal.PlainDate.compare(received, RIGHTS_DEADLINE.validFrom) < 0) throw notReceivedThen('too-early')
  return { receivedAt: received.toZonedDateTime(now.timeZoneId).toInstant(), receivedOn: day }
}
