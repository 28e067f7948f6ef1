import { useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Slot } from '@maillage/contract/booking.ts'
import type { OfficeAppointment, OfficeDay } from '@maillage/contract/office.ts'
import { focusCell } from './board/Board.tsx'
import { type BoardCell, boardDay } from './board/board-day.ts'
import { type BoardFocus, cellOf, nearestInColumn, resolveFocus } from './board/board-focus.ts'
import { type BoardTarget, canMove } from './board/moving.ts'
import type { Trouble } from './changes.ts'
import type { OfficeAction } from './keys/key-table.ts'
import type { Change, SettableStatus } from './office-api.ts'
import { useOffice } from './office-context.ts'
import type { BoardSlot } from './panel/BookingPanel.tsx'
import { useChanges } from './use-changes.ts'
import { useMoving } from './use-moving.ts'
import { patientName } from './words.ts'
import { type OfficeView, useOfficeView } from './url-state.ts'

export type Panel =
  | { readonly kind: 'appointment'; readonly id: string }
  | { readonly kind: 'cancel'; readonly appointment: OfficeAppointment }
  | {
      readonly kind: 'book'
      readonly boardSlot: BoardSlot | null
      readonly slotFirst: boolean
      /** The day from which slots are proposed: the one that was shown when the panel opened. */
      readonly fromDate: string
      readonly openedAt: number
      readonly serial: number
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'keys' }

const statusOf: Partial<Record<OfficeAction, SettableStatus>> = {
  arrived: 'arrived',
  inProgress: 'in-progress',
  fulfilled: 'fulfilled',
  noShow: 'no-show',
}

interface PageFacts {
  day: OfficeDay | undefined
  date: string
  today: string
  now: number
  readOnly: boolean
}

