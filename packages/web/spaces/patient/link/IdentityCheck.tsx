import type { LinkView, PatientAppointment } from '@maillage/contract/booking.ts'
import { type FormEvent, useState } from 'react'
import { timeOf, weekdayOf } from '../../../i18n/time-words.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { DateFields } from '../booking/DateFields.tsx'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { FormTrouble } from '../trouble/FormTrouble.tsx'
import { useSending } from '../trouble/use-sending.ts'

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
          legend={text.link.birthDate}
          hint={text.link.birthDateHint}
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

/** When and where only: neither name nor reason before the check. */
function UnnamedTitle({ link }: Pick<Props, 'link'>) {
  const { text, language, siteOf } = usePatient()
  const site = siteOf(link.siteId)
  const when = `${weekdayOf(link.start, site.timeZone, language)} ${timeOf(link.start, site.timeZone, language)}`
  return (
    <section className="answer">
      <h1 className="h">{text.link.title(when, site.communeName)}</h1>
    </section>
  )
}
