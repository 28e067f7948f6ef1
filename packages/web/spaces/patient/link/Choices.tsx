import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { changeJourney } from '../journey.ts'
import { type Patient, usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { searchBasis } from '../results/search-basis.ts'
import { SlotButton } from '../SlotButton.tsx'
import { slotWords } from '../slot-words.ts'
import { useJourney } from '../use-journey.ts'
import { MoveConfirmation } from '../MoveConfirmation.tsx'

interface Props {
  appointment: PatientAppointment
  title: string
  onMove(slot: Slot): void
  onLost(): void
}

/** The near slots: one tap chooses, a second confirms. */
export function Choices({ appointment, title, onMove, onLost }: Props) {
  const patient = usePatient()
  const [chosen, setChosen] = useState<Slot>()
  const choices = useChoices(appointment, onLost)
  const from = appointment.slot
  const keep = () => setChosen(undefined)
  return (
    <section aria-labelledby="choices">
      <h2 className="day" id="choices">
        {title}
      </h2>
      {choices.data?.length === 0 || choices.isError ? (
        <p className="in">{patient.text.link.noChoice}</p>
      ) : null}
      <ul className="slots">
        {choices.data?.map((slot) => (
          <li key={`${slot.practitionerId}${slot.start}`}>
            <SlotButton
              slot={slot}
              pressed={chosen === slot}
              withDay
              sub={likeness(patient, slot, from)}
              onChoose={setChosen}
            />
            {chosen === slot ? (
              <MoveConfirmation to={slot} from={from} onMove={() => onMove(slot)} onKeep={keep} />
            ) : null}
          </li>
        ))}
      </ul>
      <OtherDays appointment={appointment} />
    </section>
  )
}

/** The slots near an appointment; `onLost` when the identity must be checked again. */
function useChoices(appointment: PatientAppointment, onLost: () => void) {
  const choices = useQuery({
    queryKey: ['choices', appointment.id, appointment.slot.start],
    queryFn: () => patientApi.choices(appointment),
    staleTime: 0,
    retry: false,
  })
  const lost = choices.error instanceof ApiProblem && choices.error.code === 'check-needed'
  useEffect(() => {
    if (lost) onLost()
  }, [lost, onLost])
  return choices
}

/** "même jour, même professionnel", when it is. */
function likeness(patient: Patient, slot: Slot, from: Slot): string | undefined {
  if (slot.practitionerId !== from.practitionerId) return undefined
  const { text } = patient
  return slotWords(patient, slot).date === slotWords(patient, from).date
    ? text.link.sameDaySameDoctor
    : text.link.sameDoctor
}

/** Every slot of the same reason, still to move this appointment. */
function OtherDays({ appointment }: { appointment: PatientAppointment }) {
  const patient = usePatient()
  const told = useJourney()
  const { commune, minutes } = searchBasis(patient, { ...told, moving: appointment }, {})
  const { date, days } = slotWords(patient, appointment.slot)
  return (
    <div className="sec">
      <Link
        className="btn"
        to="/rendez-vous"
        search={{
          ...(commune ? { commune: commune.code } : {}),
          minutes,
          ...(days > 0 ? { debut: date } : {}),
        }}
        onClick={() =>
          changeJourney({ appointment, moving: appointment, hold: undefined, alternatives: undefined })
        }
      >
        {patient.text.link.otherDays}
      </Link>
    </div>
  )
}
