import { findAlarm } from '@maillage/core/booking/match-reason.ts'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney, journey, keepLastSearch, lastSearch, newSearch } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { CommuneBox } from './CommuneBox.tsx'
import { Hero } from './Hero.tsx'
import { LastTime } from './LastTime.tsx'
import { type ChosenReason, ReasonBox } from './ReasonBox.tsx'

const MINUTES = [15, 20, 30]

/** The first question. Nothing is sent but the search itself; the words of the person stay here. */
export function HomePage() {
  const { text, network, reasonOf } = usePatient()
  usePageTitle(text.home.title)
  const navigate = useNavigate()
  const started = journey()
  const startedReason = started.reasonId ? reasonOf(started.reasonId) : undefined
  const [why, setWhy] = useState<ChosenReason>({
    typed: startedReason ? '' : (started.notUrgent ?? ''),
    reason: startedReason,
    ...(started.note ? { note: started.note } : {}),
  })
  const [commune, setCommune] = useState(started.commune)
  const [minutes, setMinutes] = useState<number>(started.minutes)
  const [relative, setRelative] = useState(started.relative)
  const [errors, setErrors] = useState<{ why?: string; from?: string }>({})
  const [last, setLast] = useState(lastSearch)
  const form = useRef<HTMLFormElement>(null)
  const [refusals, setRefusals] = useState(0)
  useFocusFirstError(form, refusals)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!why.reason && why.typed !== started.notUrgent && findAlarm(network.alarmWords, why.typed)) {
      changeJourney({ note: why.typed, ...(commune ? { commune } : {}), minutes, relative })
      return void navigate({ to: '/urgence' })
    }
    const missing = {
      ...(why.reason ? {} : { why: text.home.whyMissing }),
      ...(commune ? {} : { from: text.home.fromMissing }),
    }
    setErrors(missing)
    if (!why.reason || !commune) {
      setRefusals(refusals + 1)
      return
    }
    changeJourney({
      ...newSearch,
      reasonId: why.reason.id,
      note: why.note,
      commune,
      minutes,
      relative,
    })
    void navigate({ to: '/rendez-vous', search: { commune: commune.code, minutes } })
  }

  return (
    <Frame urgent>
      <Hero />
      {last && reasonOf(last.reasonId) ? (
        <LastTime
          last={last}
          onForget={() => {
            keepLastSearch(undefined)
            setLast(undefined)
          }}
          onOther={() => setLast(undefined)}
        />
      ) : (
        <form className="form" ref={form} onSubmit={submit} noValidate>
          <ReasonBox
            chosen={why}
            notUrgent={started.notUrgent}
            onChange={(next) => {
              setWhy(next)
              setErrors(({ why: _, ...others }) => others)
            }}
            onAlarm={(words) => {
              changeJourney({ note: words, ...(commune ? { commune } : {}), minutes, relative })
              void navigate({ to: '/urgence' })
            }}
            error={errors.why}
          />
          <CommuneBox
            commune={commune}
            onChange={(next) => {
              setCommune(next)
              setErrors(({ from: _, ...others }) => others)
            }}
            error={errors.from}
          />
          <Segmented
            legend={text.home.howFar}
            value={minutes}
            options={MINUTES.map((value) => ({ value, label: `${value}\u00a0min` }))}
            onChange={(value) => setMinutes(Number(value))}
          />
          <Segmented
            legend={text.home.who}
            value={relative ? 'relative' : 'me'}
            options={[
              { value: 'me', label: text.home.me },
              { value: 'relative', label: text.home.relative },
            ]}
            onChange={(value) => setRelative(value === 'relative')}
          />
          <button className="btn go" type="submit">
            {text.home.go}
          </button>
        </form>
      )}
      <section className="sec doors">
        <h2>{text.home.aboutTitle}</h2>
        <p>{text.home.about}</p>
        <h3>{text.home.doors}</h3>
        <a className="btn" href="/bureau">
          <span>
            {text.home.officeDoor}
            <small>{text.home.officeDoorHint}</small>
          </span>
        </a>
      </section>
    </Frame>
  )
}
