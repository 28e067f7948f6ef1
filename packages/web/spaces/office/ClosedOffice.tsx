import { Mark } from '../../ui/Mark.tsx'
import { phoneText } from '../../i18n/time-words.ts'
import { useOffice } from './office-context.ts'

/** The server runs in production without sign-in: says why the agenda stays closed, and what to do. */
export function ClosedOffice() {
  const { text, network } = useOffice()
  return (
    <main className="alone">
      <Mark />
      <h1>{text.closedTitle}</h1>
      <p>{text.closedWhy}</p>
      <p>
        {text.closedWhat} <a href={`tel:${network.phone}`}>{phoneText(network.phone)}</a>.
      </p>
      <p>
        <a href="/">{text.home}</a>
      </p>
    </main>
  )
}
