import { Link } from '@tanstack/react-router'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { CallOffice } from '../appointment/CallOffice.tsx'
import { usePatient } from '../patient-context.ts'

/** A link that was cut, or leads nowhere: what to do, without a word of machinery. */
export function BrokenLink() {
  const { text } = usePatient()
  const heading = useFocusOnArrival<HTMLHeadingElement>('broken')
  return (
    <>
      <section className="answer">
        <h1 className="h s2" tabIndex={-1} ref={heading}>
          {text.link.broken}
        </h1>
        <p>{text.link.brokenHint}</p>
      </section>
      <div className="actions">
        <CallOffice />
        <Link className="btn" to="/">
          {text.trouble.toStart}
        </Link>
      </div>
    </>
  )
}
