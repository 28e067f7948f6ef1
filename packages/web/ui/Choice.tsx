import { type ReactNode, useId } from 'react'
import { FieldError } from './FieldError.tsx'

interface Props<T extends string> {
  legend: ReactNode
  hideLegend?: boolean
  /** `undefined`: nothing is chosen yet. */
  value: T | undefined
  options: readonly { value: T; label: ReactNode; hint?: ReactNode }[]
  onChange(value: T): void
  error?: string | undefined
}

/** A few choices one under the other, each with what it means: radio buttons. */
export function Choice<T extends string>({ legend, hideLegend, value, options, onChange, error }: Props<T>) {
  const id = useId()
  return (
    <fieldset className={error ? 'f bad choice' : 'f choice'}>
      <legend className={hideLegend ? 'vh' : 'lab'}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="ck">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          />
          <span>
            {option.label}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
