import type { ReactNode } from 'react'
import { goTo } from './address.ts'

interface Props {
  to: string
  isCurrent?: boolean
  className?: string
  children: ReactNode
}

/** A link within the records: a real one, followed without loading the office again. */
export function PageLink({ to, isCurrent, className, children }: Props) {
  return (
    <a
      href={to}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        goTo(to)
      }}
    >
      {children}
    </a>
  )
}
