import type { Sex } from '@maillage/contract/patients.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { IdentityDraft } from './identity-draft.ts'
import { usePatientsText } from './patients-context.ts'

interface Props {
  draft: IdentityDraft
  /** The field that the server refused, and its sentence. */
  refused: { field: string; sentence: string } | undefined
  onChange(draft: IdentityDraft): void
}

/** The five strict traits, then the names in use. */
export function IdentityFields({ draft, refused, onChange }: Props) {
  const text = usePatientsText()
  const box = (
    name: 'birthName' | 'givenNames' | 'birthDate' | 'birthPlaceCode' | 'usedName' | 'usedGivenName',
    hint?: string,
  ) => (
    <TextField
      label={text.identity[name]}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
      value={draft[name]}
      error={refused?.field === name ? refused.sentence : undefined}
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
      {box('birthPlaceCode', text.rectify.birthPlaceHelp)}
      {box('usedName')}
      {box('usedGivenName')}
    </div>
  )
}
