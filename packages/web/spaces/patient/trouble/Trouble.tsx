import { useEffect, useRef } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'

interface Props {
  error: unknown
  onRetry(): void
  /** The page already has its title: this is a part of it. */
  inPage?: boolean
}

/** What went wrong, in the server's own sentence or ours; the next step; and the phone, which often still works. */
export function Trouble({ error, onRetry, inPage = false }: Props) {
  const { text, network } = usePatient()
  const heading = useRef<HTMLHeadingElement>(null)
  const retry = useRef(onRetry)
  retry.current = onRetry
  const refused = error instanceof ApiProblem
  useEffect(() => {
    heading.current?.focus()
    if (refused) return
    const again = () => retry.current()
    window.addEventListener('online', again, { once: true })
    return () => window.removeEventListener('online', again)
  }, [refused])
  const Title = inPage ? 'h2' : 'h1'
  return (
    <section className="answer trouble">
      {refused ? null : <Icon name="offline" />}
      <Title className="h s2" tabIndex={-1} ref={heading}>
        {refused ? error.message : navigator.onLine ? text.trouble.failed : text.trouble.offline}
      </Title>
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
