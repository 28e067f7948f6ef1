import type { AuditChain } from '@maillage/contract/audit.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { auditEn } from '../../../i18n/account-audit.en.ts'
import { auditFr } from '../../../i18n/account-audit.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { auditApi } from './audit-api.ts'

/** Whether the log is whole: each seal carries the hash of the one before. */
export function ChainState() {
  const text = useWords({ fr: auditFr, en: auditEn }).chain
  const queries = useQueryClient()
  const chain = useQuery({ queryKey: ['audit', 'chain'], queryFn: auditApi.chain })
  const change = useChange()
  const verify = () =>
    change.run(
      'verify',
      async () => queries.setQueryData(['audit', 'chain'], await auditApi.verify()),
      text.verified,
    )
  return (
    <section className="part first" aria-labelledby="chain-title">
      <div className="part-head">
        <h2 id="chain-title">{text.title}</h2>
        <Button busy={change.busy && text.verifying} onClick={() => void verify()}>
          {text.verify}
        </Button>
      </div>
      <ChangeSaid change={change} stays />
      {chain.error ? <Trouble error={chain.error} onRetry={() => void chain.refetch()} /> : null}
      {chain.isPending ? <Loading lines={2} /> : null}
      {chain.data ? <Chain chain={chain.data} /> : null}
    </section>
  )
}

function Chain({ chain }: { chain: AuditChain }) {
  const { momentWithYear, language } = useAccount()
  const text = useWords({ fr: auditFr, en: auditEn }).chain
  const count = (value: number) => value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
  const { verified } = chain
  return (
    <>
      {verified ? (
        <Notice
          tone={verified.holds ? 'ok' : 'bad'}
          role={verified.holds ? undefined : 'alert'}
          title={
            verified.holds
              ? text.whole(momentWithYear(verified.at))
              : text.broken(momentWithYear(verified.at))
          }
        >
          {verified.between ? <p>{text.brokenBetween(...verified.between)}</p> : null}
        </Notice>
      ) : (
        <Notice title={text.never} />
      )}
      <dl className="facts figures">
        <Fact name={text.sealed} value={count(chain.sealedEntries)} />
        <Fact name={text.since} value={count(chain.entriesSince)} />
        <Fact name={text.removed} value={count(chain.removedEntries)} />
        {chain.lastSealAt ? <Fact name={text.lastSeal} value={momentWithYear(chain.lastSealAt)} /> : null}
        {chain.head ? <Fact name={text.head} value={<code>{chain.head}</code>} /> : null}
      </dl>
    </>
  )
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="anywhere">{value}</dd>
    </>
  )
}
