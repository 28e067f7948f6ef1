import type { OfficeText } from '../../i18n/office.fr.ts'
import { Mark } from '../../ui/Mark.tsx'

/** Somebody whose roles do not open the agenda: why, and the ways on. */
export function ForbiddenOffice({ text }: { text: OfficeText }) {
  return (
    <main className="alone">
      <Mark />
      <h1>{text.account.forbidden}</h1>
      <p>{text.account.forbiddenWhy}</p>
      <p>
        <a href="/compte/securite">{text.account.security}</a>
      </p>
      <p>
        <a href="/">{text.home}</a>
      </p>
    </main>
  )
}
