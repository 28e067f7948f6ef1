import { useRef, useState } from 'react'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { PageLink } from './PageLink.tsx'
import { breakGlass } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useSent } from './use-sent.ts'

/** As the server asks. */
const SHORTEST_REASON = 10

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
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const isShort = reason.trim().length < SHORTEST_REASON
  useFocusFirstError(form, sent.refusals)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isShort) return sent.refuse()
    void sent.send(async () => {
      await breakGlass(id, reason)
      onOpened()
    })
  }
  return (
    <form className="work outside" ref={form} onSubmit={submit} noValidate>
      <p>{sentence}</p>
      <TextField
        label={text.outside.reason}
        hint={text.outside.reasonHelp}
        autoComplete="off"
        error={tried && isShort ? text.outside.reasonMissing : undefined}
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
