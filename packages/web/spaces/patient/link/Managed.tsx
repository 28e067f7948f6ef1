import type { PatientAppointment, Slot } from '@maillage/contract/booking.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem, serverNow } from '../../../api/client.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { AppointmentCard } from '../AppointmentCard.tsx'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { SlotButton } from '../SlotButton.tsx'
import { slotWords } from '../slot-words.ts'
import { Cancelled } from './Cancelled.tsx'

interface Props {
  appointment: PatientAppointment
  onChange(appointment: PatientAppointment): void
}

/** Move in two taps, cancel in two taps, or keep. */
export function Managed({ appointment, onChange }: Props) {
  const patient = usePatient()
  const { text } = patient
  const [step, setStep] = useState<'manage' | 'cancel' | 'moved'>('manage')
  const [problem, setProblem] = useState<string>()
  const heading = useFocusOnArrival<HTMLHeadingElement>(step + appointment.status)
  const words = slotWords(patient, appointment.slot)
  const when = `${words.weekday} ${words.time}`
  const run = async (change: Promise<PatientAppointment>, next: typeof step) => {
    setProblem(undefined)
    try {
      const changed = await change
      changeJourney({ appointment: changed })
      onChange(changed)
      setStep(next)
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : text.trouble.offline)
    }
  }

  if (appointment.status === 'cancelled-by-patient') {
    return (
      <Cancelled
        appointment={appointment}
        problem={problem}
        onRestore={() => void run(patientApi.restore(appointment), 'moved')}
      />
    )
  }
  if (step === 'moved') {
    return (
      <Frame>
        <AppointmentCard
          appointment={appointment}
          onMove={() => setStep('manage')}
          onCancel={() => setStep('cancel')}
        />
      </Frame>
    )
  }
  const changeable = appointment.status === 'booked' && Date.parse(appointment.changeableUntil) > serverNow()
  if (!changeable) {
    return (
      <Frame>
        <AppointmentCard appointment={appointment} onMove={() => undefined} onCancel={() => undefined} />
      </Frame>
    )
  }
  return (
    <Frame>
      <section className="answer">
        <h1 className="h s2" tabIndex={-1} ref={heading}>
          {step === 'cancel'
            ? text.link.cancelTitle(when, words.place)
            : `${when.charAt(0).toUpperCase()}${when.slice(1)}, ${words.place}`}
        </h1>
        <p>{step === 'cancel' ? text.link.cancelHint : `${detail()} ${text.link.placeKept}`}</p>
        <p className="err" role="alert">
          {problem}
        </p>
      </section>
      {step === 'cancel' ? (
        <div className="actions">
          <button
            className="btn stop"
            type="button"
            onClick={() => void run(patientApi.cancel(appointment), 'manage')}
          >
            {text.link.yes}
          </button>
          <button className="btn" type="button" onClick={() => setStep('manage')}>
            {text.link.no}
          </button>
        </div>
      ) : null}
      <Choices
        appointment={appointment}
        title={step === 'cancel' ? text.link.ratherMove : text.link.moveTo}
        onMove={(slot) => void run(patientApi.move(appointment, slot), 'moved')}
      />
      {step === 'manage' ? (
        <section className="sec">
          <h2>{text.link.cancel}</h2>
          <button className="btn" type="button" onClick={() => setStep('cancel')}>
            {text.done.cannotCome}
          </button>
        </section>
      ) : null}
    </Frame>
  )

  function detail(): string {
    const reason = patient.reasonOf(appointment.reasonId)?.label[patient.language] ?? ''
    return `${patient.practitionerName(appointment.slot.practitionerId)}, ${reason}.`
  }
}

/** The near slots: one tap chooses, a second confirms. */
function Choices({
  appointment,
  title,
  onMove,
}: {
  appointment: PatientAppointment
  title: string
  onMove(slot: Slot): void
}) {
  const patient = usePatient()
  const { text } = patient
  const [chosen, setChosen] = useState<Slot>()
  const choices = useQuery({
    queryKey: ['choices', appointment.id, appointment.slot.start],
    queryFn: () => patientApi.choices(appointment),
    staleTime: 0,
    retry: false,
  })
  const same = (slot: Slot) => slot.practitionerId === appointment.slot.practitionerId
  const sameDay = (slot: Slot) => slotWords(patient, slot).date === slotWords(patient, appointment.slot).date
  return (
    <section aria-labelledby="choices">
      <h2 className="day" id="choices">
        {title}
      </h2>
      {choices.data?.length === 0 || choices.isError ? <p className="in">{text.link.noChoice}</p> : null}
      <ul className="slots">
        {choices.data?.map((slot) => {
          const words = slotWords(patient, slot)
          return (
            <li key={`${slot.practitionerId}${slot.start}`}>
              <SlotButton
                slot={slot}
                pressed={chosen === slot}
                sub={
                  same(slot)
                    ? sameDay(slot)
                      ? text.link.sameDaySameDoctor
                      : text.link.sameDoctor
                    : undefined
                }
                onChoose={setChosen}
              />
              {chosen === slot ? (
                <div className="yes">
                  <button className="btn go" type="button" onClick={() => onMove(slot)}>
                    {text.link.confirmMove(`${words.weekday} ${words.time}`)}
                  </button>
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
      <div className="sec">
        <Link
          className="lnk"
          to="/"
          onClick={() => changeJourney({ hold: undefined, alternatives: undefined })}
        >
          {text.link.otherDays}
        </Link>
      </div>
    </section>
  )
}
