import type { LinkView, PatientAppointment } from '@maillage/contract/booking.ts'
import { type FormEvent, useState } from 'react'
import { serverNow } from '../../../api/client.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { DateFields } from '../../../ui/DateFields.tsx'
import { fullMoment } from '../slot-words.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { FormTrouble } from '../trouble/FormTrouble.tsx'
import { useSending } from '../../../ui/use-sending.ts'

interface Props {
  token: string
  link: LinkView
  onOpened(appointment: PatientAppointment): void
}

/** The birth date, before anything of the appointment but its time and place is shown. */
export function IdentityCheck({ token, link, onOpened }: Props) {
  const { text } = usePatient()
  const [date, setDate] = useState({ day: '', month: '', year: '' })
  const [error, setError] = useState<string>()
  const { form, sending, unanswered, refuse, send } = useSending()
  const fail = (sentence: string) => {
    setError(sentence)
    refuse()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const birthDate = birthDateOf(date)
    if (!birthDate) return fail(text.who.birthDateMissing)
    void send(
      async () => onOpened(await patientApi.identify(token, birthDate)),
      (problem) => fail(problem.message),
    )
  }
  return (
    <>
      <UnnamedTitle link={link} />
      <form className="form" ref={form} onSubmit={submit} noValidate>
        <DateFields
          text={text.who}
          legend={text.link.birthDate}
          hint={isOver(link) ? text.link.birthDateAgain : text.link.birthDateHint}
          value={date}
          onChange={(next) => {
            setDate(next)
            setError(undefined)
          }}
          error={error}
        />
        <FormTrouble tries={unanswered} />
        <button className="btn go" type="submit" disabled={sending}>
          {text.link.go}
        </button>
      </form>
    </>
  )
}

/** Cancelled by whomever, or its time is over. */
function isOver({ status, end }: LinkView): boolean {
  return status.startsWith('cancelled') || Date.parse(end) <= serverNow()
}

/** When and where only, and whether it still is: neither name nor reason before the check. */
function UnnamedTitle({ link }: Pick<Props, 'link'>) {
  const patient = usePatient()
  const { text } = patient
  const site = patient.siteOf(link.siteId)
  const when = fullMoment(patient, link.start, site.timeZone)
  const title = link.status.startsWith('cancelled')
    ? text.link.cancelledTitle
    : isOver(link)
      ? text.link.pastTitle
      : text.link.title
  return (
    <section className="answer">
      <h1 className="h">{title(when, site.communeName)}</h1>
    </section>
  )
}
