import type { Sex } from '@maillage/contract/patients.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { BirthPlaceBox } from './BirthPlaceBox.tsx'
import type { IdentityDraft } from './identity-draft.ts'
import type { FieldErrors } from './missing-traits.ts'
import { usePatientsText } from './patients-context.ts'

interface Props {
  draft: IdentityDraft
  /** The name of the birth place that the draft begins with. */
  birthPlaceName?: string | null
  /** What is wrong, under the field that it is about. */
  errors: FieldErrors
  onChange(draft: IdentityDraft): void
}

/** The five strict traits, then the names in use. */
export function IdentityFields({ draft, birthPlaceName = null, errors, onChange }: Props) {
  const text = usePatientsText()
  const box = (
    name: 'birthName' | 'givenNames' | 'birthDate' | 'usedName' | 'usedGivenName',
    hint?: string,
  ) => (
    <TextField
      label={text.identity[name]}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
      value={draft[name]}
      error={errors[name]}
      onChange={(value) => onChange({ ...draft, [name]: value })}
    />
  )
  const sexes = Object.entries(text.identity.sexes).map(([value, label]) => ({ value, label }))
  return (
    <div className="fields">
      {box('birthName')}
      {box('givenNames', text.rectify.givenNamesHelp)}
      {box('birthDate', text.rectify.birthDateHelp)}
      <SelectField
        label={text.identity.sex}
        value={draft.sex}
        options={sexes}
        onChange={(sex) => onChange({ ...draft, sex: sex as Sex })}
      />
      <BirthPlaceBox
        known={{ code: draft.birthPlaceCode, name: birthPlaceName }}
        error={errors.birthPlaceCode}
        onChange={(birthPlaceCode) => onChange({ ...draft, birthPlaceCode })}
      />
      {box('usedName')}
      {box('usedGivenName')}
    </div>
  )
}
