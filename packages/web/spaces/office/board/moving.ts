import type { Reason } from '@maillage/contract/network.ts'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { type FocusDirection, moveFocus, nearestStop } from '@maillage/core/agenda/move-focus.ts'
import { type MoveTarget, moveTargets } from '@maillage/core/agenda/move-targets.ts'
import type { BoardColumn, FreeCell } from './board-day.ts'

/** A place for the appointment in hand, in the column of a practitioner. */
export type BoardTarget = MoveTarget & { readonly practitionerId: string }

export interface TargetColumn {
  readonly practitionerId: string
  readonly targets: readonly BoardTarget[]
}

function serves(free: FreeCell, reason: Pick<Reason, 'services'> | undefined): boolean {
  return !reason || reason.services.some((service) => service.code === free.serviceCode)
}

export function canMove(appointment: OfficeAppointment): boolean {
  return appointment.status === 'booked' || appointment.status === 'arrived'
}

function ownPeriod(column: BoardColumn, appointment: OfficeAppointment) {
  const cell = column.cells.find(
    ({ item }) => item.type === 'appointment' && item.appointment.id === appointment.id,
  )?.item
  if (!cell) return null
  const band = column.bands.find(
    (candidate) => candidate.band.start <= cell.start && cell.start < candidate.band.end,
  )
  return {
    start: cell.start,
    end: cell.end,
    siteId: appointment.siteId,
    stepMinutes: band?.band.stepMinutes ?? 0,
  }
}

/** The places of the day where an appointment can go, by column. Only openings that serve its reason. */
export function targetColumns(
  columns: readonly BoardColumn[],
  appointment: OfficeAppointment,
  reason: Pick<Reason, 'services'> | undefined,
  now: number,
): TargetColumn[] {
  const minutes = (Date.parse(appointment.end) - Date.parse(appointment.start)) / 60_000
  return columns.map((column) => {
    const free = column.cells
      .map(({ item }) => item)
      .filter((item): item is FreeCell => item.type === 'free' && serves(item, reason))
    const targets = moveTargets(column.practitionerId, free, minutes, now, ownPeriod(column, appointment))
    return {
      practitionerId: column.practitionerId,
      targets: targets.map((target) => ({ ...target, practitionerId: column.practitionerId })),
    }
  })
}

/** The place to propose first: near the wanted instant with the same practitioner, else with anyone. */
export function firstTarget(
  columns: readonly TargetColumn[],
  practitionerId: string,
  wanted: number,
): BoardTarget | null {
  const same = columns.find((column) => column.practitionerId === practitionerId)?.targets ?? []
  return (
    nearestStop(same, wanted) ??
    nearestStop(
      columns.flatMap((column) => column.targets),
      wanted,
    ) ??
    null
  )
}

/** The place after an arrow; null at an edge. */
export function stepTarget(
  columns: readonly TargetColumn[],
  from: BoardTarget,
  direction: FocusDirection,
): BoardTarget | null {
  const at = columns.findIndex((column) => column.practitionerId === from.practitionerId)
  const stops = columns.map((column) => column.targets)
  const next = moveFocus(stops, { column: at, id: from.id, anchor: from.start }, direction)
  return (next && stops[next.column]?.find((target) => target.id === next.id)) ?? null
}

/** The place under a pointer: in this column, within half an hour of the instant. */
export function targetAt(
  columns: readonly TargetColumn[],
  practitionerId: string,
  instant: number,
): BoardTarget | null {
  const targets = columns.find((column) => column.practitionerId === practitionerId)?.targets ?? []
  const near = nearestStop(
    targets.map((target) => ({ start: target.start, end: target.start, target })),
    instant,
  )
  return near && Math.abs(near.start - instant) <= 30 * 60_000 ? near.target : null
}
