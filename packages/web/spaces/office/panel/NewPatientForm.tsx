import { useId } from 'react'
import { useOffice } from '../office-context.ts'

/** What is typed about a patient that the network does not know yet. */
export interface NewPatientDraft {
  readonly givenName: string
  readonly birthName: string
  readonly usedName: string
  readonly birthDate: string
  readonly phone: string
  readonly email: string
}

export const emptyDraft: NewPatientDraft = {
  givenName: '',
  birthName: '',
  usedName: '',
  birthDate: '',
  phone: '',
  email: '',
}

interface FormProps {
  draft: NewPatientDraft
  badDate: boolean
  firstRef: React.RefObject<HTMLInputElement | null>
  onChange(draft: NewPatientDraft): void
  onBack(): void
}

const fields = [
  { name: 'birthName', type: 'text' },
  { name: 'givenName', type: 'text' },
  { name: 'birthDate', type: 'text' },
  { name: 'usedName', type: 'text' },
  { name: 'phone', type: 'tel' },
  { name: 'email', type: 'email' },
] as const

export function NewPatientForm({ draft, badDate, firstRef, onChange, onBack }: FormProps) {
  const { text } = useOffice()
  const words = text.booking
  const id = useId()
  return (
    <fieldset className="new-patient">
      <legend>{words.newPatient}</legend>
      {fields.map(({ name, type }, at) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`}>{words[name]}</label>
          <input
            ref={at === 0 ? firstRef : undefined}
            id={`${id}-${name}`}
            className="field"
            type={type}
            autoComplete="off"
            inputMode={name === 'birthDate' ? 'numeric' : undefined}
            aria-invalid={name === 'birthDate' && badDate}
            aria-describedby={name === 'birthDate' ? `${id}-date-help` : undefined}
            value={draft[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
          />
          {name === 'birthDate' ? (
            <p id={`${id}-date-help`} className={badDate ? 'xs bad' : 'xs dim'}>
              {badDate ? words.badDate : words.birthDateHelp}
            </p>
          ) : null}
        </div>
      ))}
      <button type="button" className="link" onClick={onBack}>
        {words.backToSearch}
      </button>
    </fieldset>
  )
}
