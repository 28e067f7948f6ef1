import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FoundPatient } from '@maillage/contract/office.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { recordPath } from './address.ts'
import { CreateRecord } from './CreateRecord.tsx'
import { PageLink } from './PageLink.tsx'
import { PatientsFrame } from './PatientsFrame.tsx'
import { findPatients, PATIENTS_SHOWN } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { StatusTag } from './StatusTag.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useSettled } from './use-settled.ts'

interface Props {
  typed: string
  onType(text: string): void
}

/** Finds a patient while one types, by birth date first; or makes the record of somebody new. */
export function SearchPage({ typed, onType }: Props) {
  const text = usePatientsText()
  const id = useId()
  const box = useFocusOnArrival<HTMLInputElement>(true)
  const [creating, setCreating] = useState(false)
  const query = useSettled(typed.trim(), 100)
  const search = useQuery({
    queryKey: ['office', 'records', query],
    queryFn: ({ signal }) => findPatients(query, signal),
    enabled: query.length >= 2,
    placeholderData: (previous) => previous,
    gcTime: 60_000,
    retry: false,
  })
  const found = query.length >= 2 ? (search.data?.items ?? []) : []
  const settled = search.data !== undefined && !search.isPlaceholderData
  const state = !settled
    ? text.search.searching
    : found.length === 0
      ? text.search.none
      : found.length > PATIENTS_SHOWN
        ? text.search.more(PATIENTS_SHOWN)
        : text.search.found(found.length)
  return (
    <PatientsFrame windowTitle={text.search.title} title={text.search.title}>
      <div className="finding">
        <label htmlFor={id}>{text.search.label}</label>
        <p className="dim" id={`${id}-help`}>
          {text.search.help}
        </p>
        <input
          ref={box}
          id={id}
          className="field"
          type="search"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-help`}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
        <p className="dim" role="status">
          {query.length < 2 || search.isError ? '' : state}
        </p>
        {search.isError ? (
          <TroubleNotice isReading error={search.error} onRetry={() => void search.refetch()} />
        ) : null}
        <Results found={found.slice(0, PATIENTS_SHOWN)} />
        {creating ? (
          <CreateRecord onClose={() => setCreating(false)} />
        ) : (
          <button type="button" className="ob" onClick={() => setCreating(true)}>
            {text.search.create}
          </button>
        )}
      </div>
    </PatientsFrame>
  )
}

function Results({ found }: { found: readonly FoundPatient[] }) {
  const text = usePatientsText()
  const { words } = useOffice()
  if (found.length === 0) return null
  return (
    <ul className="results" aria-label={text.search.results}>
      {found.map((patient) => (
        <li key={patient.id}>
          <PageLink to={recordPath(patient.id)}>{patientName(patient)}</PageLink>
          <span>{text.search.born(words.birthDate(patient.birthDate))}</span>
          <span className="dim">
            {[
              patient.usedName ? text.search.bornAs(patient.birthName) : '',
              patient.phone ? phoneText(patient.phone) : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
          <StatusTag status={patient.identityStatus} />
        </li>
      ))}
    </ul>
  )
}
