import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import type { OwnRecord } from '@maillage/contract/person.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { relativesEn } from '../../../i18n/account-relatives.en.ts'
import { relativesFr } from '../../../i18n/account-relatives.fr.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { AskForRelative } from './AskForRelative.tsx'
import { mineApi } from './mine-api.ts'

/** Who may act for the patient, whom the patient asked for, and how to change either. */
export function Relatives({ record }: { record: OwnRecord }) {
  const { patientId } = record
  const text = useWords({ fr: relativesFr, en: relativesEn })
  const queries = useQueryClient()
  const change = useChange()
  const [leaving, setLeaving] = useState<OwnRelative>()
  const key = ['my-relatives', patientId]
  const relatives = useQuery({
    queryKey: key,
    queryFn: () => mineApi.relatives(patientId),
    staleTime: 0,
  })
  const withdraw = (relative: OwnRelative) => {
    setLeaving(undefined)
    void change.run(
      relative.id,
      async () => queries.setQueryData(key, await mineApi.withdrawRelative(patientId, relative.id)),
      (relative.confirmedAt ? text.withdrawn : text.unasked)(nameOf(relative)),
    )
  }
  if (relatives.error) return <Trouble error={relatives.error} onRetry={() => void relatives.refetch()} />
  if (!relatives.data) return <Loading />
  return (
    <>
      <p className="intro">{text.intro}</p>
      <ChangeSaid change={change} />
      <section className="part" aria-labelledby="helpers">
        <h2 id="helpers">{text.list}</h2>
        {relatives.data.length === 0 ? <p className="soft">{text.none}</p> : null}
        <ul className="lines">
          {relatives.data.map((one) => (
            <Line key={one.id} relative={one} busy={change.busy} onWithdraw={() => setLeaving(one)} />
          ))}
        </ul>
      </section>
      <AskForRelative
        patientId={patientId}
        onAsked={(items, name) => {
          queries.setQueryData(key, items)
          change.say(text.sent(name))
        }}
      />
      {leaving ? (
        <Leaving
          relative={leaving}
          onWithdraw={() => withdraw(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      ) : null}
    </>
  )
}

/** A contact that booked before the desk knew a name is named by itself. */
function nameOf({ name, phone, email }: OwnRelative): string {
  return name ?? (phone ? phoneText(phone) : (email ?? ''))
}

interface LineProps {
  relative: OwnRelative
  busy: string | undefined
  onWithdraw(): void
}

function Line({ relative, busy, onWithdraw }: LineProps) {
  const { date } = useAccount()
  const text = useWords({ fr: relativesFr, en: relativesEn })
  const { id, name, relationship, phone, email, confirmedAt, askedAt } = relative
  const reached = [phone ? phoneText(phone) : null, email].filter(Boolean)
  return (
    <li>
      <div>
        <b>{nameOf(relative)}</b>
        <span>
          {[text.relations[relationship], ...(name ? reached : reached.slice(1))].join(', ')}
          {confirmedAt ? `, ${text.confirmed(date(confirmedAt))}` : ''}
        </span>{' '}
        {confirmedAt ? null : <span className="tag">{text.waiting}</span>}
        {confirmedAt || !askedAt ? null : <p className="s">{text.waitingHint(date(askedAt))}</p>}
      </div>
      <Button
        aria-label={text.withdrawOne(nameOf(relative))}
        busy={busy === id && text.withdrawing}
        onClick={onWithdraw}
      >
        {text.withdraw}
      </Button>
    </li>
  )
}

interface LeavingProps {
  relative: OwnRelative
  onWithdraw(): void
  onClose(): void
}

/** Before somebody is withdrawn: what it does. */
function Leaving({ relative, onWithdraw, onClose }: LeavingProps) {
  const { text: common } = useAccount()
  const text = useWords({ fr: relativesFr, en: relativesEn })
  return (
    <Dialog title={text.leave(nameOf(relative))} onClose={onClose}>
      <p>{relative.confirmedAt ? text.leaveWhy : text.unaskWhy}</p>
      <div className="ways">
        <Button kind="stop" onClick={onWithdraw}>
          {text.withdraw}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </Dialog>
  )
}
