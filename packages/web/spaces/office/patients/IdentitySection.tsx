import { useState } from 'react'
import type { InsiOutcome, PatientRecord } from '@maillage/contract/patients.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useOffice } from '../office-context.ts'
import { DocumentForm } from './DocumentForm.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { InsiCall } from './InsiCall.tsx'
import { Matricule } from './Matricule.tsx'
import { Proofs } from './Proofs.tsx'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { Section } from './Section.tsx'
import { traitRows } from './trait-rows.ts'

type Open = 'rectify' | 'complete' | 'document' | null

/** Who the patient is, how surely, and the next step to know it better. */
export function IdentitySection({ record, changes }: { record: PatientRecord; changes: RecordChanges }) {
  const text = usePatientsText()
  const office = useOffice()
  const [open, setForm] = useState<Open>(null)
  const [insi, setInsi] = useState<InsiOutcome | null>(null)
  const setOpen = (form: Open) => {
    changes.started()
    setInsi((answer) => (answer?.outcome === 'found' ? null : answer))
    setForm(form)
  }
  const close = () => setOpen(null)
  const done = async (sentence: string) => {
    await changes.done(sentence)
    setInsi(null)
    setForm(null)
  }
  const isIncomplete = record.sex === 'unknown' || record.birthPlaceCode === null
  return (
    <Section title={text.identity.title}>
      <Proofs record={record} />
      <dl className="traits">
        {traitRows(record, text, office.words).map(({ trait, label, value }) => (
          <div key={trait}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{text.identity.matricule}</dt>
          <dd>
            <Matricule record={record} />
          </dd>
        </div>
      </dl>
      <MatriculeWarnings record={record} />
      {open === null ? (
        <div className="ways">
          <button
            type="button"
            className={record.document ? 'ob' : 'ob go'}
            onClick={() => setOpen(isIncomplete ? 'complete' : 'document')}
          >
            {text.document.open}
          </button>
          <InsiCall record={record} changes={changes} outcome={insi} onOutcome={setInsi} />
          <button type="button" className="ob" onClick={() => setOpen('rectify')}>
            {text.rectify.open}
          </button>
        </div>
      ) : null}
      {open === 'document' ? (
        <DocumentForm
          record={record}
          onDone={() => void done(text.document.done)}
          onDiffers={() => setOpen('complete')}
          onClose={close}
        />
      ) : null}
      {open === 'rectify' || open === 'complete' ? (
        <IdentityForm
          key={record.version}
          record={record}
          withDocument={open === 'complete'}
          onDone={(sentence) => void done(sentence)}
          onClose={close}
          onStale={() => void changes.refresh()}
        />
      ) : null}
    </Section>
  )
}

function MatriculeWarnings({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  if (record.matriculeWarnings.length === 0) return null
  return (
    <Notice tone="warn" title={text.identity.warningsTitle}>
      {record.matriculeWarnings.map((warning) => (
        <p key={warning}>{text.identity.warnings[warning]}</p>
      ))}
    </Notice>
  )
}
