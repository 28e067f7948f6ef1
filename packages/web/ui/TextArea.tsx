import { type ReactNode, useId } from 'react'
import { FieldError } from './FieldError.tsx'

interface Props {
  label: ReactNode
  hint?: ReactNode
  value: string
  onChange(value: string): void
  error?: string | undefined
  maxLength?: number
  rows?: number
}

/** A labelled box of several lines; its error is tied to it. */
export function TextArea({ label, hint, value, onChange, error, maxLength, rows = 4 }: Props) {
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
      <textarea
        className="box area"
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}
