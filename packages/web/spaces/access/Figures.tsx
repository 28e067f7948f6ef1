import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { plainDate } from '../../i18n/time-words.ts'
import { useAccessSpace } from './access-context.ts'

/** What the minutes mean: shares of inhabitants, how they moved, and what the official indicator says. */
export function Figures({ access }: { access: CommuneAccess }) {
  return (
    <>
      <Shares access={access} />
      <History access={access} />
      <Official access={access} />
    </>
  )
}

function Shares({ access }: { access: CommuneAccess }) {
  const { text, language } = useAccessSpace()
  const percent = (share: number) =>
    text.share((100 * share).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }))
  return (
    <section>
      <h2>{text.shares}</h2>
      <dl className="shares">
        {access.shares.map(({ kind, name, share }) => (
          <div key={kind}>
            <dt>{name}</dt>
            <dd>
              <progress value={share ?? 0} max={1} aria-label={name} />
              <b>{share === null ? '–' : percent(share)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function History({ access }: { access: CommuneAccess }) {
  const { text, language } = useAccessSpace()
  const { history } = access
  const first = history[0]?.minutes
  const last = history.at(-1)?.minutes
  if (history.length < 2 || typeof first !== 'number' || typeof last !== 'number') return null
  return (
    <section>
      <h2>{text.historyOf(first, last)}</h2>
      <ol className="history">
        {history.map(({ day, minutes }) => (
          <li key={day}>{text.historyLine(plainDate(day, language), minutes)}</li>
        ))}
      </ol>
    </section>
  )
}

function Official({ access }: { access: CommuneAccess }) {
  const { text, language } = useAccessSpace()
  const { apl, commune } = access
  if (!apl) return null
  const oneDigit = (value: number) =>
    value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <section>
      <h2>{text.official}</h2>
      <p>{text.officialText(commune.name, oneDigit(apl.commune), oneDigit(apl.departement), apl.year)}</p>
    </section>
  )
}
