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

/** The traces of a change of an appointment: a line of audit, and an event for the outbox and the screens. */
export function recordChange(context: ActionContext, change: AppointmentChange): void {
  const { id, networkId, practitionerId } = change.appointment
  const traced = {
    networkId,
    practitionerId,
    subjectId: id,
    ...(change.detail ? { detail: change.detail } : {}),
  }
  context.audit({ ...traced, action: change.action, subjectType: 'appointment' })
  context.announce({ ...traced, kind: change.event })
}
