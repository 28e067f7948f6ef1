import { useOffice } from '../office-context.ts'
import { PageLink } from '../patients/PageLink.tsx'

/** The two halves of the office: its agenda, and the records of its patients. */
export function OfficeTabs({ current }: { current: 'agenda' | 'patients' }) {
  const { nav } = useOffice().text
  return (
    <nav className="tabs" aria-label={nav.label}>
      <a href="/bureau" aria-current={current === 'agenda' ? 'page' : undefined}>
        {nav.agenda}
      </a>
      {current === 'agenda' ? (
        <a href="/bureau/patients">{nav.patients}</a>
      ) : (
        <PageLink to="/bureau/patients" isCurrent>
          {nav.patients}
        </PageLink>
      )}
    </nav>
  )
}
