import { useState } from 'react'
import type { IdentityAttribute, IdentityDocument, PatientRecord } from '@maillage/contract/patients.ts'
import { ApiProblem, serverNow } from '../../../api/client.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { useOffice } from '../office-context.ts'
import { changeOf, draftOf, type IdentityDraft, losesProof } from './identity-draft.ts'
import { IdentityFields } from './IdentityFields.tsx'
import { missingTraits } from './missing-traits.ts'
import { changeIdentity } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { refusedField } from './refused-field.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useFocusInside } from './use-focus-inside.ts'
import { useSent } from './use-sent.ts'

interface Props {
  record: PatientRecord
  /** A document lies on the desk: it is named with the traits. */
  withDocument: boolean
  onDone(sentence: string): void
  onClose(): void
  onStale(): void
}

/** Rectifies or completes who a patient is. */
export function IdentityForm({ record, withDocument, onDone, onClose, onStale }: Props) {
  const text = usePatientsText()
  const { words } = useOffice()
  const sent = useSent()
  const form = useFocusInside<HTMLFormElement>()
  const today = words.dateOf(serverNow())
  const [draft, setDraft] = useState<IdentityDraft>(() => draftOf(record))
  const [tried, setTried] = useState(false)
  const missing = {
    ...missingTraits(draft, today, text),
    ...(withDocument && draft.document === '' ? { document: text.document.kindMissing } : {}),
  }
  const refused = refusedField(sent.error)
  useFocusFirstError(form, sent.refusals)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(missing).length > 0) return sent.refuse()
    void sent.send(async () => {
      try {
        const { changed, status } = await changeIdentity(record.id, changeOf(draft, record.version, today))
        const nothing = changed.length === 0 && draft.document === '' && status === record.status
        onDone(nothing ? text.rectify.unchanged : text.rectify.done(text.status[status]))
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'stale') onStale()
        throw error
      }
    })
  }
  return (
    <form className="work" ref={form} onSubmit={submit} noValidate>
      <h3>{withDocument ? text.document.title : text.rectify.title}</h3>
      <p>{withDocument ? text.document.missing : text.rectify.help}</p>
      <IdentityFields
        draft={draft}
        birthPlaceName={record.birthPlaceName}
        errors={{ ...(tried ? missing : {}), ...refused }}
        onChange={setDraft}
      />
      <DocumentChoice
        draft={draft}
        none={withDocument ? text.document.choose : text.rectify.noDocument}
        error={tried ? missing.document : undefined}
        onChange={setDraft}
      />
      <Doubts draft={draft} onChange={setDraft} />
      {losesProof(record, draft, today) ? (
        <Notice tone="warn" role="status">
          <p>{text.rectify.losesProof}</p>
        </Notice>
      ) : null}
      {sent.error && !refused ? <TroubleNotice error={sent.error} /> : null}
      <div className="ways">
        <button type="submit" className="ob go" aria-disabled={sent.sending}>
          {sent.sending ? text.rectify.sending : text.rectify.submit}
        </button>
        <button type="button" className="link" onClick={onClose}>
          {text.rectify.cancel}
        </button>
      </div>
    </form>
  )
}

interface PartProps {
  draft: IdentityDraft
  onChange(draft: IdentityDraft): void
}

interface DocumentProps extends PartProps {
  /** What is read while none is chosen. */
  none: string
  error: string | undefined
}

function DocumentChoice({ draft, none, error, onChange }: DocumentProps) {
  const text = usePatientsText()
  const kinds = Object.entries(text.documents).map(([value, label]) => ({ value, label }))
  return (
    <SelectField
      label={text.rectify.document}
      value={draft.document}
      options={[{ value: '', label: none }, ...kinds]}
      error={error}
      onChange={(document) => onChange({ ...draft, document: document as IdentityDocument | '' })}
    />
  )
}

function Doubts({ draft, onChange }: PartProps) {
  const text = usePatientsText()
  const toggle = (attribute: IdentityAttribute) =>
    onChange({
      ...draft,
      attributes: draft.attributes.includes(attribute)
        ? draft.attributes.filter((other) => other !== attribute)
        : [...draft.attributes, attribute],
    })
  return (
    <fieldset className="doubts">
      <legend>{text.rectify.doubt}</legend>
      {Object.entries(text.rectify.attributes).map(([attribute, label]) => (
        <label key={attribute} className="check">
          <input
            type="checkbox"
            checked={draft.attributes.includes(attribute as IdentityAttribute)}
            onChange={() => toggle(attribute as IdentityAttribute)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
