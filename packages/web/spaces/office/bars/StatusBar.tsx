import { useEffect, useState } from 'react'
import { minutesOf } from '@maillage/core/agenda/span.ts'
import type { BoardCell } from '../board/board-day.ts'
import { whoIsIn } from '../board/cell-name.ts'
import { canCancel, stateActions, statesOffered } from '../appointment-states.ts'
import { canMove } from '../board/moving.ts'
import { keyOfAction, type OfficeAction } from '../keys/key-table.ts'
import { type Office, practitionerName, siteName, useOffice } from '../office-context.ts'

interface StatusProps {
  cell: BoardCell | null
  now: number
  /** Nobody consults: there is no block to choose. */
  isEmptyDay: boolean
  /** Who is in hand; null when nothing moves. */
  moving: string | null
  hasTarget: boolean
  /** Whose appointment the panel asks about, the bar then speaks of nobody else; null when it asks nothing. */
  answering: string | null
  readOnly: boolean
  keysOn: boolean
  /** On a narrow screen a tap opens the block: the bar keeps what starts from nothing. */
  narrow: boolean
  notice: string
  undo: { label: string; until: number } | null
  onAction(action: OfficeAction): void
  onUndo(): void
  onConfirmMove(): void
  onAbandonMove(): void
}

function useSecondsLeft(until: number | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (until === undefined) return
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    count()
    const timer = setInterval(count, 500)
    return () => clearInterval(timer)
  }, [until])
  return left
}

type ShortAction = Extract<OfficeAction, keyof Office['text']['shortAction']>

/** What the block under the focus allows now: a key that the server would refuse is not offered. */
function actionsFor(office: Office, cell: BoardCell | null, now: number): ShortAction[] {
  if (cell?.type !== 'appointment' || cell.form === 'held') return ['newAppointment', 'firstSlot']
  const { appointment } = cell
  const offered = statesOffered(office, appointment, now)
  return [
    ...(canMove(appointment) ? (['move'] as const) : []),
    ...(canCancel(appointment) ? (['cancel'] as const) : []),
    ...stateActions.filter(({ status }) => offered.includes(status)).map(({ action }) => action),
  ]
}

function Here({ cell, isEmptyDay }: { cell: BoardCell | null; isEmptyDay: boolean }) {
  const office = useOffice()
  const { text, words } = office
  if (!cell) return <span className="here">{isEmptyDay ? '' : text.status.choose}</span>
  const siteId = cell.type === 'absence' ? '' : cell.siteId
  const what =
    cell.type === 'free'
      ? `${text.form[cell.form]} ${text.board.minutes(minutesOf(cell))}`
      : text.form[cell.form]
  const rest = [
    whoIsIn(office, cell),
    practitionerName(office, cell.practitionerId),
    siteName(office, siteId),
    what,
  ]
  return (
    <span className="here">
      <b>{words.time(cell.start)}</b>, {rest.filter(Boolean).join(', ')}
    </span>
  )
}

/** What is under the focus, what the keys do there, and the undo of the last change. Each key is a button too. */
export function StatusBar(props: StatusProps) {
  const office = useOffice()
  const { text } = office
  const left = useSecondsLeft(props.undo?.until)
  const key = (name: string) => (props.keysOn ? <kbd>{name}</kbd> : null)
  return (
    <section className="status" aria-label={text.status.label}>
      {props.moving ? (
        <span className="here">{text.status.moving(props.moving)}</span>
      ) : props.answering !== null ? (
        <span className="here">{text.status.answer(props.answering)}</span>
      ) : props.narrow ? null : (
        <Here cell={props.cell} isEmptyDay={props.isEmptyDay} />
      )}
      <span className="keys">
        {props.moving ? (
          <>
            <button type="button" disabled={!props.hasTarget} onClick={props.onConfirmMove}>
              <kbd>{text.status.enter}</kbd> {text.status.confirm}
            </button>
            <button type="button" onClick={props.onAbandonMove}>
              <kbd>{text.status.escape}</kbd> {text.status.letGo}
            </button>
          </>
        ) : props.answering !== null ? null : (
          actionsFor(office, props.narrow ? null : props.cell, props.now).map((action) => (
            <button
              key={action}
              type="button"
              disabled={props.readOnly}
              onClick={() => props.onAction(action)}
            >
              {key(keyOfAction(action))} {text.shortAction[action]}
            </button>
          ))
        )}
        <button type="button" onClick={() => props.onAction('keys')}>
          {key('?')} {text.shortAction.keys}
        </button>
      </span>
      <span className="undo">
        <span role="status">{props.notice || (props.undo && left > 0 ? props.undo.label : '')}</span>
        {props.undo && left > 0 ? (
          <>
            <button type="button" className="link" onClick={props.onUndo}>
              {text.status.undo} {key(keyOfAction('undo'))}
            </button>
            <span aria-hidden="true">{text.status.seconds(left)}</span>
          </>
        ) : null}
      </span>
    </section>
  )
}
