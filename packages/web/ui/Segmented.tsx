import { type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'

interface Props<T extends string | number> {
  legend: ReactNode
  hideLegend?: boolean
  small?: boolean
  value: T
  options: readonly { value: T; label: ReactNode }[]
  onChange(value: T): void
}

/** A few choices side by side, one of them taken: radio buttons, with a tick, never colour alone. */
export function Segmented<T extends string | number>({
  legend,
  hideLegend,
  small,
  value,
  options,
  onChange,
}: Props<T>) {
  const id = useId()
  return (
    <fieldset className="f">
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
            />
            <label htmlFor={`${id}-${option.value}`}>
              <Icon name="tick" />
              {option.label}
            </label>
          </span>
        ))}
      </div>
    </fieldset>
  )
}
