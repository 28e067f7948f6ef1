import { useEffect, useMemo, useState } from 'react'
import { Board } from './board/Board.tsx'
import { nobodyConsults } from './board/board-day.ts'
import { whoIsIn } from './board/cell-name.ts'
import { Legend } from './bars/Legend.tsx'
import { StatusBar } from './bars/StatusBar.tsx'
import { TopBar } from './bars/TopBar.tsx'
import { PractitionerPicker } from './bars/PractitionerPicker.tsx'
import { useKeysSwitch, useOfficeKeys } from './keys/use-office-keys.ts'
import { useOffice } from './office-context.ts'
import { OfficePanel } from './panel/OfficePanel.tsx'
import { DaySheets } from './print/DaySheet.tsx'
import { Rail } from './rail/Rail.tsx'
import { useNarrow } from './use-narrow.ts'
import { useLive, useOfficeDay } from './use-office-day.ts'
import { type OfficePageState, useOfficePage } from './use-office-page.ts'
import { useServerNow } from './use-server-now.ts'
import { hasImpossibleDate, useOfficeView } from './url-state.ts'
import { patientName } from './words.ts'
import { EmptyDay } from './EmptyDay.tsx'
import { DayState } from './DayState.tsx'

/** The rank of the proposed slots, by the id of the free block where they start. */
function ranksOf(page: OfficePageState): Map<string, number> {
  return new Map(
    page.proposed.map((slot, at) => [
      `free:${slot.practitionerId}:${slot.siteId}:${Date.parse(slot.start)}`,
      at + 1,
    ]),
  )
}

export function OfficePage() {
  const { text, words, network } = useOffice()
  const now = useServerNow()
  const [view] = useOfficeView()
  const today = words.dateOf(now)
  const date = view.date ?? today
  const query = useOfficeDay(date)
  const live = useLive()
  const readOnly = live === 'offline'
  const page = useOfficePage({ day: query.data, date, today, now, readOnly })
  const [keysOn, setKeysOn] = useKeysSwitch()
  useOfficeKeys(keysOn, page.act)
  useEffect(() => {
    document.title = text.pageTitle(words.longDate(date))
  }, [text, words, date])
  const toDate = (next: string) => page.setView({ date: next === today ? null : next })
  const narrow = useNarrow()
  const railProps = { day: query.data, date, today, now, view, onView: page.setView, narrow }
  const [railOpen, setRailOpen] = useState(false)
  const { isEmptyDay } = page
  return (
    <div
      className={['office', page.panel ? 'with-panel' : '', page.panel?.kind === 'book' ? 'booking' : '']
        .join(' ')
        .trim()}
    >
      <a className="skip" href="#board">
        {text.skip}
      </a>
      <div className="banners">
        {network.demonstration ? (
          <p className="demo">
            <b>{text.demonstration}</b> <a href="/dev/messages">{text.demonstrationMessages}</a>
          </p>
        ) : null}
        {readOnly ? <p className="offline-note">{text.live.offlineDetail}</p> : null}
        {hasImpossibleDate(window.location.search) ? (
          <p className="holiday" role="status">
            {text.date.impossible}
          </p>
        ) : null}
        {query.data?.holiday ? (
          <p className="holiday">{text.date.holiday(query.data.holiday[text.language])}</p>
        ) : null}
      </div>
      <TopBar
        date={date}
        today={today}
        live={query.isError && live !== 'live' ? 'offline' : live}
        freshAt={query.dataUpdatedAt > 0 ? now : null}
        keysOn={keysOn}
        rail={narrow ? { open: railOpen, onToggle: () => setRailOpen(!railOpen) } : null}
        onDate={toDate}
        onSearch={() => page.act('searchPatient')}
        onPrint={() => page.act('print')}
      />
      {narrow && !railOpen ? null : <Rail {...railProps} />}
      <main className="day" id="board" tabIndex={-1}>
        <DayBoard
          page={page}
          query={query}
          date={date}
          today={today}
          now={now}
          narrow={narrow}
          toDate={toDate}
        />
        {isEmptyDay ? null : <Legend columns={page.board?.columns ?? []} />}
        <StatusBar
          cell={page.cell}
          now={now}
          isEmptyDay={isEmptyDay}
          moving={
            page.moving.hand?.appointment.patient ? patientName(page.moving.hand.appointment.patient) : null
          }
          answering={page.answering}
          hasTarget={Boolean(page.moving.board?.target)}
          readOnly={readOnly}
          keysOn={keysOn}
          narrow={narrow}
          notice={page.notice}
          undo={page.undo}
          onAction={page.act}
          onUndo={() => void page.takeBack()}
          onConfirmMove={() => page.moving.board?.target && page.commit(page.moving.board.target)}
          onAbandonMove={page.letGo}
        />
      </main>
      <OfficePanel
        page={page}
        day={query.data}
        date={date}
        now={now}
        readOnly={readOnly}
        keys={[keysOn, setKeysOn]}
      />
      {query.data ? <DaySheets day={query.data} siteIds={view.siteIds} now={now} /> : null}
    </div>
  )
}

interface DayBoardProps {
  page: OfficePageState
  query: ReturnType<typeof useOfficeDay>
  date: string
  today: string
  now: number
  narrow: boolean
  toDate(date: string): void
}

function DayBoard({ page, query, date, today, now, narrow, toDate }: DayBoardProps) {
  const office = useOffice()
  const { text, words } = office
  const { board } = page
  const shownId = page.view.practitionerId
  const shown = useMemo(() => {
    if (!board || !narrow) return board
    const one = board.columns.find((column) => column.practitionerId === shownId) ?? board.columns[0]
    return { ...board, columns: one ? [{ ...one, away: false }] : [] }
  }, [board, narrow, shownId])
  if (!board || !shown) return <DayState failed={query.isError} onRetry={() => void query.refetch()} />
  if (nobodyConsults(board)) return <EmptyDay date={date} onDate={toDate} />
  return (
    <>
      {narrow ? (
        <PractitionerPicker
          columns={board.columns}
          chosenId={shown.columns[0]?.practitionerId ?? ''}
          onChoose={(practitionerId) => page.setView({ practitionerId })}
        />
      ) : null}
      <Board
        day={shown}
        label={text.board.label(words.longDate(date), board.columns.length)}
        today={date === today}
        now={now}
        focus={page.focus}
        moving={page.moving.board}
        openId={page.panel?.kind === 'appointment' ? `appointment:${page.panel.id}` : null}
        ranks={ranksOf(page)}
        canLift={(id) => page.canLift(id)}
        onFocus={page.setFocus}
        onOpen={page.open}
        onLift={page.liftCell}
        onTarget={page.moving.choose}
        onCommit={page.commit}
        onAbandon={page.letGo}
      />
      <p className="vh" role="status">
        {page.moving.hand && page.cell ? whoIsIn(office, page.cell) : ''}
      </p>
    </>
  )
}
