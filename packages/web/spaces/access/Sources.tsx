import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { dateOf, plainDate, timeOf } from '../../i18n/time-words.ts'
import { useAccessSpace } from './access-context.ts'

/** Where the figures come from, how they are made, and how to take them along. */
export function Sources({ access }: { access: CommuneAccess }) {
  const { text, language } = useAccessSpace()
  const { at, timeZone, travel, populationYear, commune } = access
  const readAt = `${plainDate(dateOf(at, timeZone), language)}, ${timeOf(at, timeZone, language)}`
  const frame = `<iframe src="${location.origin}/acces/${commune.code}/integrer" title="${text.embedded(commune.name)}" width="320" height="170" loading="lazy"></iframe>`
  return (
    <footer className="sources">
      <p className="src">{text.source(readAt, travel, populationYear, access.apl?.year ?? null)}</p>
      <details id="methode">
        <summary>{text.methodTitle}</summary>
        <ul>
          {text.method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{text.embed}</summary>
        <p>{text.embedHow}</p>
        <pre>
          <code>{frame}</code>
        </pre>
      </details>
      <p className="links">
        <a href={`/api/access/departements/${commune.departement}`} download>
          {text.csv}
        </a>
        <a href="/accessibilite">{text.accessibility}</a>
      </p>
    </footer>
  )
}
