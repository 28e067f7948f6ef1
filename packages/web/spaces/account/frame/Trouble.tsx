import { ApiProblem } from '../../../api/client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount } from '../account-context.ts'

/** A part of the page could not be read: the server's sentence or ours, and the way to try again. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { text } = useAccount()
  const refused = error instanceof ApiProblem
  const title = navigator.onLine ? text.trouble.failed : text.trouble.offline
  return (
    <Notice
      tone="warn"
      icon={refused ? 'warning' : 'offline'}
      role="alert"
      title={refused ? error.message : title}
    >
      {refused && error.problem.status === 403 ? <p>{text.trouble.forbiddenHint}</p> : null}
      {refused ? null : <p>{text.trouble.hint}</p>}
      <p className="ways">
        <Button onClick={onRetry}>{text.trouble.retry}</Button>
      </p>
    </Notice>
  )
}
