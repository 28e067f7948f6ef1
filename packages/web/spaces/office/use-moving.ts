import { useEffect, useMemo, useState } from 'react'
import type { Reason } from '@maillage/contract/network.ts'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { localDay } from '@maillage/core/agenda/visible-window.ts'
import { dateOf } from '../../i18n/time-words.ts'
import type { BoardColumn } from './board/board-day.ts'
import type { BoardMoving } from './board/Board.tsx'
import { type BoardTarget, firstTarget, targetColumns } from './board/moving.ts'

/** An appointment in hand: it stays where it is until a place is confirmed, on this day or another. */
export interface Hand {
  readonly appointment: OfficeAppointment
  readonly reason: Reason | undefined
  /** The day from which it was taken. */
  readonly date: string
}

/** The same time of day on another date, in elapsed time since midnight: near enough to choose a first place. */
function sameTimeOn(date: string, timeZone: string, instant: number): number {
  const from = dateOf(instant, timeZone)
  return localDay(date, timeZone).start + (instant - localDay(from, timeZone).start)
}

interface Where {
  readonly columns: readonly BoardColumn[]
  readonly date: string
  readonly timeZone: string
  readonly now: number
}

const nowhere: readonly BoardColumn[] = []

/** The appointment in hand, where it can go on the day shown, and the place chosen so far. */
export function useMoving({ columns, date, timeZone, now }: Where) {
  const [hand, setHand] = useState<Hand | null>(null)
  const [chosen, setChosen] = useState<BoardTarget | null>(null)
  const shown = hand ? columns : nowhere
  const targets = useMemo(
    () => (hand ? targetColumns(shown, hand.appointment, hand.reason, now) : []),
    [shown, hand, now],
  )
  const stillThere =
    chosen !== null && targets.some((column) => column.targets.some((one) => one.id === chosen.id))
  useEffect(() => {
    if (!hand || stillThere) return
    const wanted = sameTimeOn(date, timeZone, chosen?.start ?? Date.parse(hand.appointment.start))
    setChosen(firstTarget(targets, chosen?.practitionerId ?? hand.appointment.practitionerId, wanted))
  }, [hand, stillThere, chosen, targets, date, timeZone])
  const board: BoardMoving | null = hand
    ? { liftedId: `appointment:${hand.appointment.id}`, columns: targets, target: stillThere ? chosen : null }
    : null
  const lift = (next: Hand) => {
    setChosen(null)
    setHand(next)
  }
  const letGo = () => {
    setHand(null)
    setChosen(null)
  }
  return { hand, board, lift, letGo, choose: setChosen }
}
