import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { usePatient } from '../patient-context.ts'
import { type FieldErrors, fieldOfRefusal } from './field-errors.ts'

export interface CodeFormActions {
  onConfirm(check: { codeId: string; code: string }): Promise<void>
  onRefused(error: unknown): boolean
  /** The code is right, a name or the date is not: back to its field. */
  onIdentityRefused(errors: FieldErrors): void
}

interface CodeFormState {
  element: RefObject<HTMLFormElement | null>
  code: string
  error: string | undefined
  confirming: boolean
  /** Tries that nothing answered since the last one that was. */
  unanswered: number
  type(text: string): void
  setError(sentence: string): void
  submit(event: FormEvent): void
}

/** The six digits: typed, sent, refused or taken. A new code puts the cursor in its box. */
export function useCodeForm(sentId: string | undefined, actions: CodeFormActions): CodeFormState {
  const { text } = usePatient()
  const element = useRef<HTMLFormElement>(null)
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [confirming, setConfirming] = useState(false)
  const [unanswered, setUnanswered] = useState(0)
  const [refusals, setRefusals] = useState(0)
  useFocusFirstError(element, refusals)
  useEffect(() => {
    if (sentId) element.current?.querySelector('input')?.focus()
  }, [sentId])
  const refuse = (sentence: string) => {
    setUnanswered(0)
    setError(sentence)
    setRefusals((count) => count + 1)
  }
  const confirm = async () => {
    if (!sentId) return
    if (code.length !== 6) return refuse(text.code.missing)
    setConfirming(true)
    try {
      await actions.onConfirm({ codeId: sentId, code })
    } catch (problem) {
      if (actions.onRefused(problem)) return
      if (!(problem instanceof ApiProblem)) return setUnanswered((count) => count + 1)
      const found = fieldOfRefusal(problem)
      if (found.form) refuse(found.form)
      else actions.onIdentityRefused(found)
    } finally {
      setConfirming(false)
    }
  }
  return {
    element,
    code,
    error,
    confirming,
    unanswered,
    type: (typed) => {
      setCode(typed.replace(/\D/g, '').slice(0, 6))
      setError(undefined)
    },
    setError,
    submit: (event) => {
      event.preventDefault()
      void confirm()
    },
  }
}
