import { TextField } from '../../../ui/TextField.tsx'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'
import type { IdentityFormState } from './use-identity-form.ts'

/** The names: given, of birth, and another one that is used. */
export function NameFields({ state: { errors, change } }: { state: IdentityFormState }) {
  const { text } = usePatient()
  const { form, relative } = useJourney()
  const whose = relative ? 'relative' : 'me'
  return (
    <>
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
    </>
  )
}
