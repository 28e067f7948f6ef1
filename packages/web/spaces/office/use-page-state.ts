import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Slot } from '@maillage/contract/slot-search.ts'
import type { OfficeDay } from '@maillage/contract/office.ts'
import { boardDay, nobodyConsults } from './board/board-day.ts'
import { type BoardFocus, cellOf, resolveFocus } from './board/board-focus.ts'
import type { Trouble } from './changes.ts'
import type { Panel } from './panel/panel-state.ts'
import { useOfficeView } from './url-state.ts'
import { useMoving } from './use-moving.ts'

export interface PageFacts {
  readonly day: OfficeDay | undefined
  readonly date: string
  readonly today: string
  readonly now: number
  readonly readOnly: boolean
}

/** What the page remembers: the view of the address, the focus, the panel, what is in hand. */
export function usePageState(facts: PageFacts) {
  const { day, date, now } = facts
  const client = useQueryClient()
  const [view, setView] = useOfficeView()
  const [focus, setFocus] = useState<BoardFocus | null>(null)
  const [panel, setPanel] = useState<Panel | null>(null)
  const [bookingTrouble, setBookingTrouble] = useState<Trouble | null>(null)
  const [notice, setNotice] = useState('')
  const [proposed, setProposed] = useState<readonly Slot[]>([])
  const viewKey = `${view.siteIds} ${view.hiddenPractitionerIds}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the two lists of the view
  const board = useMemo(() => (day ? boardDay(day, view, now) : null), [day, viewKey, now])
  const columns = board?.columns ?? []
  const moving = useMoving({ columns, date, timeZone: day?.timeZone ?? 'UTC', now })
  const isEmptyDay = board !== null && nobodyConsults(board)
  const place = isEmptyDay ? null : resolveFocus(columns, focus, now)
  return {
    ...facts,
    view,
    setView,
    focus,
    setFocus,
    panel,
    setPanel,
    bookingTrouble,
    setBookingTrouble,
    notice,
    setNotice,
    proposed,
    setProposed,
    board,
    columns,
    isEmptyDay,
    moving,
    /** Where the focus is, or would come back. */
    place,
    cell: cellOf(columns, place?.id ?? null),
    refresh: () => void client.invalidateQueries({ queryKey: ['office'] }),
  }
}

export type PageState = ReturnType<typeof usePageState>
