import { Mark } from '../../../ui/Mark.tsx'

interface Props {
  title?: string
  hint: string
  isWaiting?: boolean
  retry?: { label: string; onRetry(): void }
  way?: { href: string; label: string }
}

/** A page with one sentence and one way on: what comes, what failed, what one may not open. */
export function Alone({ title, hint, isWaiting, retry, way }: Props) {
  return (
    <main className="planning-alone" aria-busy={isWaiting} role={title ? 'alert' : undefined}>
      <Mark />
      {title ? <h1>{title}</h1> : null}
      <p role={isWaiting ? 'status' : undefined}>{hint}</p>
      {retry ? (
        <button className="btn low" type="button" onClick={retry.onRetry}>
          {retry.label}
        </button>
      ) : null}
      {way ? (
        <a className="btn low" href={way.href}>
          {way.label}
        </a>
      ) : null}
    </main>
  )
}
