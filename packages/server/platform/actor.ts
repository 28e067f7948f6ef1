/**
 * Who acts. `hold` and `patient` are proved by a signed bearer token for one appointment; `office` by the open door of a
 * demonstration, until sign-in exists; `system` is a job or a command.
 */
export type Actor =
  | { kind: 'public' }
  | { kind: 'hold'; appointmentId: string }
  | { kind: 'patient'; appointmentId: string }
  | { kind: 'office' }
  | { kind: 'system'; task: string }

/** How the audit names an actor: never by a patient's name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'public':
      return 'public'
    case 'hold':
    case 'patient':
      return `${actor.kind}:${actor.appointmentId}`
    case 'office':
      return 'office'
    case 'system':
      return `system:${actor.task}`
  }
}
