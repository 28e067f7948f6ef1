import { useId } from 'react'
import { FieldError } from '../../../ui/FieldError.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'

const RELATIONS = ['child', 'parent', 'partner', 'carer', 'social-worker', 'other'] as const

interface Props {
  value: string
  error: string | undefined
  onChange(value: string): void
}

/** Who the writer is to the patient. */
export function RelationBox({ value, error, onChange }: Props) {
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
