import { useEffect, useMemo, useRef } from 'react'
import { rowsBetween } from '@maillage/core/agenda/span.ts'
import { useOffice } from '../office-context.ts'
import type { BoardDay, FreeCell } from './board-day.ts'
import { type BoardFocus, cellOf, directionOfKey, resolveFocus, stepFocus } from './board-focus.ts'
import { focusCell } from './focus-cell.ts'
import { ColumnView } from './ColumnView.tsx'
import { type BoardTarget, stepTarget, type TargetColumn, targetAt } from './moving.ts'
import { TimeGutter } from './TimeGutter.tsx'
import { useDrag } from './use-drag.ts'

export interface BoardMoving {
  readonly liftedId: string
  readonly columns: readonly TargetColumn[]
  readonly target: BoardTarget | null
}

interface BoardProps {
  day: BoardDay
  label: string
  today: boolean
  now: number
  focus: BoardFocus | null
  moving: BoardMoving | null
  /** The block whose panel is open. */
  openId: string | null
  /** Rank of the proposed slots, by the id of their block. */
  ranks: ReadonlyMap<string, number>
  canLift(cellId: string): boolean
  onFocus(focus: BoardFocus): void
  onOpen(cellId: string): void
  onLift(cellId: string): void
  onTarget(target: BoardTarget): void
  onCommit(target: BoardTarget): void
  onAbandon(): void
}

const rowPixels = 8

/** Gives the focus back to the board when the block that had it went away under the hands of someone else. */
function useKeptFocus(props: BoardProps, tabStop: BoardFocus | null) {
  const hadFocus = useRef(false)
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body && tabStop && !props.moving)
      focusCell(tabStop.id)
  })
  return {
    onFocusCapture: () => {
      hadFocus.current = true
    },
    onBlurCapture: (event: React.FocusEvent) => {
      if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false
    },
  }
}

/** Today opens an hour and a half before now; another day at its start. */
function useFirstScroll(day: BoardDay, today: boolean, now: number) {
  const scroller = useRef<HTMLElement>(null)
  const { start } = day.window
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a day shown, not each time the clock steps
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = today ? (rowsBetween(start, now) - 18) * rowPixels : 0
  }, [start, today])
  return scroller
}

