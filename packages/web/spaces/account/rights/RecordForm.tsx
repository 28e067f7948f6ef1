import type { FoundPerson, HandledRequest, IdentityCheck, RightsKind } from '@maillage/contract/rights.ts'
import { dueOn } from '@maillage/core/retention/rights-deadline.ts'
import { useState } from 'react'
import { serverNow } from '../../../api/client.ts'
import { recordingEn } from '../../../i18n/account-recording.en.ts'
import { recordingFr } from '../../../i18n/account-recording.fr.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { dateOf, plainDate } from '../../../i18n/time-words.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { isDay } from '../local-day.ts'
import { type NewRequest, rightsApi } from './rights-api.ts'

interface Props {
  person: FoundPerson
  onRecorded(request: HandledRequest): void
  onClose(): void
}

const KINDS: readonly RightsKind[] = ['access', 'rectification', 'erasure', 'objection']
const CHANNELS: readonly NewRequest['channel'][] = ['letter', 'phone', 'desk']
const CHECKS: readonly IdentityCheck[] = ['document', 'call-back', 'known-by-staff', 'not-yet']

/** What the person asks, since when, how it came, and how it is known to be them. */
export function RecordForm({ person, onRecorded, onClose }: Props) {
  const { network } = useAccount()
  const text = useWords({ fr: recordingFr, en: recordingEn })
  const { kinds } = useWords({ fr: requestsFr, en: requestsEn })
  const today = dateOf(serverNow(), network.timeZone)
  const [values, setValues] = useState<Partial<NewRequest>>({ receivedOn: today })
  const form = useForm(['kind', 'receivedOn', 'channel', 'identityCheck', 'note'])
  const { kind, channel, identityCheck, receivedOn = '', note = '' } = values
  const change = <Name extends 'kind' | 'receivedOn' | 'channel' | 'identityCheck' | 'note'>(
    name: Name,
    value: NewRequest[Name],
  ) => {
    setValues((known) => ({ ...known, [name]: value }))
    form.touch(name)
  }
  const submit = form.submit(
    async () => {
      if (!kind || !channel || !identityCheck) return
      const said = note.trim() ? { note } : {}
      onRecorded(
        await rightsApi.record({ patientId: person.id, kind, channel, identityCheck, receivedOn, ...said }),
      )
    },
    () => ({
      kind: kind ? undefined : text.kindMissing,
      receivedOn: isDay(receivedOn) ? undefined : text.receivedMissing,
      channel: channel ? undefined : text.channelMissing,
      identityCheck: identityCheck ? undefined : text.checkMissing,
    }),
  )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <Choice<RightsKind>
        legend={text.kind}
        value={kind}
        onChange={(next) => change('kind', next)}
        error={form.errors.kind}
        options={KINDS.map((one) => ({ value: one, label: kinds[one], hint: text.kindHints[one] }))}
      />
      <Choice<IdentityCheck>
        legend={text.check}
        value={identityCheck}
        onChange={(next) => change('identityCheck', next)}
        error={form.errors.identityCheck}
        options={CHECKS.map((one) => ({ value: one, label: text.checks[one], hint: text.checkHints[one] }))}
      />
      <Choice<NewRequest['channel']>
        legend={text.channel}
        value={channel}
        onChange={(next) => change('channel', next)}
        error={form.errors.channel}
        options={CHANNELS.map((one) => ({ value: one, label: text.channels[one] }))}
      />
      <ReceivedOn
        value={receivedOn}
        today={today}
        onChange={(next) => change('receivedOn', next)}
        error={form.errors.receivedOn}
      />
      <TextArea
        label={text.note}
        hint={text.noteHint}
        value={note}
        onChange={(next) => change('note', next)}
        error={form.errors.note}
        maxLength={1000}
      />
      <FormEnd form={form} busy={text.saving} onCancel={onClose}>
        {text.save}
      </FormEnd>
    </form>
  )
}

interface ReceivedProps {
  value: string
  today: string
  onChange(day: string): void
  error: string | undefined
}

/** The day of receipt, and the day by which the law wants the answer. */
function ReceivedOn({ value, today, onChange, error }: ReceivedProps) {
  const { language } = useAccount()
  const text = useWords({ fr: recordingFr, en: recordingEn })
  const due = isDay(value) && value <= today ? dueOn(value, { extended: false }) : undefined
  return (
    <TextField
      label={text.receivedOn}
      hint={due ? text[due < today ? 'overdue' : 'due'](plainDate(due, language)) : undefined}
      type="date"
      max={today}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
