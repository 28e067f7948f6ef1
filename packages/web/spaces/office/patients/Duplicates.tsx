import { useQueryClient } from '@tanstack/react-query'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { DuplicateView } from './DuplicateView.tsx'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { Section } from './Section.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useDuplicates } from './use-duplicates.ts'

const DUPLICATES = 'doublons'

/** Under the title: another record is very likely the same person, and where the two are compared. */
export function DuplicateHint({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const items = useDuplicates(record).data?.items ?? []
  if (!items.some(({ likelihood, conflict }) => likelihood === 'probable' && !conflict)) return null
  return (
    <p className="aside is-info">
      {text.duplicates.hint} <a href={`#${DUPLICATES}`}>{text.duplicates.compare}</a>
    </p>
  )
}

/** The records that may be the same person as this one, with the reasons. */
export function Duplicates({ record, changes }: { record: PatientRecord; changes: RecordChanges }) {
  const text = usePatientsText()
  const client = useQueryClient()
  const query = useDuplicates(record)
  const items = query.data?.items ?? []
  const state = !query.data
    ? text.duplicates.searching
    : items.length === 0
      ? text.duplicates.none
      : text.duplicates.found(items.length)
  return (
    <Section title={text.duplicates.title} id={DUPLICATES}>
      {query.isError ? (
        <TroubleNotice isReading error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <p className="dim" role="status">
          {state}
        </p>
      )}
      {items.map((candidate) => (
        <DuplicateView
          key={candidate.id}
          record={record}
          candidate={candidate}
          onAsk={changes.started}
          onMerged={(appointments, mergeId) => {
            void client.invalidateQueries({ queryKey: ['duplicates', record.id] })
            void changes.done(text.duplicates.done(appointments), mergeId)
          }}
        />
      ))}
    </Section>
  )
}
