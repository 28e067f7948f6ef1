import { useState } from 'react'
import type { IdentityDocument, PatientRecord } from '@maillage/contract/patients.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { recordDocument } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useFocusInside } from './use-focus-inside.ts'
import { useSent } from './use-sent.ts'

interface Props {
  record: PatientRecord
  onDone(): void
  /** The document says otherwise: the traits are to be rectified from it. */
  onDiffers(): void
  onClose(): void
}

/** Notes that a document was seen, and that the five traits on it are those of the record. */
export function DocumentForm({ record, onDone, onDiffers, onClose }: Props) {
  const text = usePatientsText()
  const sent = useSent()
  const form = useFocusInside<HTMLFormElement>()
  const [kind, setKind] = useState<IdentityDocument | ''>('')
  const [tried, setTried] = useState(false)
  useFocusFirstError(form, sent.refusals)
  const kinds = Object.entries(text.documents).map(([value, label]) => ({ value, label }))
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (kind === '') return sent.refuse()
    void sent.send(async () => {
      await recordDocument(record.id, record.version, kind)
      onDone()
    })
  }
  return (
    <form className="work" ref={form} onSubmit={submit} noValidate>
      <h3>{text.document.title}</h3>
      <p>{text.document.text}</p>
      <SelectField
        label={text.document.kind}
        value={kind}
        options={[{ value: '', label: text.document.choose }, ...kinds]}
        error={tried && kind === '' ? text.document.kindMissing : undefined}
        onChange={(value) => setKind(value as IdentityDocument)}
      />
      {sent.error ? <TroubleNotice error={sent.error} /> : null}
      <div className="ways">
        <button type="submit" className="ob go" aria-disabled={sent.sending}>
          {sent.sending ? text.rectify.sending : text.document.submit}
        </button>
        <button type="button" className="ob" onClick={onDiffers}>
          {text.document.differs}
        </button>
        <button type="button" className="link" onClick={onClose}>
          {text.rectify.cancel}
        </button>
      </div>
    </form>
  )
}
