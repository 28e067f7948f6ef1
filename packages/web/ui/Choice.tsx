import { type ReactNode, useId } from 'react'

interface Props<T extends string> {
  legend: ReactNode
  hideLegend?: boolean
  value: T
  options: readonly { value: T; label: ReactNode; hint?: ReactNode }[]
  onChange(value: T): void
}

/** A few choices one under the other, each with what it means: radio buttons. */
export function Choice<T extends string>({ legend, hideLegend, value, options, onChange }: Props<T>) {
  const id = useId()
  return (
    <fieldset className="f choice">
      <legend className={hideLegend ? 'vh' : 'lab'}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="ck">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
