import type { OwnRecord } from '@maillage/contract/person.ts'
import type { RightsKind, RightsRequest } from '@maillage/contract/rights.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { useForm } from '../frame/use-form.ts'
import { mineApi } from './mine-api.ts'

/** All that is kept, to take away; and what can be asked of the centre. */
export function MyData({ record }: { record: OwnRecord }) {
  const text = useWords({ fr: mineFr, en: mineEn }).data
  const taking = useChange()
  const asking = useChange()
  const requests = useQuery({
    queryKey: ['my-requests', record.patientId],
    queryFn: () => mineApi.requests(record.patientId),
    staleTime: 0,
  })
  const get = (format: 'html' | 'json') =>
    void taking.run(format, () => mineApi.export(record.patientId, format), text.downloaded)
  const withdraw = (id: string) =>
    void asking.run(
      id,
      async () => {
        await mineApi.withdraw(id)
        await requests.refetch()
      },
      text.withdrawn,
    )
  return (
    <>
      <p className="intro">{text.intro}</p>
      <p className="ways after">
        <Button busy={taking.busy === 'html' && text.preparing} onClick={() => get('html')}>
          {text.html}
        </Button>
        <Button busy={taking.busy === 'json' && text.preparing} onClick={() => get('json')}>
          {text.json}
        </Button>
      </p>
      <ChangeSaid change={taking} stays />
      <p className="after">
        <a href="/vos-droits">{text.more}</a>
      </p>
      {requests.error ? <Trouble error={requests.error} onRetry={() => void requests.refetch()} /> : null}
      {requests.data && requests.data.length > 0 ? (
        <MyRequests requests={requests.data} change={asking} onWithdraw={withdraw} />
      ) : null}
      <Ask
        patientId={record.patientId}
        onSent={async () => {
          await requests.refetch()
          asking.say(text.sent)
        }}
      />
    </>
  )
}

interface MyRequestsProps {
  requests: readonly RightsRequest[]
  change: ReturnType<typeof useChange>
  onWithdraw(id: string): void
}

function MyRequests(props: MyRequestsProps) {
  const { date, language } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).data
  return (
    <section className="part" aria-labelledby="my-requests">
      <h2 id="my-requests">{text.mine}</h2>
      <ChangeSaid change={props.change} />
      <ul className="lines">
        {props.requests.map((one) => (
          <li key={one.id}>
            <div>
              <b>{text.kinds[one.kind]}</b>
              <span>
                {date(one.receivedAt)}, {text.states[one.state]}
                {one.state === 'open' ? `, ${text.due(plainDate(one.dueOn, language))}` : ''}
              </span>
              {one.answer ? <p className="s">{one.answer}</p> : null}
            </div>
            {one.state === 'open' ? (
              <Button
                aria-label={text.withdrawOne(text.kinds[one.kind])}
                onClick={() => props.onWithdraw(one.id)}
              >
                {text.withdraw}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

const KINDS = ['rectification', 'erasure', 'objection', 'access'] as const satisfies readonly RightsKind[]

function Ask({ patientId, onSent }: { patientId: string; onSent(): Promise<void> }) {
  const text = useWords({ fr: mineFr, en: mineEn }).data
  const [kind, setKind] = useState<RightsKind>()
  const [note, setNote] = useState('')
  const form = useForm(['kind', 'note'])
  const noteNeeded = kind === 'rectification' || kind === 'objection'
  const check = () => ({
    kind: kind ? undefined : text.whatMissing,
    note: noteNeeded && !note.trim() ? text.noteMissing[kind] : undefined,
  })
  const submit = form.submit(async () => {
    if (!kind) return
    await mineApi.askRight(patientId, kind, note)
    setKind(undefined)
    setNote('')
    await onSent()
  }, check)
  return (
    <section className="part" aria-labelledby="ask">
      <h2 id="ask">{text.ask}</h2>
      <p className="soft">{text.askIntro}</p>
      <form className="fields" ref={form.form} onSubmit={submit} noValidate>
        <Choice<RightsKind>
          legend={text.what}
          value={kind}
          onChange={(next) => {
            setKind(next)
            form.touch('kind', 'note')
          }}
          error={form.errors.kind}
          options={KINDS.map((one) => ({ value: one, label: text.kinds[one], hint: text.hints[one] }))}
        />
        <TextArea
          label={noteNeeded ? text.note : text.noteOptional}
          value={note}
          onChange={(next) => {
            setNote(next)
            form.touch('note')
          }}
          error={form.errors.note}
          maxLength={1000}
        />
        <FormEnd form={form} busy={text.sending}>
          {text.send}
        </FormEnd>
      </form>
    </section>
  )
}
