import type { Hold } from '@maillage/contract/booking.ts'
import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { FieldError } from '../../../ui/FieldError.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusFirstError } from '../../../ui/use-focus-first-error.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { changeJourney, type IdentityForm as Fields } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { useJourney } from '../use-journey.ts'
import { DateFields } from './DateFields.tsx'
import { fieldOfRefusal, type FieldErrors } from './field-errors.ts'
import { identityOf } from './identity.ts'

const RELATIONS = ['child', 'parent', 'partner', 'carer', 'social-worker', 'other'] as const

/** Who comes. An error says what to do, beside its field, and keeps what was typed. */
export function IdentityForm({
  hold,
  refused,
  onRefused,
}: {
  hold: Hold
  refused: FieldErrors
  onRefused(error: unknown): boolean
}) {
  const { text } = usePatient()
  const { form, relative } = useJourney()
  const [errors, setErrors] = useState<FieldErrors>(refused)
  const [sending, setSending] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const [refusals, setRefusals] = useState(Object.keys(refused).length)
  useFocusFirstError(element, refusals)
  const whose = relative ? 'relative' : 'me'
  const change = (part: Partial<Fields>, field?: keyof FieldErrors) => {
    changeJourney({ form: { ...form, ...part } })
    if (field) setErrors(({ [field]: _, ...others }) => others)
  }
  const fail = (found: FieldErrors) => {
    setErrors(found)
    setRefusals((count) => count + 1)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const identity = identityOf({ form, relative })
    if (!identity) return fail(missing())
    setSending(true)
    try {
      const code = await patientApi.sendCode(hold, identity)
      changeJourney({
        code: {
          id: code.codeId,
          channel: code.channel,
          resendAt: code.resendAt,
          forContact: form.contact.trim(),
        },
      })
    } catch (error) {
      if (!onRefused(error) && error instanceof ApiProblem) fail(fieldOfRefusal(error))
    } finally {
      setSending(false)
    }
  }
  const missing = (): FieldErrors => ({
    ...(relative && !form.relationship ? { relationship: text.who.relationMissing } : {}),
    ...(form.givenName.trim() ? {} : { givenName: text.who.givenNameMissing }),
    ...(form.birthName.trim() ? {} : { birthName: text.who.birthNameMissing }),
    ...(birthDateOf(form) ? {} : { birthDate: text.who.birthDateMissing }),
    ...(form.contact.trim() ? {} : { contact: text.who.contactMissing }),
  })

  return (
    <form className="form who-form" ref={element} onSubmit={(event) => void submit(event)} noValidate>
      <Segmented
        legend={text.who.title}
        value={whose}
        options={[
          { value: 'me', label: text.home.me },
          { value: 'relative', label: text.home.relative },
        ]}
        onChange={(value) => changeJourney({ relative: value === 'relative' })}
      />
      {relative ? (
        <RelationBox
          value={form.relationship}
          error={errors.relationship}
          onChange={(relationship) => change({ relationship }, 'relationship')}
        />
      ) : null}
      <TextField
        label={text.who.givenName[whose]}
        value={form.givenName}
        onChange={(givenName) => change({ givenName }, 'givenName')}
        error={errors.givenName}
        autoComplete={relative ? 'off' : 'given-name'}
        maxLength={100}
      />
      <TextField
        label={text.who.birthName[whose]}
        hint={text.who.birthNameHint}
        value={form.birthName}
        onChange={(birthName) => change({ birthName }, 'birthName')}
        error={errors.birthName}
        autoComplete={relative ? 'off' : 'family-name'}
        maxLength={100}
      />
      {form.usesOtherName ? (
        <TextField
          label={text.who.usedName}
          value={form.usedName}
          onChange={(usedName) => change({ usedName })}
          autoComplete="off"
          maxLength={100}
        />
      ) : (
        <button className="lnk" type="button" onClick={() => change({ usesOtherName: true })}>
          {text.who.useOther}
        </button>
      )}
      <DateFields
        legend={text.who.birthDate[whose]}
        value={form}
        onChange={(date) => change(date, 'birthDate')}
        error={errors.birthDate}
      />
      <TextField
        label={text.who.contact[whose]}
        hint={text.who.contactHint[whose]}
        value={form.contact}
        onChange={(contact) => change({ contact }, 'contact')}
        error={errors.contact}
        autoComplete="tel"
        inputMode="email"
        maxLength={254}
      />
      {errors.form ? (
        <p className="err" role="alert">
          <Icon name="warning" />
          {errors.form}
        </p>
      ) : null}
      <button className="btn go" type="submit" disabled={sending}>
        {sending ? text.who.sending : text.who.getCode}
      </button>
      <p className="s soft">{text.who.privacy}</p>
    </form>
  )
}

function RelationBox({
  value,
  error,
  onChange,
}: {
  value: string
  error: string | undefined
  onChange(value: string): void
}) {
  const { text } = usePatient()
  const id = useId()
  return (
    <div className={error ? 'f bad' : 'f'}>
      <label htmlFor={id}>{text.who.youAre}</label>
      <div className="sel">
        <select
          className="box"
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        >
          <option value="" />
          {RELATIONS.map((relation) => (
            <option key={relation} value={relation}>
              {text.who.relations[relation]}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}
