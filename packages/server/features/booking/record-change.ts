import type { ActionContext } from '../../platform/action.ts'

export interface AppointmentChange {
  /** Name of the action, for the audit. */
  action: string
  /** Kind of the event, for whoever follows: 'appointment.booked'. */
  event: string
  appointment: { id: string; networkId: string; practitionerId: string }
  /** Ids, states, instants. Never a name, a reason or a contact. */
  detail?: Record<string, unknown>
}

/** The three traces of a change of an appointment: a line of audit, an event in the outbox, a hint to the screens. */
export async function recordChange(context: ActionContext, change: AppointmentChange): Promise<void> {
  const { id, networkId, practitionerId } = change.appointment
  const detail = change.detail ?? {}
  await context.audit({
    action: change.action,
    networkId,
    practitionerId,
    subjectType: 'appointment',
    subjectId: id,
    detail,
  })
  await context.tx
    .insertInto('event')
    .values({
      practitioner_id: practitionerId,
      network_id: networkId,
      kind: change.event,
      subject_id: id,
      detail: JSON.stringify(detail),
      at: new Date(context.now.epochMilliseconds),
    })
    .execute()
  context.announce({ networkId, practitionerId, kind: change.event, id })
}
