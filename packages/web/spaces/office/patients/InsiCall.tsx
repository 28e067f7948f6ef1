import type { InsiOutcome, PatientRecord } from '@maillage/contract/patients.ts'
import { InsiAnswer } from './InsiAnswer.tsx'
import { askInsi } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useSent } from './use-sent.ts'

interface Props {
  record: PatientRecord
  changes: RecordChanges
  /** What INSi answered last on this page; null: nothing yet. */
  outcome: InsiOutcome | null
  onOutcome(outcome: InsiOutcome | null): void
}

/** Asks INSi who this is, and says each of its answers with the next step; the last one is there again when the page is. */
export function InsiCall({ record, changes, outcome, onOutcome }: Props) {
  const text = usePatientsText()
  const sent = useSent()
  const ask = () =>
    sent.send(async () => {
      changes.started()
      onOutcome(null)
      const answer = await askInsi(record.id, record.version)
      onOutcome(answer)
      await changes.refresh()
    })
  const isNext = record.document !== null && record.insiAnsweredAt === null
  return (
    <>
      <button
        type="button"
        className={isNext ? 'ob go' : 'ob'}
        aria-disabled={sent.sending}
        onClick={() => void ask()}
      >
        {sent.sending ? text.insi.asking : text.insi.open}
      </button>
      <InsiAnswer record={record} outcome={outcome} />
      {sent.error ? (
        <div className="whole">
          <TroubleNotice error={sent.error} />
        </div>
      ) : null}
    </>
  )
}
