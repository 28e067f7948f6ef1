import { useEffect, useRef } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'

/** What went wrong, in the server's own sentence or ours; the next step; and the phone, which often still works. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { text, network } = usePatient()
  const heading = useRef<HTMLHeadingElement>(null)
  const refused = error instanceof ApiProblem
  useEffect(() => {
    heading.current?.focus()
    if (refused) return
    window.addEventListener('online', onRetry, { once: true })
    return () => window.removeEventListener('online', onRetry)
  }, [refused, onRetry])
  return (
    <section className="answer trouble">
      {refused ? null : <Icon name="offline" />}
      <h1 className="h s2" tabIndex={-1} ref={heading}>
        {refused ? error.message : navigator.onLine ? text.trouble.failed : text.trouble.offline}
      </h1>
      {refused ? null : <p>{text.trouble.offlineHint}</p>}
      <button className="btn go" type="button" onClick={onRetry}>
        {text.trouble.retry}
      </button>
      <p>
        {text.trouble.phoneWorks}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </section>
  )
}
