import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { DuplicateView } from './DuplicateView.tsx'
import { readDuplicates } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { Section } from './Section.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'

/** The records that may be the same person as this one, with the reasons. */
export function Duplicates({ record, changes }: { record: PatientRecord; changes: RecordChanges }) {
  const text = usePatientsText()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['duplicates', record.id, record.version, record.merges.length],
    queryFn: ({ signal }) => readDuplicates(record.id, signal),
    refetchOnWindowFocus: false,
    retry: false,
  })
  const items = query.data?.items ?? []
  const state = !query.data
    ? text.duplicates.searching
    : items.length === 0
      ? text.duplicates.none
      : text.duplicates.found(items.length)
  return (
    <Section title={text.duplicates.title}>
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
          onMerged={(appointments) => {
            void client.invalidateQueries({ queryKey: ['duplicates', record.id] })
            void changes.done(text.duplicates.done(appointments))
          }}
        />
      ))}
    </Section>
  )
}
