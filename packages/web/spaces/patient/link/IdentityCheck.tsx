import type { LinkView, PatientAppointment } from '@maillage/contract/booking.ts'
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { timeOf, weekdayOf } from '../../../i18n/time-words.ts'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { DateFields } from '../booking/DateFields.tsx'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { FormTrouble } from '../trouble/FormTrouble.tsx'

interface Props {
  token: string
  link: LinkView
  onOpened(appointment: PatientAppointment): void
}

/** The birth date, before anything of the appointment but its time and place is shown. */
export function IdentityCheck({ token, link, onOpened }: Props) {
  const { text, language, siteOf } = usePatient()
  const [date, setDate] = useState({ day: '', month: '', year: '' })
  const check = useCheck(token, onOpened)
  const site = siteOf(link.siteId)
  const when = `${weekdayOf(link.start, site.timeZone, language)} ${timeOf(link.start, site.timeZone, language)}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check.send(birthDateOf(date))
  }
  return (
    <>
      <section className="answer">
        <h1 className="h">{text.link.title(when, site.communeName)}</h1>
      </section>
      <form className="form" ref={check.form} onSubmit={submit} noValidate>
        <DateFields
          legend={text.link.birthDate}
          hint={text.link.birthDateHint}
          value={date}
          onChange={(next) => {
            setDate(next)
            check.forgive()
          }}
          error={check.error}
        />
        <FormTrouble tries={check.unanswered} />
        <button className="btn go" type="submit" disabled={check.checking}>
          {text.link.go}
        </button>
      </form>
    </>
  )
}

function useCheck(token: string, onOpened: Props['onOpened']) {
  const { text } = usePatient()
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<string>()
  const [checking, setChecking] = useState(false)
  const [unanswered, setUnanswered] = useState(0)
  const [refusals, setRefusals] = useState(0)
  useFocusFirstError(form, refusals)
  const refuse = (sentence: string) => {
    setUnanswered(0)
    setError(sentence)
    setRefusals((count) => count + 1)
  }
  const send = async (birthDate: string | undefined) => {
    if (!birthDate) return refuse(text.who.birthDateMissing)
    setChecking(true)
    try {
      onOpened(await patientApi.identify(token, birthDate))
    } catch (problem) {
      if (problem instanceof ApiProblem) refuse(problem.message)
      else setUnanswered((count) => count + 1)
    } finally {
      setChecking(false)
    }
  }
  return { form, error, checking, unanswered, send, forgive: () => setError(undefined) }
}
