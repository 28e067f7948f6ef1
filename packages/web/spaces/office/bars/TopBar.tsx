import { Icon } from '../../../ui/Icon.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import { shiftDate } from '../dates.ts'
import type { LiveState } from '../live/follow-changes.ts'
import { useOffice } from '../office-context.ts'
import { OfficeTabs } from './OfficeTabs.tsx'

interface TopProps {
  date: string
  today: string
  live: LiveState
  /** When the board was last known to be right, on the server's clock. */
  freshAt: number | null
  keysOn: boolean
  /** On a narrow screen the tabs, the account, the calendar and the sites wait behind a button; null on a wide one. */
  rail: { open: boolean; onToggle(): void } | null
  onDate(date: string): void
  onSearch(): void
  onPrint(): void
}

function Live({ live, freshAt }: Pick<TopProps, 'live' | 'freshAt'>) {
  const { text, words } = useOffice()
  return (
    <p className={`live is-${live}`} role="status">
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {live === 'offline' ? (
          <path d="M1 1l8 8M9 1L1 9" stroke="currentColor" strokeWidth="2" />
        ) : (
          <circle cx="5" cy="5" r="4" />
        )}
      </svg>
      {live === 'live' && freshAt !== null ? (
        <span>
          <span className="said">{text.live.upToDate} </span>
          {words.time(freshAt)}
        </span>
      ) : null}
      {live === 'connecting' ? text.live.connecting : null}
      {live === 'offline' ? text.live.offline : null}
    </p>
  )
}

function DateNavigation({
  date,
  today,
  keysOn,
  onDate,
}: Pick<TopProps, 'date' | 'today' | 'keysOn' | 'onDate'>) {
  const { text, words } = useOffice()
  const previous = shiftDate(date, -1)
  const next = shiftDate(date, 1)
  const key = (name: string) => (keysOn ? <kbd>{name}</kbd> : null)
  return (
    <div className="date">
      <button
        type="button"
        className="nav"
        aria-label={text.date.previous(words.dayMonth(previous))}
        onClick={() => onDate(previous)}
      >
        <Icon name="previous" />
        <span className="near">{words.shortDate(previous)}</span> {key('k')}
      </button>
      <h1 aria-label={words.longDate(date)} data-brief={words.briefDate(date)}>
        <span>{words.longDate(date)}</span>
      </h1>
      <button
        type="button"
        className="nav"
        aria-label={text.date.next(words.dayMonth(next))}
        onClick={() => onDate(next)}
      >
        {key('j')} <span className="near">{words.shortDate(next)}</span>
        <Icon name="next" />
      </button>
      <button
        type="button"
        className="nav"
        aria-current={date === today ? 'date' : undefined}
        onClick={() => onDate(today)}
      >
        {key('t')} {text.date.today}
      </button>
    </div>
  )
}

function RailButton({ open, onToggle }: NonNullable<TopProps['rail']>) {
  const { text } = useOffice()
  return (
    <button
      type="button"
      className="ob days"
      aria-expanded={open}
      aria-controls="office-rail"
      onClick={onToggle}
    >
      <Icon name={open ? 'up' : 'down'} />
      {text.rail.open}
    </button>
  )
}

/** The date, the way to a patient, how fresh the board is, and paper. */
export function TopBar(props: TopProps) {
  const { text, network } = useOffice()
  const key = (name: string) => (props.keysOn ? <kbd>{name}</kbd> : null)
  return (
    <header className="top">
      <a className="brand" href="/" aria-label={text.brand(network.shortName)}>
        <Mark />
        <span>
          <b>Maillage</b>
          <span>{network.shortName}</span>
        </span>
      </a>
      {props.rail ? <RailButton {...props.rail} /> : <OfficeTabs current="agenda" />}
      <DateNavigation {...props} />
      <button type="button" className="find" onClick={props.onSearch}>
        <svg className="ic" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
        <span className="whole">{text.search.placeholder}</span>
        <span className="brief">{text.search.short}</span>
        {key('/')}
      </button>
      <Live live={props.live} freshAt={props.freshAt} />
      <button type="button" className="ob print" aria-label={text.print.button} onClick={props.onPrint}>
        <svg className="ic" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4.5 6V2h7v4M4.5 12H2.5V6h11v6h-2M4.5 9.5h7V14h-7z" />
        </svg>
        <span>{text.print.short}</span> {key('p')}
      </button>
    </header>
  )
}
