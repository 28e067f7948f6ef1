import { useQueryClient } from '@tanstack/react-query'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { undoMerge } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { Section } from './Section.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useMayMerge } from './use-may-merge.ts'
import { useSent } from './use-sent.ts'

/** The records that became part of this one; each can be parted again. */
export function Merges({ record, changes }: { record: PatientRecord; changes: RecordChanges }) {
  const text = usePatientsText()
  if (record.merges.length === 0) return null
  return (
    <Section title={text.merges.title}>
      <ul className="merges">
        {record.merges.map((merge) => (
          <Merge key={merge.id} merge={merge} recordId={record.id} changes={changes} />
        ))}
      </ul>
    </Section>
  )
}

interface MergeProps {
  merge: PatientRecord['merges'][number]
  recordId: string
  changes: RecordChanges
}

function Merge({ merge, recordId, changes }: MergeProps) {
  const text = usePatientsText()
  const { words } = useOffice()
  return (
    <li>
      <span>
        {text.merges.line(
          patientName({ ...merge, usedName: null }),
          words.birthDate(merge.birthDate),
          words.birthDate(words.dateOf(Date.parse(merge.mergedAt))),
        )}
      </span>
      <UndoMerge mergeId={merge.id} recordId={recordId} changes={changes} />
    </li>
  )
}

interface UndoProps {
  mergeId: string
  recordId: string
  changes: RecordChanges
}

/** Parts two records again, for those who may. */
export function UndoMerge({ mergeId, recordId, changes }: UndoProps) {
  const text = usePatientsText()
  const client = useQueryClient()
  const sent = useSent()
  const mayMerge = useMayMerge()
  const undo = () =>
    sent.send(async () => {
      await undoMerge(mergeId)
      void client.invalidateQueries({ queryKey: ['duplicates', recordId] })
      void changes.done(text.merges.undone)
    })
  if (!mayMerge) return null
  return (
    <>
      <button type="button" className="ob" aria-disabled={sent.sending} onClick={() => void undo()}>
        {sent.sending ? text.merges.undoing : text.merges.undo}
      </button>
      {sent.error ? <TroubleNotice error={sent.error} /> : null}
    </>
  )
}
