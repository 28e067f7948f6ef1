import { useState } from 'react'

/** One thing that is sent at a time: under way, done or refused. */
export interface Sent {
  sending: boolean
  error: unknown
  /** Tries that came to nothing: the form then puts the focus on its first faulty field. */
  refusals: number
  send(step: () => Promise<void>): Promise<void>
  /** What is typed cannot be sent: nothing leaves, and it counts as a try. */
  refuse(): void
}

export function useSent(): Sent {
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [refusals, setRefusals] = useState(0)
  const count = () => setRefusals((before) => before + 1)
  return {
    sending,
    error,
    refusals,
    refuse: () => {
      setError(null)
      count()
    },
    send: async (step) => {
      if (sending) return
      setSending(true)
      setError(null)
      try {
        await step()
      } catch (refused) {
        setError(refused)
        count()
      } finally {
        setSending(false)
      }
    },
  }
}
