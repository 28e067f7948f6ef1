import { type ReactNode, useId } from 'react'

interface Props {
  title: ReactNode
  /** By which a link leads here. */
  id?: string
  children: ReactNode
}

/** A part of the record, with its heading. */
export function Section({ title, id: name, children }: Props) {
  const id = useId()
  return (
    <section className="part" id={name} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
