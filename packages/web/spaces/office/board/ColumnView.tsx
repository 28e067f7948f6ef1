import { memo } from 'react'
import { rowsBetween } from '@maillage/core/agenda/span.ts'
import { type Office, siteName, useOffice } from '../office-context.ts'
import type { BoardColumn, BoardDay } from './board-day.ts'
import { CellView } from './CellView.tsx'
import { TargetView } from './TargetView.tsx'
import type { MoveTarget } from '@maillage/core/agenda/move-targets.ts'

interface ColumnProps {
  column: BoardColumn
  window: BoardDay['window']
  /** The block of this column that Tab reaches, if it is in this column. */
  tabStop: string | null
  liftedId: string | null
  openId: string | null
  /** Where the appointment in hand would go, if in this column. */
  target: MoveTarget | null
  /** Starts where the appointment in hand fits; null when none is in hand. */
  candidates: ReadonlySet<number> | null
  ranks: ReadonlyMap<string, number>
  now: number
  today: boolean
}

function Header({ column, now, today, window }: Pick<ColumnProps, 'column' | 'now' | 'today' | 'window'>) {
  const office = useOffice()
  const { text, language } = office
  const sites = column.siteIds.map((id) => siteName(office, id))
  const free = column.freeCount > 0 ? text.board.free(column.freeCount) : text.board.full
  const state = column.away ? text.board.away : free
  const nowPercent = (rowsBetween(window.start, now) / rowsBetween(window.start, window.end)) * 100
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the head of a row of the grid; the focus moves among its cells
    <div
      role="rowheader"
      className={column.away ? 'hd thin' : 'hd'}
      aria-label={text.board.columnName(column.name, column.label[language], sites.join(', '), state)}
    >
      <p className="who" title={column.name}>
        {column.key === null ? null : <kbd>{column.key}</kbd>}
        <b>{column.name}</b>
      </p>
      <p className="place">
        <span>{column.away ? text.board.away : sites.join(', ')}</span>
        {column.away ? null : <span className="job">{column.label[language]}</span>}
        {column.away ? null : <b className={column.freeCount > 0 ? 'left' : 'left none'}>{free}</b>}
      </p>
      <p className="ribbon" aria-hidden="true">
        {column.ribbon.map((piece) => (
          <i
            key={piece.id}
            className={piece.kind}
            style={{ left: `${piece.left}%`, width: `${piece.width}%` }}
          />
        ))}
        {today && nowPercent >= 0 && nowPercent <= 100 ? (
          <i className="now" style={{ left: `${nowPercent}%` }} />
        ) : null}
      </p>
    </div>
  )
}

/** A round says how many visits it has; an opening at another site than the one before says where. */
function bandTitle(office: Office, column: BoardColumn, at: number): string {
  const band = column.bands[at]?.band
  const before = column.bands[at - 1]?.band
  if (!band) return ''
  if (band.form !== 'visit')
    return before && before.siteId !== band.siteId ? siteName(office, band.siteId) : ''
  const visits = column.cells.filter(({ item }) => item.type === 'appointment' && item.visit)
  const inBand = visits.filter(({ item }) => band.start <= item.start && item.start < band.end)
  return office.text.board.round(inBand.length)
}

function Bands({ column }: { column: BoardColumn }) {
  const office = useOffice()
  return column.bands.map(({ band, top, height }, at) => (
    <div
      key={band.id}
      className={`band is-${band.form}`}
      style={{ '--y': top, '--h': height } as React.CSSProperties}
      aria-hidden="true"
    >
      <span>{bandTitle(office, column, at)}</span>
    </div>
  ))
}

/** A practitioner's day: a row of the grid for assistive technologies, a column on the screen. */
export const ColumnView = memo(function ColumnView(props: ColumnProps) {
  const { column, window, tabStop, liftedId, openId, target, candidates, ranks, now, today } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of the grid, not of a table; the focus moves among its cells
    <div role="row" className={column.away ? 'col away' : 'col'} data-column={column.practitionerId}>
      <Header column={column} now={now} today={today} window={window} />
      <div className="body">
        <Bands column={column} />
        <div className="lines" />
        {today ? (
          <div className="now" style={{ '--y': rowsBetween(window.start, now) } as React.CSSProperties} />
        ) : null}
        {column.cells.map((placed) => (
          <CellView
            key={placed.item.id}
            placed={placed}
            inTabOrder={tabStop === placed.item.id}
            lifted={placed.item.id === liftedId}
            open={placed.item.id === openId}
            rank={ranks.get(placed.item.id) ?? null}
            past={placed.item.end <= now}
          />
        ))}
        {candidates ? <Candidates column={column} candidates={candidates} window={window} /> : null}
        {target ? <TargetView key={target.id} target={target} who={column.name} window={window} /> : null}
      </div>
    </div>
  )
})

function Candidates(props: {
  column: BoardColumn
  candidates: ReadonlySet<number>
  window: BoardDay['window']
}) {
  const { column, candidates, window } = props
  return column.cells
    .filter(({ item }) => item.type === 'free' && candidates.has(item.start))
    .map(({ item, height }) => (
      <div
        key={item.id}
        className="candidate"
        aria-hidden="true"
        style={{ '--y': rowsBetween(window.start, item.start), '--h': height } as React.CSSProperties}
      />
    ))
}
