import { type ReactNode, useId } from 'react'
import { FieldError } from './FieldError.tsx'
import { Icon } from './Icon.tsx'

interface Props<T extends string | number> {
  legend: ReactNode
  hideLegend?: boolean
  small?: boolean
  /** `undefined`: nothing is chosen yet. */
  value: T | undefined
  options: readonly { value: T; label: ReactNode }[]
  onChange(value: T): void
  error?: string | undefined
}

/** A few choices side by side, one of them taken: radio buttons, with a tick, never colour alone. */
export function Segmented<T extends string | number>({
  legend,
  hideLegend,
  small,
  value,
  options,
  onChange,
  error,
}: Props<T>) {
  const id = useId()
  return (
    <fieldset className={error ? 'f bad' : 'f'}>
      <legend className={hideLegend ? 'vh' : 'lab'}>{legend}</legend>
      <div className={small ? 'seg small' : 'seg'}>
        {options.map((option) => (
          <span key={option.value}>
            <input
              type="radio"
              name={id}
              id={`${id}-${option.value}`}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
            />
            <label htmlFor={`${id}-${option.value}`}>
              <Icon name="tick" />
              {option.label}
            </label>
          </span>
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
