import { memo } from 'react'
import type { Placed } from '@maillage/core/agenda/placement.ts'
import { type Office, useOffice } from '../office-context.ts'
import { familyName, initialOf } from '../words.ts'
import type { AppointmentCell, BoardCell, FreeCell } from './board-day.ts'
import { absenceName, cellName, whoIsIn } from './cell-name.ts'
import { StateSign } from './StateSign.tsx'

interface CellProps {
  placed: Placed<BoardCell>
  /** True for the one block of the board that Tab reaches. */
  inTabOrder: boolean
  /** The appointment in hand. */
  lifted: boolean
  /** Its panel is open. */
  open: boolean
  /** Its rank in the list of proposed slots, when it is one of them. */
  rank: number | null
  past: boolean
}

function position(placed: Placed<BoardCell>): React.CSSProperties {
  const { lane, top, height } = placed
  const style = { '--y': top, '--h': height } as React.CSSProperties
  if (lane.count === 1) return style
  return {
    ...style,
    left: `calc(6px + (100% - 9px) * ${lane.index / lane.count})`,
    right: 'auto',
    width: `calc((100% - 9px) / ${lane.count} - 1px)`,
  }
}

function classOf({ placed, lifted, open, rank, past }: CellProps): string {
  const { item, height, lane } = placed
  const names = ['cell', item.type, `is-${item.form}`]
  if (height >= 4) names.push('rows2')
  if (height >= 6) names.push('rows3')
  if (lane.count > 1) names.push('lane')
  if (lifted) names.push('lifted')
  if (open) names.push('open')
  if (rank !== null) names.push('ranked')
  if (past) names.push('past')
  if (item.type === 'appointment' && item.appointment.lane > 0) names.push('extra')
  if (item.type === 'appointment' && item.visit) names.push('visit')
  return names.join(' ')
}

function Appointment({ cell, office }: { cell: AppointmentCell; office: Office }) {
  const { text, words, language, reasons } = office
  const { patient, reasonId, lane } = cell.appointment
  const reason = reasons.get(reasonId)?.shortLabel[language]
  return (
    <>
      <span className="main">
        <StateSign form={lane > 0 ? 'extra' : cell.form} />
        <span className="t">{words.clock(cell.start)}</span>
        <b title={whoIsIn(office, cell)}>
          <span className="full">{whoIsIn(office, cell)}</span>
          {patient ? (
            <span className="brief">
              <i>{initialOf(patient)}</i>
              {familyName(patient)}
            </span>
          ) : null}
        </b>
      </span>
      <span className="more">
        {patient ? <span className="r">{reason}</span> : null}
        <span className="w">{lane > 0 ? text.board.extra : text.form[cell.form]}</span>
      </span>
    </>
  )
}

function Free({ cell, office, rank }: { cell: FreeCell; office: Office; rank: number | null }) {
  return (
    <>
      <StateSign form={cell.form} />
      <span className="t">{office.words.clock(cell.start)}</span>
      <span className="f">{office.text.form[cell.form]}</span>
      {rank === null ? null : <span className="rank">{rank}</span>}
    </>
  )
}

/** One block of the board. Clicks and keys are heard by the board, which finds the block by its `data-cell`. */
export const CellView = memo(function CellView(props: CellProps) {
  const office = useOffice()
  const { item } = props.placed
  return (
    // biome-ignore lint/a11y/useSemanticElements: a block stands at its time, not in a table
    <div
      role="gridcell"
      tabIndex={props.inTabOrder ? 0 : -1}
      data-cell={item.id}
      aria-selected={props.open || undefined}
      aria-label={cellName(office, item)}
      className={classOf(props)}
      style={position(props.placed)}
    >
      {item.type === 'appointment' ? <Appointment cell={item} office={office} /> : null}
      {item.type === 'free' ? <Free cell={item} office={office} rank={props.rank} /> : null}
      {item.type === 'absence' ? <span className="cause">{absenceName(office, item.cause)}</span> : null}
    </div>
  )
})
