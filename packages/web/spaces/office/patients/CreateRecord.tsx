import { useState } from 'react'
import { serverNow } from '../../../api/client.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { useOffice } from '../office-context.ts'
import { recordPath } from './address.ts'
import { emptyIdentity, readDate } from './identity-draft.ts'
import { IdentityFields } from './IdentityFields.tsx'
import { missingTraits } from './missing-traits.ts'
import { PageLink } from './PageLink.tsx'
import { createRecord } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { refusedField } from './refused-field.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useFocusInside } from './use-focus-inside.ts'
import { useSent } from './use-sent.ts'

/** Makes the record of somebody whom the network does not know yet. */
export function CreateRecord({ onClose }: { onClose(): void }) {
  const text = usePatientsText()
  const { words } = useOffice()
  const sent = useSent()
  const today = words.dateOf(serverNow())
  const form = useFocusInside<HTMLFormElement>()
  const [draft, setDraft] = useState(emptyIdentity)
  const [contact, setContact] = useState({ phone: '', email: '' })
  const [madeId, setMadeId] = useState('')
  const [tried, setTried] = useState(false)
  const missing = missingTraits(draft, today, text)
  const refused = refusedField(sent.error)
  useFocusFirstError(form, sent.refusals)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(missing).length > 0) return sent.refuse()
    void sent.send(async () => {
      const { givenNames, attributes: _none, document: _no, birthDate, ...traits } = draft
      const filled = Object.entries({ ...traits, ...contact }).filter(([, value]) => value !== '')
      const { id } = await createRecord({
        ...Object.fromEntries(filled),
        givenName: givenNames,
        birthDate: readDate(birthDate, today),
      })
      setMadeId(id)
    })
  }
  if (madeId)
    return (
      <Notice tone="ok" role="status">
        <p>
          {text.rectify.created} <PageLink to={recordPath(madeId)}>{text.rectify.openMade}</PageLink>
        </p>
        <button type="button" className="link" onClick={onClose}>
          {text.search.create}
        </button>
      </Notice>
    )
  const box = (name: 'phone' | 'email', type: 'tel' | 'email') => (
    <TextField
      label={text.rectify[name]}
      type={type}
      autoComplete="off"
      value={contact[name]}
      error={refused?.[name]}
      onChange={(value) => setContact({ ...contact, [name]: value })}
    />
  )
  return (
    <form className="work" ref={form} onSubmit={submit} noValidate>
      <h2>{text.rectify.createTitle}</h2>
      <IdentityFields draft={draft} errors={{ ...(tried ? missing : {}), ...refused }} onChange={setDraft} />
      <div className="fields">
        {box('phone', 'tel')}
        {box('email', 'email')}
      </div>
      {sent.error && !refused ? <TroubleNotice error={sent.error} /> : null}
      <div className="ways">
        <button type="submit" className="ob go" aria-disabled={sent.sending}>
          {sent.sending ? text.rectify.sending : text.rectify.create}
        </button>
        <button type="button" className="link" onClick={onClose}>
          {text.rectify.cancelCreate}
        </button>
      </div>
    </form>
  )
}