/** What the page knows and does; `OfficePage` draws it. */
export function useOfficePage({ day, date, today, now, readOnly }: PageFacts) {
  const { text, words, reasons } = useOffice()
  const client = useQueryClient()
  const [view, setView] = useOfficeView()
  const [focus, setFocus] = useState<BoardFocus | null>(null)
  const [panel, setPanel] = useState<Panel | null>(null)
  const [notice, setNotice] = useState('')
  const [proposed, setProposed] = useState<readonly Slot[]>([])
  const viewKey = `${view.siteIds} ${view.hiddenPractitionerIds}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the two lists of the view
  const board = useMemo(() => (day ? boardDay(day, view, now) : null), [day, viewKey, now])
  const columns = board?.columns ?? []
  const moving = useMoving({ columns, date, timeZone: day?.timeZone ?? 'UTC', now })
  const place = resolveFocus(columns, focus, now)
  const cell = cellOf(columns, place?.id ?? null)
  const refresh = () => void client.invalidateQueries({ queryKey: ['office'] })

  const backToBoard = () => {
    setPanel(null)
    setProposed([])
    requestAnimationFrame(() => place && focusCell(place.id))
  }
  const changes = useChanges({
    onDone: (change, result, wasUndo) => {
      refresh()
      setNotice(wasUndo ? text.done.undone : '')
      const start = Date.parse(result.start)
      const followed = words.dateOf(start) === date && change.kind !== 'cancel'
      setFocus({
        practitionerId: result.practitionerId,
        id: followed ? `appointment:${result.id}` : '',
        anchor: start,
      })
      setPanel((open) => (open?.kind === 'appointment' ? open : null))
      setProposed([])
      setView(viewThatShows(view, result, change.kind === 'book' ? words.dateOf(start) : date, today))
      focusLater(`appointment:${result.id}`)
    },
    onRefused: (trouble) => {
      refresh()
      setPanel((open) =>
        open?.kind === 'book' && trouble.change.kind === 'book' ? open : { kind: 'trouble', trouble },
      )
      setBookingTrouble(trouble.change.kind === 'book' ? trouble : null)
    },
    onUndoRefused: (detail) => {
      refresh()
      setNotice(`${text.done.undoFailed} ${detail}`)
    },
  })
  const [bookingTrouble, setBookingTrouble] = useState<Trouble | null>(null)

  const send = (change: Change, confirmWarnings: readonly string[] = []) => {
    setBookingTrouble(null)
    if (readOnly) return setNotice(text.done.offline)
    void changes.perform(change, confirmWarnings)
  }
  const openBooking = (slotFirst: boolean, boardSlot: BoardSlot | null) => {
    setBookingTrouble(null)
    setNotice('')
    setPanel({ kind: 'book', boardSlot, slotFirst, fromDate: date, openedAt: now, serial: Date.now() })
  }
  const lift = (appointment: OfficeAppointment) => {
    if (readOnly) return setNotice(text.done.offline)
    if (!canMove(appointment)) return setNotice(text.done.ended)
    setPanel(null)
    setNotice('')
    moving.lift({ appointment, reason: reasons.get(appointment.reasonId) })
  }
  const letGo = () => {
    const id = moving.board?.liftedId
    moving.letGo()
    if (id) requestAnimationFrame(() => focusCell(id))
  }
  const commit = (target: BoardTarget) => {
    const { hand } = moving
    moving.letGo()
    if (!hand) return
    const to = {
      practitionerId: target.practitionerId,
      siteId: target.siteId,
      start: new Date(target.start).toISOString(),
    }
    send({ kind: 'move', appointment: hand.appointment, to })
  }
  const open = (id: string) => {
    const found = cellOf(columns, id)
    if (found?.type === 'appointment') setPanel({ kind: 'appointment', id: found.appointment.id })
    if (found?.type !== 'free') return
    const boardSlot = boardSlotOf(found, columns)
    if (panel?.kind === 'book') setPanel({ ...panel, boardSlot })
    else openBooking(false, boardSlot)
  }
  const liftable = (id: string) => {
    const appointment = appointmentOn(cellOf(columns, id))
    return appointment && canMove(appointment) && !readOnly ? appointment : null
  }
  const appointmentOn = (found: BoardCell | null) =>
    found?.type === 'appointment' && found.appointment.patient ? found.appointment : null

  const act = (action: OfficeAction, key = '') => {
    const appointment = appointmentOn(cell)
    const status = statusOf[action]
    if (action === 'today') setView({ date: null })
    else if (action === 'nextDay' || action === 'previousDay') setView({ date: neighbour(date, action) })
    else if (action === 'practitioner') goToColumn(Number(key))
    else if (action === 'newAppointment')
      openBooking(false, cell?.type === 'free' ? boardSlotOf(cell, columns) : null)
    else if (action === 'searchPatient') openBooking(false, null)
    else if (action === 'firstSlot') openBooking(true, null)
    else if (action === 'keys') setPanel({ kind: 'keys' })
    else if (action === 'print') window.print()
    else if (action === 'undo') changes.undo ? void changes.takeBack() : setNotice(text.done.noUndo)
    else if (!appointment) setNotice(text.done.noAppointment)
    else if (action === 'move') lift(appointment)
    else if (action === 'cancel') setPanel({ kind: 'cancel', appointment })
    else if (status) send({ kind: 'status', appointment, status })
  }
  const goToColumn = (key: number) => {
    const column = columns.find((candidate) => candidate.key === key)
    const next = column && nearestInColumn(columns, column.practitionerId, place?.anchor ?? now)
    if (!column) return
    setView({ practitionerId: column.practitionerId })
    if (!next) return
    setFocus(next)
    requestAnimationFrame(() => focusCell(next.id))
  }

  const undo = changes.undo && {
    label: labelOf(changes.undo.change, changes.undo.result),
    until: changes.undo.until,
  }
  function labelOf(change: Change, result: OfficeAppointment): string {
    const who = result.patient ? patientName(result.patient) : text.board.online
    const time = words.time(Date.parse(result.start))
    if (change.kind === 'book') return text.done.created(who, time)
    if (change.kind === 'move') return text.done.moved(who, time)
    if (change.kind === 'cancel') return text.done.cancelled(who)
    return text.done.state(who, text.form[change.status])
  }
  const tellSlots = (slots: readonly Slot[], chosen: Slot | null) => {
    setProposed(slots)
    const on = chosen && words.dateOf(Date.parse(chosen.start))
    if (on && on !== date && slots.length > 0) setView({ date: on === today ? null : on })
  }
  return {
    view,
    setView,
    board,
    cell,
    focus,
    setFocus,
    panel,
    setPanel,
    notice: moving.board && !moving.board.target && board ? text.done.noTarget : notice,
    proposed,
    tellSlots,
    moving,
    lift,
    canLift: (id: string) => liftable(id) !== null,
    liftCell: (id: string) => {
      const appointment = liftable(id)
      if (appointment) lift(appointment)
    },
    letGo,
    commit,
    open,
    act,
    send,
    openBooking,
    backToBoard,
    busy: changes.busy,
    takeBack: changes.takeBack,
    undo,
    bookingTrouble,
    closeBookingTrouble: () => setBookingTrouble(null),
  }
}

export type OfficePageState = ReturnType<typeof useOfficePage>

/** The view, widened so that an appointment just written is on the board. */
function viewThatShows(
  view: OfficeView,
  { siteId, practitionerId }: OfficeAppointment,
  date: string,
  today: string,
): Partial<OfficeView> {
  const atSite = view.siteIds.length === 0 || view.siteIds.includes(siteId)
  return {
    date: date === today ? null : date,
    siteIds: atSite ? view.siteIds : [...view.siteIds, siteId],
    hiddenPractitionerIds: view.hiddenPractitionerIds.filter((id) => id !== practitionerId),
  }
}

/** Focuses a block once it is on the board: after the answer, the day is read again. */
function focusLater(id: string, tries = 20): void {
  setTimeout(() => {
    const cell = document.querySelector(`[data-cell="${CSS.escape(id)}"]`)
    if (cell) focusCell(id)
    else if (tries > 0) focusLater(id, tries - 1)
    else document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus()
  }, 50)
}

function neighbour(date: string, action: 'nextDay' | 'previousDay'): string {
  const day = new Date(`${date}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + (action === 'nextDay' ? 1 : -1))
  return day.toISOString().slice(0, 10)
}

function boardSlotOf(
  cell: BoardCell,
  columns: readonly { cells: readonly { item: BoardCell }[] }[],
): BoardSlot | null {
  if (cell.type !== 'free') return null
  const free = columns
    .flatMap((column) => column.cells.map((placed) => placed.item))
    .filter(
      (item) =>
        item.type === 'free' && item.practitionerId === cell.practitionerId && item.siteId === cell.siteId,
    )
  return {
    slot: {
      practitionerId: cell.practitionerId,
      siteId: cell.siteId,
      start: new Date(cell.start).toISOString(),
      end: new Date(cell.end).toISOString(),
      minutes: null,
    },
    serviceCode: cell.serviceCode,
    free,
  }
}
