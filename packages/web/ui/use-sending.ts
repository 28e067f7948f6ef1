import { type RefObject, useRef, useState } from 'react'
import { ApiProblem } from '../api/client.ts'
import { useFocusFirstError } from './use-focus-first-error.ts'

export interface Sending {
  form: RefObject<HTMLFormElement | null>
  sending: boolean
  /** Tries in a row that nothing answered. */
  unanswered: number
  /** The errors of a try are on the screen: the focus goes to the first field in error. */
  refuse(): void
  /** Sends once; a refusal of the server goes to `onProblem`, silence is counted. */
  send(step: () => Promise<void>, onProblem: (problem: ApiProblem) => void): Promise<void>
}

/** A form that is sent: under way, refused, or left without an answer. `refused`: it arrives with errors. */
export function useSending(refused = false): Sending {
  const form = useRef<HTMLFormElement>(null)
  const [sending, setSending] = useState(false)
  const [unanswered, setUnanswered] = useState(0)
  const [refusals, setRefusals] = useState(refused ? 1 : 0)
  useFocusFirstError(form, refusals)
  const send: Sending['send'] = async (step, onProblem) => {
    setSending(true)
    try {
      await step()
      setUnanswered(0)
    } catch (error) {
      if (!(error instanceof ApiProblem)) return setUnanswered((count) => count + 1)
      setUnanswered(0)
      onProblem(error)
    } finally {
      setSending(false)
    }
  }
  return { form, sending, unanswered, refuse: () => setRefusals((count) => count + 1), send }
}
