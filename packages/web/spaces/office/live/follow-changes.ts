/** How fresh the board is. `offline` is said after a few seconds without the server, not at the first hiccup. */
export type LiveState = 'connecting' | 'live' | 'offline'

interface Listener {
  onState(state: LiveState): void
  /** Something changed elsewhere, or changes may have been missed: read again. */
  onChange(): void
}

const patienceMilliseconds = 4_000
const retryMilliseconds = 3_000
const gatherMilliseconds = 150

/**
 * Follows the server's events, and opens the stream again when it closes. Changes that come in a burst are gathered. Returns
 * what stops it.
 */
export function followChanges(url: string, listener: Listener): () => void {
  let source: EventSource | null = null
  let patience: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let gather: ReturnType<typeof setTimeout> | undefined

  const changed = () => {
    gather ??= setTimeout(() => {
      gather = undefined
      listener.onChange()
    }, gatherMilliseconds)
  }
  const opened = () => {
    clearTimeout(patience)
    patience = undefined
    listener.onState('live')
    changed()
  }
  const lost = () => {
    patience ??= setTimeout(() => listener.onState('offline'), patienceMilliseconds)
    if (source?.readyState !== EventSource.CLOSED) return
    clearTimeout(retry)
    retry = setTimeout(open, retryMilliseconds)
  }
  function open() {
    source?.close()
    source = new EventSource(url)
    source.addEventListener('open', opened)
    source.addEventListener('change', changed)
    source.addEventListener('error', lost)
  }
  const offline = () => listener.onState('offline')
  window.addEventListener('offline', offline)
  window.addEventListener('online', open)
  open()
  return () => {
    for (const timer of [patience, retry, gather]) clearTimeout(timer)
    window.removeEventListener('offline', offline)
    window.removeEventListener('online', open)
    source?.close()
  }
}