function useBoardKeys(props: BoardProps, tabStop: BoardFocus | null) {
  const { day, moving } = props
  const expected = useRef<string | null>(null)
  const keysOfMove = (event: React.KeyboardEvent) => {
    const direction = directionOfKey(event.key)
    if (direction && moving?.target) {
      const next = stepTarget(moving.columns, moving.target, direction)
      if (next) props.onTarget(next)
    } else if (event.key === 'Enter' && moving?.target) props.onCommit(moving.target)
    else if (event.key === 'Escape') props.onAbandon()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const keysOfGrid = (event: React.KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset.cell
    const direction = directionOfKey(event.key)
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return
    if (direction && tabStop) {
      const next = stepFocus(day.columns, { ...tabStop, id }, direction)
      if (next) {
        expected.current = next.id
        props.onFocus(next)
        focusCell(next.id)
      }
    } else if (event.key === 'Enter' || event.key === ' ') props.onOpen(id)
    else return
    event.preventDefault()
  }
  const noteFocus = (event: React.FocusEvent) => {
    const cell = cellOf(day.columns, (event.target as HTMLElement).dataset.cell ?? null)
    const byArrow = cell?.id === expected.current
    expected.current = null
    if (!cell || byArrow || cell.id === props.focus?.id) return
    props.onFocus({ practitionerId: cell.practitionerId, id: cell.id, anchor: cell.start })
  }
  return { onKeyDown: moving ? keysOfMove : keysOfGrid, onFocus: noteFocus }
}

function useBoardPointer(props: BoardProps) {
  const { day, moving } = props
  const drag = useDrag({
    canLift: props.canLift,
    onLift: props.onLift,
    onHover: (practitionerId, pixels) => {
      const instant = day.window.start + (pixels / rowPixels) * 300_000
      const target = moving && targetAt(moving.columns, practitionerId, instant)
      if (target && target.id !== moving.target?.id) props.onTarget(target)
    },
    onDrop: () => (moving?.target ? props.onCommit(moving.target) : props.onAbandon()),
    onAbandon: props.onAbandon,
  })
  const onClick = (event: React.MouseEvent) => {
    if (drag.endedADrag()) return
    const element = event.target as HTMLElement
    if (moving?.target && element.closest('[data-target]')) return props.onCommit(moving.target)
    const id = element.closest<HTMLElement>('[data-cell]')?.dataset.cell
    if (!id) return
    if (!moving) return props.onOpen(id)
    const cell = cellOf(day.columns, id)
    const column = moving.columns.find((candidate) => candidate.practitionerId === cell?.practitionerId)
    const target = column?.targets.find((candidate) => candidate.start === cell?.start)
    if (target) props.onCommit(target)
    else if (cell?.type === 'free') props.onCommit(asTarget(cell))
  }
  return { onPointerDown: drag.onPointerDown, onClick }
}

/** The day in columns, an ARIA grid: one block is in the tab order, the arrows reach the others. */
export function Board(props: BoardProps) {
  const { day, moving, now, today } = props
  const { text } = useOffice()
  const tabStop = useMemo(() => resolveFocus(day.columns, props.focus, now), [day, props.focus, now])
  const kept = useKeptFocus(props, tabStop)
  const keys = useBoardKeys(props, tabStop)
  const pointer = useBoardPointer(props)
  const scroller = useFirstScroll(day, today, now)
  const candidates = useMemo(() => candidatesByColumn(moving?.columns ?? []), [moving?.columns])
  const widths = day.columns.map((column) => (column.away ? '46px' : 'minmax(var(--column), 1fr)'))
  return (
    <section ref={scroller} className={moving ? 'board moving' : 'board'} aria-label={props.label}>
      {/* biome-ignore lint/a11y/useSemanticElements: blocks stand at their time, side by side: no table can lay them out */}
      <div
        role="grid"
        aria-label={props.label}
        aria-description={text.board.help}
        className="cols"
        style={
          { '--n': day.rows, gridTemplateColumns: `var(--gutter) ${widths.join(' ')}` } as React.CSSProperties
        }
        {...keys}
        {...kept}
        {...pointer}
      >
        <TimeGutter
          day={day}
          now={today ? now : null}
          at={
            moving?.target?.start ??
            (props.focus ? (cellOf(day.columns, props.focus.id)?.start ?? null) : null)
          }
        />
        {day.columns.map((column) => (
          <ColumnView
            key={column.practitionerId}
            column={column}
            window={day.window}
            tabStop={tabStop?.practitionerId === column.practitionerId && !moving?.target ? tabStop.id : null}
            liftedId={moving?.liftedId ?? null}
            target={moving?.target?.practitionerId === column.practitionerId ? moving.target : null}
            candidates={moving ? (candidates.get(column.practitionerId) ?? none) : null}
            openId={props.openId}
            ranks={props.ranks}
            now={now}
            today={today && rowsBetween(day.window.start, now) >= 0 && now < day.window.end}
          />
        ))}
      </div>
    </section>
  )
}

/** A free block of another kind of care: the server says what is odd about it, and the agent confirms or not. */
function asTarget({ id, practitionerId, siteId, start, end }: FreeCell): BoardTarget {
  return { id, practitionerId, siteId, start, end }
}

const none: ReadonlySet<number> = new Set()

function candidatesByColumn(columns: readonly TargetColumn[]): Map<string, ReadonlySet<number>> {
  return new Map(
    columns.map((column) => [column.practitionerId, new Set(column.targets.map((target) => target.start))]),
  )
}
