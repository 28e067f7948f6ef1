import { type FormEvent, useEffect, useState } from 'react'
import { usePatient } from '../patient-context.ts'
import { type Sending, useSending } from '../../../ui/use-sending.ts'
import { type FieldErrors, fieldOfRefusal } from './field-errors.ts'

const CODE_LENGTH = 6

export interface CodeFormActions {
  onConfirm(check: { codeId: string; code: string }): Promise<void>
  onRefused(error: unknown): boolean
  /** The code is right, a name or the date is not: back to its field. */
  onIdentityRefused(errors: FieldErrors): void
}

interface CodeFormState extends Pick<Sending, 'form' | 'sending' | 'unanswered'> {
  code: string
  error: string | undefined
  type(text: string): void
  setError(sentence: string): void
  submit(event: FormEvent): void
}

/** The six digits: typed, sent, refused or taken. A new code puts the cursor in its box. */
export function useCodeForm(sentId: string | undefined, actions: CodeFormActions): CodeFormState {
  const { text } = usePatient()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const { form, sending, unanswered, refuse, send } = useSending()
  useEffect(() => {
    if (sentId) form.current?.querySelector('input')?.focus()
  }, [form, sentId])
  const fail = (sentence: string) => {
    setError(sentence)
    refuse()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!sentId) return
    if (code.length !== CODE_LENGTH) return fail(text.code.missing)
    void send(
      () => actions.onConfirm({ codeId: sentId, code }),
      (problem) => {
        if (actions.onRefused(problem)) return
        const found = fieldOfRefusal(problem)
        if (found.form) fail(found.form)
        else actions.onIdentityRefused(found)
      },
    )
  }
  const type = (typed: string) => {
    setCode(typed.replace(/\D/g, '').slice(0, CODE_LENGTH))
    setError(undefined)
  }
  return { form, code, error, sending, unanswered, type, setError, submit }
}
