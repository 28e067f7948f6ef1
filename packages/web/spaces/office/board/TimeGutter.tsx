import { rowsBetween } from '@maillage/core/agenda/span.ts'
import { useOffice } from '../office-context.ts'
import type { BoardDay } from './board-day.ts'

interface GutterProps {
  day: BoardDay
  /** The instant of the now line; null on another day. */
  now: number | null
  /** The instant of the focus. */
  at: number | null
}

const row = (rows: number) => ({ '--y': rows }) as React.CSSProperties

/** The hours on the left. Decoration: every block says its own time. */
export function TimeGutter({ day, now, at }: GutterProps) {
  const { words } = useOffice()
  const inside = (instant: number | null): instant is number =>
    instant !== null && instant >= day.window.start && instant < day.window.end
  const marks = [now, at].filter(inside).map((instant) => rowsBetween(day.window.start, instant))
  const hidden = (tickRow: number) => marks.some((mark) => Math.abs(mark - tickRow - 1) < 3)
  return (
    <div className="gutter" aria-hidden="true">
      <div className="corner" />
      <div className="scale">
        {day.ticks.map((tick) =>
          hidden(tick.row) ? null : tick.minute === 0 ? (
            <b key={tick.row} style={row(tick.row)}>
              {words.hour(tick.hour)}
            </b>
          ) : (
            <span key={tick.row} className="half" style={row(tick.row)}>
              {tick.minute}
            </span>
          ),
        )}
        {inside(now) && !(inside(at) && Math.abs(at - now) < 25 * 60_000) ? (
          <span className="now-time" style={row(rowsBetween(day.window.start, now))}>
            {words.time(now)}
          </span>
        ) : null}
        {inside(at) ? (
          <span className="at-time" style={row(rowsBetween(day.window.start, at))}>
            {words.time(at)}
          </span>
        ) : null}
      </div>
    </div>
  )
}
