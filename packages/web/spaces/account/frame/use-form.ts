import { type FormEvent, type RefObject, useState } from 'react'
import type { ApiProblem } from '../../../api/client.ts'
import { typeset } from '../../../i18n/time-words.ts'
import { useSending } from '../../../ui/use-sending.ts'
import { useAccount } from '../account-context.ts'

type Errors<Field extends string> = { [name in Field | 'form']?: string | undefined }

interface Form<Field extends string> {
  form: RefObject<HTMLFormElement | null>
  sending: boolean
  /** Tries in a row that nothing answered. */
  unanswered: number
  errors: Errors<Field>
  /** A field was changed: its error is over. */
  touch(...fields: Field[]): void
  fail(errors: Errors<Field>): void
  /** Sends the form unless `check` finds something missing. A refusal goes to the field that the server names. */
  submit(step: () => Promise<void>, check?: () => Errors<Field>): (event: FormEvent) => void
}

/** A form: what is wrong with its fields, and the sending. `onProblem` may take a refusal for itself by answering true. */
export function useForm<Field extends string>(
  fields: readonly Field[],
  onProblem?: (problem: ApiProblem) => boolean,
): Form<Field> {
  const { language } = useAccount()
  const { form, sending, unanswered, refuse, send } = useSending()
  const [errors, setErrors] = useState<Errors<Field>>({})
  const fail = (next: Errors<Field>) => {
    setErrors(next)
    refuse()
  }
  const refused = (problem: ApiProblem) => {
    if (onProblem?.(problem)) return
    const sentence = language === 'fr' ? typeset(problem.message) : problem.message
    fail({ [fieldOf(problem, fields) ?? 'form']: sentence } as Errors<Field>)
  }
  return {
    form,
    sending,
    unanswered,
    errors,
    fail,
    touch: (...names) =>
      setErrors((known) => {
        const rest: Errors<Field> = { ...known }
        for (const name of [...names, 'form' as const]) delete rest[name]
        return rest
      }),
    submit: (step, check) => (event) => {
      event.preventDefault()
      if (sending) return
      const found = check?.() ?? {}
      if (Object.values(found).some(Boolean)) return fail(found)
      setErrors({})
      void send(step, refused)
    },
  }
}

/** Which of the fields a refusal is about, when the server says so. */
export function fieldOf<Field extends string>(
  problem: ApiProblem,
  fields: readonly Field[],
): Field | undefined {
  const named = String(problem.problem.field ?? problem.problem.errors?.[0]?.path ?? '')
  return fields.find((name) => named === name || named.endsWith(`.${name}`))
}
