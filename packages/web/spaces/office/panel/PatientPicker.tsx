import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { OfficePatient } from '@maillage/contract/office.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { searchPatients } from '../office-api.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'

interface PickerProps {
  inputRef: React.RefObject<HTMLInputElement | null>
  onChoose(patient: OfficePatient): void
  onNew(typed: string): void
}

function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** Search while typing, by birth date, name or phone; arrows and Enter choose. */
export function PatientPicker({ inputRef, onChoose, onNew }: PickerProps) {
  const { text } = useOffice()
  const words = text.booking
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const query = useSettled(typed.trim(), 100)
  const search = useQuery({
    queryKey: ['office', 'patients', query],
    queryFn: ({ signal }) => searchPatients(query, signal),
    enabled: query.length >= 2,
    placeholderData: (previous) => previous,
    gcTime: 60_000,
  })
  const found = query.length >= 2 ? (search.data?.items ?? []) : []
  const state =
    !search.data || search.isPlaceholderData ? words.searching : found.length === 0 ? words.noPatient : ''
  const onKeyDown = (event: React.KeyboardEvent) => {
    const patient = found[active]
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && patient && query === typed.trim()) onChoose(patient)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <>
      <label htmlFor={`${id}-input`}>
        {words.patient} <small>{words.patientHelp}</small>
      </label>
      <input
        ref={inputRef}
        id={`${id}-input`}
        className="field"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <PatientList id={id} found={found} active={active} onChoose={onChoose} />
      <p className="dim xs" role="status">
        {query.length < 2 ? '' : state || words.found(found.length)}
      </p>
      <button type="button" className="link" onClick={() => onNew(typed)}>
        {words.newPatient}
      </button>
    </>
  )
}

function PatientList(props: {
  id: string
  found: readonly OfficePatient[]
  active: number
  onChoose(patient: OfficePatient): void
}) {
  const { text, words } = useOffice()
  return (
    <div
      className="pick"
      role="listbox"
      id={`${props.id}-list`}
      aria-label={text.booking.patient}
      hidden={props.found.length === 0}
    >
      {props.found.map((patient, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input drives the list with the arrows and Enter
        <div
          key={patient.id}
          id={`${props.id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === props.active}
          className={at === props.active ? 'on' : ''}
          onClick={() => props.onChoose(patient)}
        >
          <b>{patientName(patient)}</b>
          <span className="xs dim">
            {[
              words.birthDate(patient.birthDate),
              patient.usedName ? patient.birthName : '',
              patient.phone ? phoneText(patient.phone) : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </div>
      ))}
    </div>
  )
}
