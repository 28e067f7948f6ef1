import { Link } from '@tanstack/react-router'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { usePatient } from '../patient-context.ts'

export function NotFoundPage() {
  const { text } = usePatient()
  usePageTitle(text.trouble.notFound)
  return (
    <Frame>
      <section className="answer">
        <h1 className="h">{text.trouble.notFound}</h1>
        <p>{text.trouble.notFoundHint}</p>
      </section>
      <div className="actions">
        <Link className="btn go" to="/">
          {text.trouble.toStart}
        </Link>
      </div>
    </Frame>
  )
}
