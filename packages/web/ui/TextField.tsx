import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { FieldError } from './FieldError.tsx'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: ReactNode
  hint?: ReactNode
  value: string
  onChange(value: string): void
  error?: string | undefined
  /** The id of a sentence already on the screen that says what is asked. */
  describedBy?: string
}

/** A labelled box of one line; its error is tied to it and said with it. */
export function TextField({ label, hint, value, onChange, error, describedBy, ...input }: Props) {
  const id = useId()
  const described = [describedBy, hint ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`f${error ? ' bad' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <input
        {...input}
        id={id}
        className={input.className ?? 'box'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}
