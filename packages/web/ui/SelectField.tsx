import { type ReactNode, useId } from 'react'
import { FieldError } from './FieldError.tsx'
import { Icon } from './Icon.tsx'

interface Props {
  label: ReactNode
  hint?: ReactNode
  value: string
  options: readonly { value: string; label: string }[]
  onChange(value: string): void
  error?: string | undefined
}

/** One choice among many: the browser's own list. */
export function SelectField({ label, hint, value, options, onChange, error }: Props) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'f bad' : 'f'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <div className="sel">
        <select
          className="box"
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}
