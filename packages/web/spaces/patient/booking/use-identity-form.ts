import type { Hold } from '@maillage/contract/booking.ts'
import { type FormEvent, useState } from 'react'
import type { PatientText } from '../../../i18n/patient.fr.ts'
import { ApiProblem } from '../../../api/client.ts'
import { birthDateOf } from '../birth-date-field.ts'
import {
  changeJourney,
  type IdentityForm as Fields,
  journey,
  type Journey,
  type SentCode,
} from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { type Sending, useSending } from '../../../ui/use-sending.ts'
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
  try {
    const { codeId, channel, resendAt } = await patientApi.sendCode(hold, identity)
    changeJourney({
      code: { id: codeId, channel, resendAt, forContact: identity.contact },
      codeAside: undefined,
    })
  } catch (error) {
    const code = stillGood(error, identity.contact)
    if (!code) throw error
    changeJourney({ code, codeAside: undefined })
  }
}

/** The code that was set aside, when the server says that it has just left for this same contact. */
function stillGood(error: unknown, contact: string): SentCode | undefined {
  const { codeAside } = journey()
  if (!(error instanceof ApiProblem) || error.code !== 'code-just-sent') return undefined
  if (!codeAside || plainContact(codeAside.forContact) !== plainContact(contact)) return undefined
  return { ...codeAside, resendAt: String(error.problem.resendAt ?? codeAside.resendAt) }
}

function plainContact(contact: string): string {
  return contact.replace(/[\s.-]/g, '').toLowerCase()
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
