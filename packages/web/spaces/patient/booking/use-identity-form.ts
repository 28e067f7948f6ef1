import type { Hold } from '@maillage/contract/booking.ts'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import type { PatientText } from '../../../i18n/patient.fr.ts'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { changeJourney, type IdentityForm as Fields, journey, type Journey } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { type FieldErrors, fieldOfRefusal } from './field-errors.ts'
import { identityOf } from './identity.ts'

export interface IdentityFormState {
  element: RefObject<HTMLFormElement | null>
  errors: FieldErrors
  sending: boolean
  /** Tries that nothing answered since the last one that was. */
  unanswered: number
  /** Keeps what is typed, and takes the error of its field away. */
  change(part: Partial<Fields>, field?: keyof FieldErrors): void
  submit(event: FormEvent): void
}

/** The form of who comes: what is typed lives in the journey, what is wrong with it here. */
export function useIdentityForm(
  hold: Hold,
  refused: FieldErrors,
  onRefused: (error: unknown) => boolean,
): IdentityFormState {
  const { text } = usePatient()
  const element = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<FieldErrors>(refused)
  const [refusals, setRefusals] = useState(Object.keys(refused).length)
  const [sending, setSending] = useState(false)
  const [unanswered, setUnanswered] = useState(0)
  useFocusFirstError(element, refusals)
  const fail = (found: FieldErrors) => {
    setErrors(found)
    setRefusals((count) => count + 1)
  }
  const send = async () => {
    const missing = missingIn(journey(), text)
    if (Object.keys(missing).length > 0) return fail(missing)
    setSending(true)
    try {
      await sendCode(hold)
    } catch (error) {
      if (onRefused(error)) return
      if (!(error instanceof ApiProblem)) return setUnanswered((count) => count + 1)
      setUnanswered(0)
      fail(fieldOfRefusal(error))
    } finally {
      setSending(false)
    }
  }
  return {
    element,
    errors,
    sending,
    unanswered,
    change: (part, field) => {
      changeJourney({ form: { ...journey().form, ...part } })
      if (field) setErrors(({ [field]: _, ...others }) => others)
    },
    submit: (event) => {
      event.preventDefault()
      void send()
    },
  }
}

/** Sends a code to the contact that was typed, and remembers where it went. */
export async function sendCode(hold: Hold): Promise<void> {
  const identity = identityOf(journey())
  if (!identity) return
  const { codeId, channel, resendAt } = await patientApi.sendCode(hold, identity)
  changeJourney({ code: { id: codeId, channel, resendAt, forContact: identity.contact } })
}

function missingIn({ form, relative }: Pick<Journey, 'form' | 'relative'>, text: PatientText): FieldErrors {
  return {
    ...(relative && !form.relationship ? { relationship: text.who.relationMissing } : {}),
    ...(form.givenName.trim() ? {} : { givenName: text.who.givenNameMissing }),
    ...(form.birthName.trim() ? {} : { birthName: text.who.birthNameMissing }),
    ...(birthDateOf(form) ? {} : { birthDate: text.who.birthDateMissing }),
    ...(form.contact.trim() ? {} : { contact: text.who.contactMissing }),
  }
}
