import { useOffice } from './office-context.ts'

interface StateProps {
  failed: boolean
  empty: boolean
  onRetry(): void
}

/** What stands where the board would: it arrives, it cannot be read, or nobody consults. Each says the next step. */
export function DayState({ failed, empty, onRetry }: StateProps) {
  const { text } = useOffice()
  if (empty) {
    return (
      <div className="board state">
        <p>
          <b>{text.board.empty}</b>
        </p>
        <p>{text.board.emptyNext}</p>
      </div>
    )
  }
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
