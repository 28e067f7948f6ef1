import { useState } from 'react'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { AddRelative } from './AddRelative.tsx'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { RelativeLine } from './RelativeLine.tsx'
import { Section } from './Section.tsx'

/** Those beside the patient who have a contact of their own: whether each opens the record, and somebody new. */
export function Relatives({ record, changes }: { record: PatientRecord; changes: RecordChanges }) {
  const { relatives: text } = usePatientsText()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState('')
  const others = (id: string) =>
    record.contacts.some((other) => other.id !== id && other.confirmedAt !== null)
  const done = async (name: string) => {
    await changes.refresh()
    setAdded(text.added(name))
    setAdding(false)
  }
  return (
    <Section title={text.title}>
      {record.contacts.length === 0 ? (
        <p className="dim">{text.none}</p>
      ) : (
        <ul className="relatives">
          {record.contacts.map((relative) => (
            <RelativeLine
              key={relative.id}
              patientId={record.id}
              relative={relative}
              hasConfirmedOthers={others(relative.id)}
              changes={changes}
            />
          ))}
        </ul>
      )}
      <div className="ways">
        <button
          type="button"
          className="ob"
          aria-expanded={adding}
          onClick={() => {
            changes.started()
            setAdded('')
            setAdding(!adding)
          }}
        >
          {text.add}
        </button>
        <span role="status">{added}</span>
      </div>
      {adding ? <AddRelative patientId={record.id} onDone={done} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}
