import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { Link } from '@tanstack/react-router'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { useJourney } from '../use-journey.ts'
import type { SearchBasis } from './search-basis.ts'

/** What was asked, and the way to change it. */
export function Recap({ basis }: { basis: SearchBasis }) {
  const { text, language } = usePatient()
  const told = useJourney()
  return (
    <div className="recap">
      <p>
        <b>{told.note ?? basis.reason.label[language]}</b>
        {text.results.recap(basis.commune.name, basis.minutes, told.relative)}
      </p>
      <Link to="/">{text.results.modify}</Link>
    </div>
  )
}

/** Which appointment is being moved, that its place is kept until then, and the way back to it. */
export function MovingRecap({ moving }: { moving: PatientAppointment }) {
  const patient = usePatient()
  const { text } = patient
  const words = slotWords(patient, moving.slot)
  return (
    <div className="recap">
      <p>
        <b>{text.link.moving(words.full, words.place)}</b>
        {text.link.placeKept}
      </p>
      <Link to="/r/$token" params={{ token: moving.manageToken }}>
        {text.back}
      </Link>
    </div>
  )
}
