import { useOffice } from './office-context.ts'

interface StateProps {
  failed: boolean
  onRetry(): void
}

/** What stands where the board would: it arrives, or it cannot be read. */
export function DayState({ failed, onRetry }: StateProps) {
  const { text } = useOffice()
  return (
    <div className="board state" role="status">
      {failed ? (
        <>
          <p>
            <b>{text.failed}</b>
          </p>
          <button type="button" className="ob go" onClick={onRetry}>
            {text.retry}
          </button>
        </>
      ) : (
        <p>{text.loading}</p>
      )}
    </div>
  )
}
