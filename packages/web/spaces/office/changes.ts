import type { Slot } from '@maillage/contract/slot-search.ts'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { canBecome } from '@maillage/core/booking/appointment-status.ts'
import { canCancel, statesOffered } from './appointment-states.ts'
import { canMove } from './board/moving.ts'
import type { Change, OfficeProblem, Place, Warning } from './office-api.ts'

/** Why a change did not pass, and what the agent can do about it. */
export type Trouble =
  | { readonly kind: 'warning'; readonly change: Change; readonly warnings: readonly Warning[] }
  | {
      readonly kind: 'stale'
      readonly change: Exclude<Change, { kind: 'book' }>
      readonly current: OfficeAppointment
    }
  | {
      readonly kind: 'refused'
      readonly change: Change
      readonly detail: string
      readonly alternatives: readonly Slot[]
    }

/** The version that a change was decided on; null for a new appointment. */
function versionSeen(change: Change): OfficeAppointment | null {
  return change.kind === 'book' ? null : change.appointment
}

/** Sorts a refusal of the server. What is not known by its code is shown with the server's own sentence. */
export function troubleOf(change: Change, problem: OfficeProblem): Trouble {
  if (problem.code === 'warning' && problem.warnings)
    return { kind: 'warning', change, warnings: problem.warnings }
  if (problem.code === 'stale' && problem.current && change.kind !== 'book') {
    return { kind: 'stale', change, current: problem.current }
  }
  return { kind: 'refused', change, detail: problem.detail, alternatives: problem.alternatives ?? [] }
}

/** The same change, decided again on the version that stands now. */
export function onVersion(change: Exclude<Change, { kind: 'book' }>, current: OfficeAppointment): Change {
  return { ...change, appointment: current }
}

/** Whether the server would still take a change, decided again on the version that stands now. */
export function isStillPossible(
  zones: Parameters<typeof statesOffered>[0],
  change: Exclude<Change, { kind: 'book' }>,
  current: OfficeAppointment,
  now: number,
): boolean {
  if (change.kind === 'move') return canMove(current)
  if (change.kind === 'cancel') return canCancel(current)
  if (change.status === 'booked') return canBecome(current.status, 'booked')
  return statesOffered(zones, current, now).includes(change.status)
}

/** The same appointment at another place; null when the change is not about a place. */
export function atPlace(change: Change, place: Place): Change | null {
  if (change.kind === 'move') return { ...change, to: place }
  if (change.kind === 'book') return { ...change, booking: { ...change.booking, ...place } }
  return null
}

/**
 * What takes a change back, given the appointment that it left: a new appointment is cancelled without a message, a
 * cancelled one is booked again, a moved one goes back, a state returns to the former.
 */
export function inverseOf(change: Change, result: OfficeAppointment): Change {
  const before = versionSeen(change)
  if (change.kind === 'move' && before) {
    const to = { practitionerId: before.practitionerId, siteId: before.siteId, start: before.start }
    return { kind: 'move', appointment: result, to }
  }
  if (before && change.kind !== 'book') {
    const status = change.kind === 'status' ? before.status : 'booked'
    return { kind: 'status', appointment: result, status: isSettable(status) ? status : 'booked' }
  }
  return { kind: 'cancel', appointment: result, by: 'site', tellPatient: false }
}

function isSettable(status: OfficeAppointment['status']) {
  return (
    status === 'booked' ||
    status === 'arrived' ||
    status === 'in-progress' ||
    status === 'fulfilled' ||
    status === 'no-show'
  )
}
