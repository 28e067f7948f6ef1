import type { Hold } from '@maillage/contract/booking.ts'
import { type FormEvent, useState } from 'react'
import type { PatientText } from '../../../i18n/patient.fr.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { changeJourney, type IdentityForm as Fields, journey, type Journey } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { type Sending, useSending } from '../trouble/use-sending.ts'
import { type FieldErrors, fieldOfRefusal } from './field-errors.ts'
import { identityOf } from './identity.ts'

export interface IdentityFormState extends Pick<Sending, 'form' | 'sending' | 'unanswered'> {
  errors: FieldErrors
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
  const [errors, setErrors] = useState<FieldErrors>(refused)
  const { form, sending, unanswered, refuse, send } = useSending(Object.keys(refused).length > 0)
  const fail = (found: FieldErrors) => {
    setErrors(found)
    refuse()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(journey(), text)
    if (Object.keys(missing).length > 0) return fail(missing)
    void send(
      () => sendCode(hold),
      (problem) => {
        if (!onRefused(problem)) fail(fieldOfRefusal(problem))
      },
    )
  }
  const change: IdentityFormState['change'] = (part, field) => {
    changeJourney({ form: { ...journey().form, ...part } })
    if (field) setErrors(({ [field]: _, ...others }) => others)
  }
  return { form, errors, sending, unanswered, change, submit }
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
