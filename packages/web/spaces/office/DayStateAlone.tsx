import type { OfficeText } from '../../i18n/office.fr.ts'

/** Before the network's data are there: the office arrives, or cannot be reached. */
export function DayStateAlone(props: { text: OfficeText; failed: boolean; onRetry(): void }) {
  const { text, failed, onRetry } = props
  return (
    <main className="alone">
      <h1>{text.title}</h1>
      <p role="status">{failed ? text.failed : text.loading}</p>
      {failed ? (
        <button type="button" className="ob go" onClick={onRetry}>
          {text.retry}
        </button>
      ) : null}
    </main>
  )
}
