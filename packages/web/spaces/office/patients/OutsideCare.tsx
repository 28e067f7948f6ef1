import { useState } from 'react'
import { TextField } from '../../../ui/TextField.tsx'
import { PageLink } from './PageLink.tsx'
import { breakGlass } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useSent } from './use-sent.ts'

interface Props {
  id: string
  /** What the server says of it. */
  sentence: string
  onOpened(): void
}

/** A record outside one's care: the reason comes first, and the patient will read it. */
export function OutsideCare({ id, sentence, onOpened }: Props) {
  const text = usePatientsText()
  const sent = useSent()
  const [reason, setReason] = useState('')
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    void sent.send(async () => {
      await breakGlass(id, reason)
      onOpened()
    })
  }
  return (
    <form className="work" onSubmit={submit}>
      <p>{sentence}</p>
      <TextField
        label={text.outside.reason}
        hint={text.outside.reasonHelp}
        autoComplete="off"
        required
        minLength={10}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      {sent.error ? <TroubleNotice error={sent.error} /> : null}
      <div className="ways">
        <button type="submit" className="ob go" aria-disabled={sent.sending}>
          {sent.sending ? text.rectify.sending : text.outside.submit}
        </button>
        <PageLink to="/bureau/patients">{text.outside.back}</PageLink>
      </div>
    </form>
  )
}
