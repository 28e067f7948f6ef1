import { useState } from 'react'

/** One thing that is sent at a time: under way, done or refused. */
export interface Sent {
  sending: boolean
  error: unknown
  send(step: () => Promise<void>): Promise<void>
  forget(): void
}

export function useSent(): Sent {
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    sending,
    error,
    forget: () => setError(null),
    send: async (step) => {
      if (sending) return
      setSending(true)
      setError(null)
      try {
        await step()
      } catch (refused) {
        setError(refused)
      } finally {
        setSending(false)
      }
    },
  }
}
