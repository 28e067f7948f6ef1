import type { Backup, Backups } from '@maillage/contract/backup.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../api/client.ts'
import { backupsEn } from '../../../i18n/account-backups.en.ts'
import { type BackupsText, backupsFr } from '../../../i18n/account-backups.fr.ts'
import { timeOf } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { send } from '../account-api.ts'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { StaffFrame } from '../frame/StaffFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { BackupsTable } from './BackupsTable.tsx'

const backupsApi = {
  list: () => request<Backups>('/api/backups'),
  make: () => send('/api/backups'),
  verify: (name: string) => send(`/api/backups/${name}/verify`),
}
const BUSY_POLL_MS = 2_000

/** The state of the backups, the list, one more now, and reading one again. */
export default function BackupsPage() {
  const text = useWords({ fr: backupsFr, en: backupsEn })
  return (
    <StaffFrame title={text.title} intro={<p>{text.introShort}</p>} page="backups">
      {() => <Content />}
    </StaffFrame>
  )
}

/** What was asked here, and of which backup. */
interface Asked {
  end: 'made' | 'verified'
  name?: string | undefined
}

function Content() {
  const text = useWords({ fr: backupsFr, en: backupsEn })
  const change = useChange()
  const [asked, setAsked] = useState<Asked>()
  const backups = useQuery({
    queryKey: ['backups'],
    queryFn: backupsApi.list,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.state === 'idle' ? false : BUSY_POLL_MS),
  })
  if (backups.error) return <Trouble error={backups.error} onRetry={() => void backups.refetch()} />
  if (!backups.data) return <Loading />
  const { state, configuration, items } = backups.data
  const ask = (end: Asked['end'], step: () => Promise<unknown>, name?: string) =>
    void change.run(end, async () => {
      await step()
      setAsked({ end, name })
      await backups.refetch()
    })
  const said = state === 'idle' ? asked && ended(asked.end, backups.data, text) : underWay(state, text)
  const ready = configuration.folder === 'ready' && configuration.key !== 'unset'
  return (
    <>
      <section className="part first stack" aria-labelledby="state-title">
        <State backups={backups.data} />
        <ChangeSaid change={{ ...change, done: said || undefined }} stays />
        <p className="ways">
          <Button
            kind="go"
            disabled={!ready}
            busy={state === 'making' ? text.making : state === 'verifying' && text.verifying}
            onClick={() => ask('made', backupsApi.make)}
          >
            {text.make}
          </Button>
        </p>
      </section>
      <section className="part" aria-label={text.table}>
        {items.length === 0 && configuration.folder === 'ready' ? (
          <p className="empty">
            <b>{text.none}</b>
            {ready && state === 'idle' ? text.noneHint : null}
          </p>
        ) : null}
        {items.length > 0 ? (
          <BackupsTable
            items={items}
            isBusy={state !== 'idle'}
            verifying={state === 'verifying' ? asked?.name : undefined}
            onVerify={({ name }: Backup) => ask('verified', () => backupsApi.verify(name), name)}
          />
        ) : null}
      </section>
      <section className="part">
        <h2>{text.restore}</h2>
        <p className="soft">{text.restoreHint}</p>
      </section>
    </>
  )
}

function underWay(state: 'making' | 'verifying', text: BackupsText): string {
  return state === 'making' ? text.asked : text.verifyAsked
}

/** What is said once the server rests again; of a backup that failed, the failure stands above. */
function ended(asked: Asked['end'], backups: Backups, text: BackupsText): string | undefined {
  return asked === 'made' && hasFailedLast(backups) ? undefined : text[asked]
}

function hasFailedLast({ lastFailure, lastSuccess }: Backups): boolean {
  return (
    lastFailure !== null && (lastSuccess === null || Date.parse(lastFailure.at) > Date.parse(lastSuccess))
  )
}

/** Whether backups are made: the last success, the last failure, and what is missing on the server. */
function State({ backups }: { backups: Backups }) {
  const { momentWithYear, language, network } = useAccount()
  const text = useWords({ fr: backupsFr, en: backupsEn })
  const { configuration, lastSuccess, lastFailure } = backups
  const { daily, weekly, monthly } = configuration.keep
  const hour = timeOf(nextNight(configuration.everyNightAt), network.timeZone, language)
  return (
    <div className="stack">
      {configuration.folder === 'ready' ? null : (
        <Notice tone="warn" title={text.folder[configuration.folder]}>
          <p>{configuration.folder === 'unset' ? text.folder.unsetHint : text.folder.missingHint}</p>
        </Notice>
      )}
      {configuration.key === 'unset' ? (
        <Notice tone="warn" title={text.key.unset}>
          <p>{text.key.unsetHint}</p>
        </Notice>
      ) : null}
      {hasFailedLast(backups) && lastFailure ? (
        <Notice tone="bad" role="alert" title={text.lastFailure(momentWithYear(lastFailure.at))}>
          <p>{lastFailure.sentence[language]}</p>
        </Notice>
      ) : null}
      <h2 id="state-title">
        {lastSuccess
          ? text.lastSuccess(momentWithYear(lastSuccess))
          : text[configuration.folder === 'missing' ? 'unknownSuccess' : 'noSuccess']}
      </h2>
      <p className="soft">{text.intro(hour, daily, weekly, monthly)}</p>
    </div>
  )
}

/** An instant at this hour of the universal time, today: to say it in the network's zone. */
function nextNight(time: string): string {
  return `${new Date().toISOString().slice(0, 10)}T${time}:00Z`
}
