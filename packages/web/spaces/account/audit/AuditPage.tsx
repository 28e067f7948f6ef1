import { auditEn } from '../../../i18n/account-audit.en.ts'
import { auditFr } from '../../../i18n/account-audit.fr.ts'
import { useAccount, useWords } from '../account-context.ts'
import { useAddress } from '../address.tsx'
import { StaffFrame } from '../frame/StaffFrame.tsx'
import { auditApi } from './audit-api.ts'
import { auditQuery, readAuditView } from './audit-view.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { BreakGlasses } from './BreakGlasses.tsx'
import { ChainState } from './ChainState.tsx'

/** The log of accesses: whether it is whole, what stands out, and every line, filtered by the address. */
export default function AuditPage() {
  const { network, language, text: common } = useAccount()
  const text = useWords({ fr: auditFr, en: auditEn })
  const { search } = useAddress()
  const view = readAuditView(search)
  const query = auditQuery(view, network.timeZone)
  return (
    <StaffFrame
      title={text.title}
      intro={<p>{text.intro}</p>}
      page="audit"
      actions={
        <a className="btn low" href={auditApi.csv(query, language)} download>
          {common.csv}
        </a>
      }
    >
      {() => (
        <>
          <ChainState />
          <BreakGlasses query={query} />
          <section className="part" aria-label={text.table}>
            <AuditFilters view={view} />
            <AuditTable query={query} view={view} />
          </section>
        </>
      )}
    </StaffFrame>
  )
}
