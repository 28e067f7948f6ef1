import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useAccount } from '../account-context.ts'
import { FormError } from './FormError.tsx'
import { FormTrouble } from './FormTrouble.tsx'
import { Late } from './Late.tsx'
import type { useForm } from './use-form.ts'

interface Props {
  form: Pick<ReturnType<typeof useForm>, 'errors' | 'unanswered' | 'sending'>
  /** The words of the button. */
  children: ReactNode
  /** Its words while the form is sent. */
  busy: string
  /** The door is closed for a while: nothing can be sent. */
  locked?: boolean
  /** Left out: the button takes the whole width; else a way out stands beside it. */
  onCancel?(): void
}

/** The end of a form: the refusal that belongs to no field, the answer that did not come, and the button that sends. */
export function FormEnd({ form, children, busy, locked, onCancel }: Props) {
  const { text } = useAccount()
  const send = (
    <Button kind="go" wide={!onCancel} type="submit" disabled={locked} busy={form.sending && busy}>
      {children}
    </Button>
  )
  return (
    <>
      <FormError>{form.errors.form}</FormError>
      <FormTrouble tries={form.unanswered} />
      <Late waiting={form.sending} />
      {onCancel ? (
        <div className="ways">
          {send}
          <Button onClick={onCancel}>{text.cancel}</Button>
        </div>
      ) : (
        send
      )}
    </>
  )
}
