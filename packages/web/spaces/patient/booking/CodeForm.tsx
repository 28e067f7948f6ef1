import type { Hold } from '@maillage/contract/booking.ts'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { phoneText, plainDate } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { useJourney } from '../use-journey.ts'
import { useSecondsLeft } from './HoldBar.tsx'
import { type FieldErrors, fieldOfRefusal } from './field-errors.ts'
import { identityOf } from './identity.ts'

interface Props {
  hold: Hold
  onConfirm(check: { codeId: string; code: string }): Promise<void>
  onRefused(error: unknown): boolean
  /** The code is right, a name or the date is not: back to its field. */
  onIdentityRefused(errors: FieldErrors): void
}

/** The six digits, on the same screen; what was written stays in sight. */
export function CodeForm({ hold, onConfirm, onRefused, onIdentityRefused }: Props) {
  const { text, language, network, reasonOf } = usePatient()
  const told = useJourney()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [confirming, setConfirming] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [refusals, setRefusals] = useState(0)
  useFocusFirstError(form, refusals)
  const sentId = told.code?.id
  useEffect(() => {
    if (sentId) form.current?.querySelector('input')?.focus()
  }, [sentId])
  const sent = told.code
  if (!sent) return null
  const contact = sent.channel === 'sms' ? phoneText(sent.forContact) : sent.forContact
  const birthDate = birthDateOf(told.form)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const digits = code.replace(/\D/g, '')
    if (digits.length !== 6) return refuse(text.code.missing)
    setConfirming(true)
    try {
      await onConfirm({ codeId: sent.id, code: digits })
    } catch (problem) {
      if (onRefused(problem) || !(problem instanceof ApiProblem)) return
      const found = fieldOfRefusal(problem)
      if (found.form) refuse(found.form)
      else onIdentityRefused(found)
    } finally {
      setConfirming(false)
    }
  }
  const refuse = (sentence: string) => {
    setError(sentence)
    setRefusals((count) => count + 1)
  }

  return (
    <form className="form who-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="h s2" id="code-title">
        {sent.channel === 'sms' ? text.code.title(contact) : text.code.titleEmail(contact)}
      </h2>
      <TextField
        label={text.code.label}
        describedBy="code-title"
        className="box code"
        value={code}
        onChange={(value) => {
          setCode(value.replace(/\D/g, '').slice(0, 6))
          setError(undefined)
        }}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={error}
      />
      <label className="ck">
        <input
          type="checkbox"
          checked={told.wantsEarlier}
          onChange={(event) => changeJourney({ wantsEarlier: event.target.checked })}
        />
        <span>{text.code.earlier}</span>
      </label>
      <button className="btn go" type="submit" disabled={confirming}>
        {confirming ? text.code.confirming : text.code.confirm}
      </button>
      {network.demonstration ? (
        <p className="note">
          <Icon name="bell" />
          <span>
            {text.code.demo}{' '}
            <Link to="/dev/messages" target="_blank">
              {text.demoMessages}
            </Link>
          </span>
        </p>
      ) : null}
      <div className="links">
        <button className="lnk" type="button" onClick={() => changeJourney({ code: undefined })}>
          {text.code.changeNumber}
        </button>
      </div>
      <Resend hold={hold} onError={setError} />
      <dl className="keep">
        <dt className="vh">{text.code.written}</dt>
        <dt>{text.code.whoLine}</dt>
        <dd>
          {told.form.givenName}{' '}
          {told.form.usesOtherName && told.form.usedName ? told.form.usedName : told.form.birthName}
          {birthDate ? `, ${plainDate(birthDate, language)}` : ''}
        </dd>
        <dt>{text.code.whyLine}</dt>
        <dd>{told.note ?? (told.reasonId ? reasonOf(told.reasonId)?.label[language] : '')}</dd>
      </dl>
    </form>
  )
}

function Resend({ hold, onError }: { hold: Hold; onError(message: string): void }) {
  const { text, network } = usePatient()
  const told = useJourney()
  const left = useSecondsLeft(told.code?.resendAt ?? '1970-01-01T00:00:00Z')
  const [resent, setResent] = useState(false)
  const resend = async () => {
    const identity = identityOf(told)
    if (!identity) return
    try {
      const code = await patientApi.sendCode(hold, identity)
      changeJourney({
        code: {
          id: code.codeId,
          channel: code.channel,
          resendAt: code.resendAt,
          forContact: identity.contact,
        },
      })
      setResent(true)
    } catch (problem) {
      onError(problem instanceof ApiProblem ? problem.message : text.trouble.failed)
    }
  }
  return (
    <div className="s soft">
      <p>
        {left > 0 ? text.code.resendIn(left) : text.code.nothing}{' '}
        {left > 0 ? null : (
          <button className="lnk inline" type="button" onClick={() => void resend()}>
            {text.code.resend}
          </button>
        )}
      </p>
      <p role="status">{resent ? text.code.resent : ''}</p>
      <p>
        {text.code.byPhone}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </div>
  )
}
