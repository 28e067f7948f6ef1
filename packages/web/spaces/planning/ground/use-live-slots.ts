import type { OpenSlots } from '@maillage/contract/atlas.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { openSlotsKey, openSlotsOptions } from '../planning-api.ts'

export interface LiveSlots {
  readonly slots: OpenSlots | undefined
  readonly error: Error | null
  /** The server said that something changed since the screen opened. */
  readonly afterChange: boolean
  readonly isOffline: boolean
  retry(): void
}

const PATIENCE_MS = 4_000
const RETRY_MS = 3_000

/** What is open for a reason, read again whenever the server says that it may have changed. */
export function useLiveSlots(reasonId: string): LiveSlots {
  const query = useQuery({ ...openSlotsOptions(reasonId), enabled: reasonId !== '' })
  const queries = useQueryClient()
  const [afterChange, setAfterChange] = useState(false)
  const [isOffline, setOffline] = useState(false)
  useEffect(
    () =>
      followAtlas({
        onChange: () => {
          setAfterChange(true)
          void queries.invalidateQueries({ queryKey: openSlotsKey })
        },
        onState: setOffline,
      }),
    [queries],
  )
  const retry = () => void query.refetch()
  return { slots: query.data, error: query.error, afterChange, isOffline, retry }
}

/** Follows the server's line; after a break it says that something may have changed. Returns what stops it. */
function followAtlas(listener: { onChange(): void; onState(isOffline: boolean): void }): () => void {
  let source: EventSource | undefined
  let patience: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let wasLost = false
  const opened = () => {
    clearTimeout(patience)
    patience = undefined
    listener.onState(false)
    if (wasLost) listener.onChange()
    wasLost = false
  }
  const lost = () => {
    wasLost = true
    patience ??= setTimeout(() => listener.onState(true), PATIENCE_MS)
    if (source?.readyState !== EventSource.CLOSED) return
    clearTimeout(retry)
    retry = setTimeout(open, RETRY_MS)
  }
  function open() {
    source?.close()
    source = new EventSource('/api/atlas/live')
    source.addEventListener('open', opened)
    source.addEventListener('changed', () => listener.onChange())
    source.addEventListener('error', lost)
  }
  const offline = () => listener.onState(true)
  window.addEventListener('offline', offline)
  window.addEventListener('online', open)
  open()
  return () => {
    clearTimeout(patience)
    clearTimeout(retry)
    window.removeEventListener('offline', offline)
    window.removeEventListener('online', open)
    source?.close()
  }
}
