import { useEffect } from 'react'
import { canCancel, stateActions, whyNot } from './appointment-states.ts'
import { nearestInColumn } from './board/board-focus.ts'
import { boardSlotOf } from './board/board-slot.ts'
import { focusCell } from './board/focus-cell.ts'
import { shiftDate } from './dates.ts'
import type { OfficeAction } from './keys/key-table.ts'
import { whyMoveStops } from './hand-meanwhile.ts'
import { type Office, useOffice } from './office-context.ts'
import { whoIsAskedAbout } from './panel/panel-state.ts'
import { appointmentOn, movingGestures, panelGestures } from './page-gestures.ts'
import { useDayInHand } from './use-office-day.ts'
import { usePageChanges } from './use-page-changes.ts'
import { type PageFacts, type PageState, usePageState } from './use-page-state.ts'

function goToColumn(page: PageState, key: number): void {
  const column = page.columns.find((candidate) => candidate.key === key)
  if (!column) return
  page.setView({ practitionerId: column.practitionerId })
  const next = nearestInColumn(page.columns, column.practitionerId, page.place?.anchor ?? page.now)
  if (!next) return
  page.setFocus(next)
  requestAnimationFrame(() => focusCell(next.id))
}

/** Lets go of an appointment that somebody else cancelled, moved or began, and says whose it was. */
function useStoppedMove(page: PageState, office: Office): void {
  const { hand } = page.moving
  const day = useDayInHand(hand?.date)
  const why = hand && day ? whyMoveStops(office, hand.appointment, day) : null
  useEffect(() => {
    if (why === null) return
    page.moving.letGo()
    page.setNotice(why)
    requestAnimationFrame(() => page.place && focusCell(page.place.id))
  })
}

/** What the page knows and does; `OfficePage` draws it. */
export function useOfficePage(facts: PageFacts) {
  const office = useOffice()
  const { text } = office
  const page = usePageState(facts)
  const changes = usePageChanges(page)
  const moves = movingGestures(page, changes, office)
  const panels = panelGestures(page, office)
  useStoppedMove(page, office)

  const answering = whoIsAskedAbout(page.panel)

  const toAppointment = (action: OfficeAction) => {
    if (answering !== null) return page.setNotice(text.status.answer(answering))
    const appointment = appointmentOn(page.cell)
    if (!appointment) return page.setNotice(text.done.noAppointment)
    if (action === 'move') return moves.lift(appointment)
    if (action === 'cancel' && canCancel(appointment)) return page.setPanel({ kind: 'cancel', appointment })
    if (action === 'cancel') return page.setNotice(text.done.notCancelled)
    const status = stateActions.find((one) => one.action === action)?.status
    if (!status || status === appointment.status) return
    const refused = page.readOnly ? null : whyNot(office, appointment, status, page.now)
    if (refused) page.setNotice(refused)
    else changes.send({ kind: 'status', appointment, status })
  }
  const act = (action: OfficeAction, key = '') => {
    page.setNotice('')
    const does: Partial<Record<OfficeAction, () => void>> = {
      today: () => page.setView({ date: null }),
      nextDay: () => page.setView({ date: shiftDate(page.date, 1) }),
      previousDay: () => page.setView({ date: shiftDate(page.date, -1) }),
      practitioner: () => goToColumn(page, Number(key)),
      newAppointment: () => panels.openBooking(false, boardSlotOf(page.cell, page.columns)),
      searchPatient: () => panels.openBooking(false, null),
      firstSlot: () => panels.openBooking(true, null),
      keys: () => page.setPanel({ kind: 'keys' }),
      print: () => window.print(),
      undo: () => (changes.undo ? void changes.takeBack() : page.setNotice(text.done.noUndo)),
    }
    const shared = does[action]
    if (shared) shared()
    else toAppointment(action)
  }
  const nowhere = page.board && page.moving.board && !page.moving.board.target
  return {
    ...page,
    ...changes,
    ...moves,
    ...panels,
    act,
    answering,
    notice: nowhere ? text.done.noTarget : page.notice,
  }
}

export type OfficePageState = ReturnType<typeof useOfficePage>
