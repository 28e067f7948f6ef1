import type { Hold } from '@maillage/contract/booking.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { FormTrouble } from '../trouble/FormTrouble.tsx'
import { useJourney } from '../use-journey.ts'
import { DateFields } from '../../../ui/DateFields.tsx'
import type { FieldErrors } from './field-errors.ts'
import { NameFields } from './NameFields.tsx'
import { RelationBox } from './RelationBox.tsx'
import { type IdentityFormState, useIdentityForm } from './use-identity-form.ts'

interface Props {
  hold: Hold
  refused: FieldErrors
  onRefused(error: unknown): boolean
}

/** Who comes. An error says what to do, beside its field, and keeps what was typed. */
export function IdentityForm({ hold, refused, onRefused }: Props) {
  const { text } = usePatient()
  const state = useIdentityForm(hold, refused, onRefused)
  return (
    <form className="form who-form" ref={state.form} onSubmit={state.submit} noValidate>
      <Whose state={state} />
      <NameFields state={state} />
      <Reachable state={state} />
      {state.errors.form ? (
        <p className="err" role="alert">
          <Icon name="warning" />
          {state.errors.form}
        </p>
      ) : null}
      <FormTrouble tries={state.unanswered} />
      <button className="btn go" type="submit" disabled={state.sending}>
        {state.sending ? text.who.sending : text.who.getCode}
      </button>
      <p className="s soft">{text.who.privacy}</p>
    </form>
  )
}

/** For oneself, or for someone close and as who. */
function Whose({ state: { errors, change } }: { state: IdentityFormState }) {
  const { text } = usePatient()
  const { form, relative } = useJourney()
  return (
    <>
      <Segmented
        legend={text.who.title}
        value={relative ? 'relative' : 'me'}
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
    </>
  )
}

/** The birth date, by which one is known, and where the code goes. */
function Reachable({ state: { errors, change } }: { state: IdentityFormState }) {
  const { text } = usePatient()
  const { form, relative } = useJourney()
  const whose = relative ? 'relative' : 'me'
  return (
    <>
      <DateFields
        text={text.who}
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
    </>
  )
}
