import type { BreakGlass } from '@maillage/contract/audit.ts'
import { useQuery } from '@tanstack/react-query'
import { auditEn } from '../../../i18n/account-audit.en.ts'
import { auditFr } from '../../../i18n/account-audit.fr.ts'
import { timeOf } from '../../../i18n/time-words.ts'
import { useAccount, useWords } from '../account-context.ts'
import { Trouble } from '../frame/Trouble.tsx'
import { auditApi } from './audit-api.ts'

/** Records that were opened outside care, each with the reason that was given. */
export function BreakGlasses({ query }: { query: URLSearchParams }) {
  const text = useWords({ fr: auditFr, en: auditEn }).glass
  const glasses = useQuery({
    queryKey: ['break-glass', query.get('since'), query.get('until')],
    queryFn: () => auditApi.breakGlasses(query),
  })
  return (
    <section className="part" aria-labelledby="glass-title">
      <h2 id="glass-title">{text.title}</h2>
      <p className="soft">{glasses.data?.length === 0 ? text.none : text.intro}</p>
      {glasses.error ? <Trouble error={glasses.error} onRetry={() => void glasses.refetch()} /> : null}
      <ul className="lines glasses">
        {glasses.data?.map((glass) => (
          <li key={glass.id}>
            <Line glass={glass} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ glass }: { glass: BreakGlass }) {
  const { momentWithYear, network, language } = useAccount()
  const words = useWords({ fr: auditFr, en: auditEn })
  const text = words.glass
  return (
    <div>
      <b>{text.by(glass.accountName, glass.patientInitials ?? text.erased)}</b>
      <span>
        {momentWithYear(glass.from)}, {text.until(timeOf(glass.until, network.timeZone, language))}
      </span>
      <p className="why">{words.why(glass.reason)}</p>
    </div>
  )
}
