import type { Slot } from '@maillage/contract/slot-search.ts'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { BoardCell } from './board/board-day.ts'
import { cellOf } from './board/board-focus.ts'
import { type BoardSlot, boardSlotOf } from './board/board-slot.ts'
import { focusCell } from './board/focus-cell.ts'
import { type BoardTarget, canMove } from './board/moving.ts'
import type { Office } from './office-context.ts'
import type { PageChanges } from './use-page-changes.ts'
import type { PageState } from './use-page-state.ts'

/** The appointment of a block, when it is somebody's: a slot held online has no patient yet. */
export function appointmentOn(cell: BoardCell | null): OfficeAppointment | null {
  return cell?.type === 'appointment' && cell.appointment.patient ? cell.appointment : null
}

/** Taking an appointment in hand, and putting it down somewhere: by keys, clicks or dragging alike. */
export function movingGestures(page: PageState, { send }: PageChanges, { text, reasons }: Office) {
  const lift = (appointment: OfficeAppointment) => {
    if (page.readOnly) return page.setNotice(text.done.offline)
    if (!canMove(appointment)) return page.setNotice(text.done.ended)
    page.setPanel(null)
    page.setNotice('')
    page.moving.lift({ appointment, reason: reasons.get(appointment.reasonId), date: page.date })
  }
  const liftable = (id: string) => {
    const appointment = appointmentOn(cellOf(page.columns, id))
    return appointment && canMove(appointment) && !page.readOnly ? appointment : null
  }
  return {
    lift,
    canLift: (id: string) => liftable(id) !== null,
    liftCell: (id: string) => {
      const appointment = liftable(id)
      if (appointment) lift(appointment)
    },
    letGo: () => {
      const id = page.moving.board?.liftedId
      page.moving.letGo()
      if (id) requestAnimationFrame(() => focusCell(id))
    },
    commit: (target: BoardTarget) => {
      const { hand } = page.moving
      const { practitionerId, siteId } = target
      page.moving.letGo()
      if (!hand) return
      const to = { practitionerId, siteId, start: new Date(target.start).toISOString() }
      send({ kind: 'move', appointment: hand.appointment, to })
    },
  }
}

/** Opening and closing what stands beside the board. */
export function panelGestures(page: PageState, { words }: Office) {
  const openBooking = (slotFirst: boolean, boardSlot: BoardSlot | null) => {
    page.setBookingTrouble(null)
    page.setNotice('')
    const { date: fromDate, now: openedAt } = page
    page.setPanel({ kind: 'book', boardSlot, slotFirst, fromDate, openedAt, serial: Date.now() })
  }
  return {
    openBooking,
    open: (id: string) => {
      const cell = cellOf(page.columns, id)
      if (cell?.type === 'appointment') page.setPanel({ kind: 'appointment', id: cell.appointment.id })
      const boardSlot = boardSlotOf(cell, page.columns)
      if (boardSlot && page.panel?.kind === 'book') page.setPanel({ ...page.panel, boardSlot })
      else if (boardSlot) openBooking(false, boardSlot)
    },
    backToBoard: () => {
      page.setPanel(null)
      page.setProposed([])
      requestAnimationFrame(() => page.place && focusCell(page.place.id))
    },
    /** The board shows the slots that the panel proposes, on the day of the chosen one. */
    tellSlots: (slots: readonly Slot[], chosen: Slot | null) => {
      page.setProposed(slots)
      const on = chosen && words.dateOf(Date.parse(chosen.start))
      if (on && on !== page.date && slots.length > 0) page.setView({ date: on === page.today ? null : on })
    },
  }
}
