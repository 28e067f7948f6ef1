import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { phoneText, timeOf, weekdayOf } from '../../../i18n/time-words.ts'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { DateFields } from '../booking/DateFields.tsx'
import { Frame } from '../Frame.tsx'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'
import { Managed } from './Managed.tsx'

/** The link of a message. Before the check of identity it shows neither name nor reason. */
export function LinkPage() {
  const { text, network } = usePatient()
  const { token } = useParams({ from: '/r/$token' })
  const told = useJourney()
  const [opened, setOpened] = useState<PatientAppointment | undefined>(
    told.appointment?.manageToken === token ? told.appointment : undefined,
  )
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => patientApi.link(token),
    retry: false,
    enabled: !opened,
  })
  usePageTitle(text.haveOne)
  if (opened) return <Managed appointment={opened} onChange={setOpened} />
  return (
    <Frame>
      {link.isPending ? (
        <section className="answer" aria-busy="true">
          <span className="sk b" />
          <span className="sk" />
        </section>
      ) : null}
      {link.isError ? <Trouble error={link.error} onRetry={() => void link.refetch()} /> : null}
      {link.data ? <IdentityCheck token={token} link={link.data} onOpened={setOpened} /> : null}
      <p className="in s soft">
        {text.link.expired}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </Frame>
  )
}

interface CheckProps {
  token: string
  link: { start: string; siteId: string }
  onOpened(appointment: PatientAppointment): void
}

function IdentityCheck({ token, link, onOpened }: CheckProps) {
  const { text, language, siteOf } = usePatient()
  const [date, setDate] = useState({ day: '', month: '', year: '' })
  const [error, setError] = useState<string>()
  const [checking, setChecking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [refusals, setRefusals] = useState(0)
  useFocusFirstError(form, refusals)
  const site = siteOf(link.siteId)
  const when = `${weekdayOf(link.start, site.timeZone, language)} ${timeOf(link.start, site.timeZone, language)}`
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const birthDate = birthDateOf(date)
    if (!birthDate) return fail(text.who.birthDateMissing)
    setChecking(true)
    try {
      onOpened(await patientApi.identify(token, birthDate))
    } catch (problem) {
      fail(problem instanceof ApiProblem ? problem.message : text.trouble.offline)
    } finally {
      setChecking(false)
    }
  }
  const fail = (sentence: string) => {
    setError(sentence)
    setRefusals((count) => count + 1)
  }
  return (
    <>
      <section className="answer">
        <h1 className="h">{text.link.title(when, site.communeName)}</h1>
      </section>
      <form className="form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
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
        <button className="btn go" type="submit" disabled={checking}>
          {text.link.go}
        </button>
      </form>
    </>
  )
}
