import type { IdentityStatus } from '@maillage/contract/office.ts'
import { usePatientsText } from './patients-context.ts'

/** The status of an identity: how much of a disc is full says how much is proved, the words say which. */
export function StatusTag({ status }: { status: IdentityStatus }) {
  const text = usePatientsText()
  const filled = status === 'retrieved' || status === 'validated'
  return (
    <span className={`tag is-${status}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="5" className="ring" />
        {filled ? <path d="M6 1a5 5 0 0 1 0 10z" className="full" /> : null}
        {status === 'qualified' ? <circle cx="6" cy="6" r="5" className="full" /> : null}
      </svg>
      {text.status[status]}
    </span>
  )
}
