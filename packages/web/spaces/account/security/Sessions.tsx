import { useQuery, useQueryClient } from '@tanstack/react-query'
import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { sessionKey } from '../../../api/session.ts'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { SessionLines } from './SessionLines.tsx'
import { type Session, securityApi } from './security-api.ts'

/** Where this account is open; each session can be closed, this one too. `asLines`: for a patient, as a list. */
export function Sessions({ asLines = false }: { asLines?: boolean }) {
  const text = useWords({ fr: securityFr, en: securityEn }).sessions
  const queries = useQueryClient()
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: securityApi.sessions, staleTime: 0 })
  const change = useChange()
  const revoke = (session: Session) =>
    change.run(
      session.id,
      async () => {
        await securityApi.revoke(session.id)
        await queries.invalidateQueries({ queryKey: session.current ? sessionKey : ['sessions'] })
      },
      text.revoked,
    )
  const columns = useColumns(revoke)
  const closeOthers = () =>
    change.run(
      'others',
      async () => {
        await securityApi.revokeOthers()
        await sessions.refetch()
      },
      text.othersRevoked,
    )
  const several = (sessions.data?.length ?? 0) > 1
  return (
    <section className="part" aria-labelledby="sessions-title">
      <div className="part-head">
        <h2 id="sessions-title">{asLines ? text.devices : text.title}</h2>
        {several ? <Button onClick={() => void closeOthers()}>{text.revokeOthers}</Button> : null}
      </div>
      <ChangeSaid change={change} />
      {sessions.error ? <Trouble error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {sessions.isPending ? <Loading lines={2} /> : null}
      {sessions.data && asLines ? <SessionLines sessions={sessions.data} onRevoke={revoke} /> : null}
      {sessions.data && !asLines ? (
        <DataTable
          caption={text.table}
          hideCaption
          columns={columns}
          rows={sessions.data}
          rowKey={(session) => session.id}
        />
      ) : null}
      {several ? <p className="s soft after">{text.unknownHint}</p> : null}
    </section>
  )
}

function useColumns(onRevoke: (session: Session) => Promise<boolean>): Column<Session>[] {
  const { moment } = useAccount()
  const words = useWords({ fr: securityFr, en: securityEn })
  const text = words.sessions
  return [
    {
      key: 'device',
      head: text.device,
      cell: (session) => (
        <>
          {session.device || text.unknown}{' '}
          {session.current ? <span className="tag ok">{text.here}</span> : null}
        </>
      ),
    },
    {
      key: 'how',
      head: text.how,
      cell: (session) => session.factors.map((factor) => words.factors[factor]).join(', '),
    },
    { key: 'opened', head: text.opened, cell: (session) => moment(session.createdAt) },
    { key: 'seen', head: text.seen, cell: (session) => moment(session.seenAt) },
    { key: 'ends', head: text.ends, cell: (session) => moment(session.expiresAt) },
    {
      key: 'revoke',
      head: text.revoke,
      hideHead: true,
      cell: (session) => (
        <Button
          aria-label={text.revokeOne(session.device || text.unknown, moment(session.createdAt))}
          onClick={() => void onRevoke(session)}
        >
          {text.revoke}
        </Button>
      ),
    },
  ]
}
