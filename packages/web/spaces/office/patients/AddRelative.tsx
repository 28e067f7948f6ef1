import { useState } from 'react'
import type { NewRelative } from '@maillage/contract/relatives.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { useOffice } from '../office-context.ts'
import type { FieldErrors } from './missing-traits.ts'
import { addRelative } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { refusedField } from './refused-field.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useFocusInside } from './use-focus-inside.ts'
import { useSent } from './use-sent.ts'

interface Props {
  patientId: string
  onDone(name: string): Promise<void>
  onClose(): void
}

const EMPTY = { name: '', relationship: '' as NewRelative['relationship'] | '', phone: '', email: '' }

/** Notes somebody beside the patient, and at once whether the patient wants them to open the record. */
export function AddRelative({ patientId, onDone, onClose }: Props) {
  const { relatives: text, rectify } = usePatientsText()
  const { text: office } = useOffice()
  const sent = useSent()
  const form = useFocusInside<HTMLFormElement>()
  const [draft, setDraft] = useState(EMPTY)
  const [confirmed, setConfirmed] = useState(false)
  const [tried, setTried] = useState(false)
  const missing: FieldErrors = {
    ...(draft.name.trim() ? {} : { name: text.missing.name }),
    ...(draft.relationship === '' ? { relationship: text.missing.relationship } : {}),
    ...(draft.phone.trim() || draft.email.trim() ? {} : { phone: text.missing.phone }),
  }
  const refused = refusedField(sent.error)
  const errors: FieldErrors = { ...(tried ? missing : {}), ...refused }
  useFocusFirstError(form, sent.refusals)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    const { relationship } = draft
    if (Object.keys(missing).length > 0 || relationship === '') return sent.refuse()
    void sent.send(async () => {
      await addRelative(patientId, { ...draft, relationship, confirmed })
      await onDone(draft.name.trim())
    })
  }
  const box = (name: 'name' | 'phone' | 'email', type: 'text' | 'tel' | 'email', hint?: string) => (
    <TextField
      label={text[name]}
      type={type}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
      value={draft[name]}
      error={errors[name]}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
    />
  )
  const relations = Object.entries(office.appointment.relations).map(([value, label]) => ({ value, label }))
  return (
    <form className="work" ref={form} onSubmit={submit} noValidate aria-label={text.addTitle}>
      <div className="fields">
        {box('name', 'text', text.nameHelp)}
        <SelectField
          label={text.relationship}
          value={draft.relationship}
          options={[{ value: '', label: text.choose }, ...relations]}
          error={errors.relationship}
          onChange={(value) => setDraft({ ...draft, relationship: value as NewRelative['relationship'] })}
        />
        {box('phone', 'tel')}
        {box('email', 'email')}
      </div>
      <p className="dim">{text.oneIsEnough}</p>
      <label className="check">
        <input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
        {text.confirmNow}
      </label>
      {sent.error && !refused ? <TroubleNotice error={sent.error} /> : null}
      <div className="ways">
        <button type="submit" className="ob go" aria-disabled={sent.sending}>
          {sent.sending ? rectify.sending : text.submit}
        </button>
        <button type="button" className="link" onClick={onClose}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}
