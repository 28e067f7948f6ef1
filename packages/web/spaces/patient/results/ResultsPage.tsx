import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { useOwnAppointment } from '../appointment/use-own-appointment.ts'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'
import { AskReason } from './AskReason.tsx'
import { MovingRecap, Recap } from './Recap.tsx'
import { Results } from './Results.tsx'
import type { ResultsView } from './results-view.ts'
import { type SearchBasis, searchBasis } from './search-basis.ts'
import { useGiveBack } from './use-give-back.ts'
import { useHoldSlot } from './use-hold-slot.ts'
import { useMoveSlot } from './use-move-slot.tsx'

/** The slots around a commune, to book one or to move an appointment to it. */
export function ResultsPage() {
  const patient = usePatient()
  const view = useSearch({ from: '/rendez-vous' })
  const told = useJourney()
  const { moving } = told
  usePageTitle(moving ? patient.text.link.moveTitle : patient.text.home.title)
  const { reason, commune, minutes } = searchBasis(patient, told, view)
  if (!reason) return <AskReason commune={commune?.code} minutes={minutes} />
  if (!commune) return <Navigate to="/" replace />
  const basis = { reason, commune, minutes }
  return moving ? <ToMove basis={basis} view={view} moving={moving} /> : <ToBook basis={basis} view={view} />
}

interface Props {
  basis: SearchBasis
  view: ResultsView
}

function ToBook({ basis, view }: Props) {
  useGiveBack()
  return <Results basis={basis} view={view} choice={useHoldSlot(basis)} recap={<Recap basis={basis} />} />
}

function ToMove({ basis, view, moving }: Props & { moving: PatientAppointment }) {
  const navigate = useNavigate()
  const seeItself = () =>
    void navigate({ to: '/r/$token', params: { token: moving.manageToken }, replace: true })
  useOwnAppointment(moving, seeItself)
  const choice = useMoveSlot(moving)
  if (moving.status !== 'booked')
    return <Navigate to="/r/$token" params={{ token: moving.manageToken }} replace />
  return <Results basis={basis} view={view} choice={choice} recap={<MovingRecap moving={moving} />} />
}
