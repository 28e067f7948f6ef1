import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** What is wrong with a field, and what to do: sign and words, under the field. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err" id={id}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  )
}
