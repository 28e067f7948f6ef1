import type { ReactNode } from 'react'
import { usePatient } from '../patient-context.ts'

/** Choices that belong together, under a question. */
export function FilterGroup({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grp">
      <legend>{legend}</legend>
      <div>{children}</div>
    </fieldset>
  )
}

interface CheckProps {
  checked: boolean
  onChange(): void
  label: string
  /** How many slots it would leave; undefined when that is not known. */
  count?: number | undefined
}

/** A box to tick, with the number of slots it would leave. */
export function Check({ checked, onChange, label, count }: CheckProps) {
  const { text } = usePatient()
  return (
    <label className="ck">
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{label}</span>
      {count === undefined ? null : (
        <small>
          {count}
          <span className="vh"> {text.filters.free(count)}</span>
        </small>
      )}
    </label>
  )
}
