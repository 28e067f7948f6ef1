import type { Hold } from '@maillage/contract/booking.ts'
import { Link } from '@tanstack/react-router'
import { phoneText } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { FormTrouble } from '../trouble/FormTrouble.tsx'
import { useJourney } from '../use-journey.ts'
import { Resend } from './Resend.tsx'
import { type CodeFormActions, useCodeForm } from './use-code-form.ts'
import { WrittenSoFar } from './WrittenSoFar.tsx'

/** The six digits, on the same screen; what was written stays in sight. */
export function CodeForm({ hold, ...actions }: CodeFormActions & { hold: Hold }) {
  const { text } = usePatient()
  const sent = useJourney().code
  const state = useCodeForm(sent?.id, actions)
  if (!sent) return null
  return (
    <form className="form who-form" ref={state.form} onSubmit={state.submit} noValidate>
      <h2 className="h s2" id="code-title">
        {sent.channel === 'sms'
          ? text.code.title(phoneText(sent.forContact))
          : text.code.titleEmail(sent.forContact)}
      </h2>
      <TextField
        label={text.code.label}
        describedBy="code-title"
        className="box code"
        value={state.code}
        onChange={state.type}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={state.error}
      />
      <WantsEarlier />
      <FormTrouble tries={state.unanswered} />
      <button className="btn go" type="submit" disabled={state.sending}>
        {state.sending ? text.code.confirming : text.code.confirm}
      </button>
      <DemoHint />
      <div className="links">
        <button
          className="lnk"
          type="button"
          onClick={() => changeJourney({ code: undefined, codeAside: sent })}
        >
          {text.code.changeNumber}
        </button>
      </div>
      <Resend hold={hold} onError={state.setError} />
      <WrittenSoFar />
    </form>
  )
}

function WantsEarlier() {
  const { text } = usePatient()
  const { wantsEarlier } = useJourney()
  return (
    <label className="ck">
      <input
        type="checkbox"
        checked={wantsEarlier}
        onChange={(event) => changeJourney({ wantsEarlier: event.target.checked })}
      />
      <span>{text.code.earlier}</span>
      <em>{text.code.earlierHint}</em>
    </label>
  )
}

/** In a demonstration no message leaves: where to read the code. */
function DemoHint() {
  const { text, network } = usePatient()
  if (!network.demonstration) return null
  return (
    <p className="note">
      <Icon name="bell" />
      <span>
        {text.code.demo}{' '}
        <Link to="/dev/messages" target="_blank">
          {text.demoMessages}
        </Link>
      </span>
    </p>
  )
}
