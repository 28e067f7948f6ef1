import type { Membership } from '@maillage/core/access/access.ts'

/**
 * Who acts. `hold` and `link` are proved by a signed bearer token for one appointment; `account` by a session, with what the person
 * may do in this network at this instant; `system` is a job or a command.
 */
export type Actor =
  | { kind: 'public' }
  | { kind: 'hold'; appointmentId: string }
  | { kind: 'link'; appointmentId: string }
  | {
      kind: 'account'
      accountId: string
      sessionId: string
      memberships: readonly Membership[]
    }
  | { kind: 'system'; task: string }

export type AccountActor = Extract<Actor, { kind: 'account' }>

/** How the audit names an actor: never by a person's name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'public':
      return 'public'
    case 'hold':
    case 'link':
      return `${actor.kind}:${actor.appointmentId}`
    case 'account':
      return `account:${actor.accountId}`
    case 'system':
      return `system:${actor.task}`
  }
}
