import { useId } from 'react'
import { FieldError } from './FieldError.tsx'

interface Value {
  day: string
  month: string
  year: string
}

interface Props {
  legend: string
  /** The birth date of somebody else: the browser does not offer that of who types. */
  ofAnother?: boolean
  hint?: string
  /** The names of the three boxes. */
  text: Record<keyof Value, string>
  value: Value
  onChange(value: Value): void
  error?: string | undefined
}

/** A birth date in three boxes, as one writes it. */
export function DateFields({ legend, ofAnother, hint, text, value, onChange, error }: Props) {
  const id = useId()
  const box = (part: keyof Value, size: number, complete: string) => (
    <div>
      <label htmlFor={`${id}-${part}`}>{text[part]}</label>
      <input
        className="box"
        id={`${id}-${part}`}
        inputMode="numeric"
        autoComplete={ofAnother ? 'off' : complete}
        maxLength={size}
        value={value[part]}
        onChange={(event) => onChange({ ...value, [part]: event.target.value.replace(/\D/g, '') })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  )
  return (
    <fieldset className={error ? 'f bad' : 'f'}>
      <legend className="lab">
        {legend}
        {hint ? <span className="hint">{hint}</span> : null}
      </legend>
      <div className="date3">
        {box('day', 2, 'bday-day')}
        {box('month', 2, 'bday-month')}
        {box('year', 4, 'bday-year')}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
