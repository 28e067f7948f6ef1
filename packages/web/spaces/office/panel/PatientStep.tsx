import type { OfficePatient } from '@maillage/contract/office.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { type BookingDraft, draftFromSearch } from './booking-draft.ts'
import { emptyDraft, NewPatientForm } from './NewPatientForm.tsx'
import { PatientPicker } from './PatientPicker.tsx'

interface PatientStepProps {
  draft: BookingDraft
  badDate: boolean
  searchRef: React.RefObject<HTMLInputElement | null>
  nameRef: React.RefObject<HTMLInputElement | null>
  onChange(part: Partial<BookingDraft>): void
  onChosen(patient: OfficePatient): void
}

/** Who the appointment is for: a known patient, or a new one. */
export function PatientStep(props: PatientStepProps) {
  const { text, words } = useOffice()
  const { patient, newPatient } = props.draft
  if (patient) {
    return (
      <p className="step chosen">
        <b>{patientName(patient)}</b> <span className="dim xs">{words.birthDate(patient.birthDate)}</span>
        <button type="button" className="link" onClick={() => props.onChange({ patient: null })}>
          {text.booking.change}
        </button>
      </p>
    )
  }
  return (
    <div className="step">
      {newPatient ? (
        <NewPatientForm
          draft={newPatient}
          badDate={props.badDate}
          firstRef={props.nameRef}
          onChange={(typed) => props.onChange({ newPatient: typed })}
          onBack={() => props.onChange({ newPatient: null })}
        />
      ) : (
        <PatientPicker
          inputRef={props.searchRef}
          onChoose={props.onChosen}
          onNew={(typed) => props.onChange({ newPatient: draftFromSearch(typed, emptyDraft) })}
        />
      )}
    </div>
  )
}
