import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionKey } from '../../api/session.ts'
import { followChanges, type LiveState } from './live/follow-changes.ts'
import { officeEventsUrl, readDay } from './office-api.ts'
import { shiftDate } from './dates.ts'

const dayOptions = (date: string) => ({
  queryKey: ['office', 'day', date] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => readDay(date, signal),
  staleTime: 30_000,
})

/** The day, kept as it was last received; its neighbours are read ahead, so that the next one shows at once. */
export function useOfficeDay(date: string) {
  const client = useQueryClient()
  const query = useQuery({ ...dayOptions(date), retry: 1 })
  const arrived = query.data !== undefined
  useEffect(() => {
    if (!arrived) return
    const timer = setTimeout(() => {
      for (const near of [1, -1]) void client.prefetchQuery(dayOptions(shiftDate(date, near)))
    }, 300)
    return () => clearTimeout(timer)
  }, [client, date, arrived])
  return query
}

/** The day of what is in hand, read again at each change even when the board shows another one; undefined: nothing in hand. */
export function useDayInHand(date: string | undefined) {
  return useQuery({ ...dayOptions(date ?? ''), enabled: date !== undefined }).data
}

/** Follows the changes of the server: what is on the screen is read again, the rest when it is shown. */
export function useLive(): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(
    () =>
      followChanges(officeEventsUrl, {
        onState: (next) => {
          setState(next)
          // The stream also ends with the session: whoever was signed out goes to the sign-in.
          if (next === 'offline') void client.invalidateQueries({ queryKey: sessionKey })
        },
        onChange: () =>
          void client.invalidateQueries({
            queryKey: ['office'],
            predicate: (query) => query.queryKey[1] !== 'patients',
          }),
      }),
    [client],
  )
  return state
}
