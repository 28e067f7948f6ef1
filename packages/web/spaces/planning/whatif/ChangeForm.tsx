import type { WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import { useEffect, useRef, useState } from 'react'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { type ChangeFields, FORM_KINDS, type FormKind, fieldsOf, readFields } from './change-fields.ts'
import { sayWhere } from './say-change.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
  change: WhatIfChange | undefined
  onDone(change: WhatIfChange): void
  onClose(): void
}

const SHOWN: Readonly<Record<FormKind, readonly (keyof ChangeFields)[]>> = {
  'retire-practitioner': ['practitioner'],
  'add-practitioner': ['site', 'days'],
  'change-days': ['practitioner', 'site', 'days'],
  'open-site': ['commune', 'days'],
  'close-site': ['site'],
  'move-site': ['site', 'commune'],
  'close-road': ['from', 'to', 'extra'],
}

/** One change in a few fields, under the list that it goes into. */
export function ChangeForm({ screen, text, change, onDone, onClose }: Props) {
  const { baseline } = screen
  const [fields, setFields] = useState<ChangeFields>(() => fieldsOf(change, screen))
  const [error, setError] = useState('')
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const set = (name: keyof ChangeFields, value: string) => {
    setFields({ ...fields, [name]: value })
    setError('')
  }
  const submit = () => {
    const read = readFields(fields, screen, text)
    if ('error' in read) setError(read.error)
    else onDone(read.change)
  }
  const has = (name: keyof ChangeFields) => SHOWN[fields.kind].includes(name)
  return (
    <form
      className="whatif-form"
      aria-label={change ? text.form.editTitle : text.form.title}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <label>
        {text.form.kind}
        <select ref={first} value={fields.kind} onChange={(event) => set('kind', event.target.value)}>
          {FORM_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text.form.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      {has('practitioner') ? <Practitioners {...{ screen, text, fields, set }} /> : null}
      {has('site') ? <Sites {...{ screen, text, fields, set }} /> : null}
      {(['commune', 'from', 'to'] as const).filter(has).map((name) => (
        <label key={name}>
          {text.form[name]}
          <input
            list="whatif-communes"
            required
            autoComplete="off"
            value={fields[name]}
            onChange={(event) => set(name, event.target.value)}
          />
        </label>
      ))}
      {has('days') ? (
        <label className="is-short">
          {text.form.days}
          <input
            required
            inputMode="decimal"
            value={fields.days}
            onChange={(event) => set('days', event.target.value)}
          />
        </label>
      ) : null}
      {has('extra') ? (
        <label className="is-short">
          {text.form.extra} <small>{text.form.extraHint}</small>
          <input
            inputMode="numeric"
            value={fields.extra}
            onChange={(event) => set('extra', event.target.value)}
          />
        </label>
      ) : null}
      <label>
        {text.form.on} <small>{text.form.onHint}</small>
        <input
          type="date"
          min={baseline?.date}
          value={fields.on}
          onChange={(event) => set('on', event.target.value)}
        />
      </label>
      <span className="whatif-form-end">
        <button type="submit" className="btn go">
          {change ? text.form.keep : text.form.add}
        </button>
        <button type="button" className="btn low" onClick={onClose}>
          {text.form.cancel}
        </button>
      </span>
      <Communes screen={screen} />
      <p role="alert" className="err">
        {error}
      </p>
    </form>
  )
}

interface FieldProps {
  screen: WhatIfScreen
  text: WhatIfText
  fields: ChangeFields
  set(name: keyof ChangeFields, value: string): void
}

function Practitioners({ screen, text, fields, set }: FieldProps) {
  const { language } = usePlanning()
  return (
    <label>
      {text.form.practitioner}
      <select value={fields.practitioner} onChange={(event) => set('practitioner', event.target.value)}>
        {screen.baseline?.practitioners.map((person) => (
          <option key={person.id} value={person.id}>
            {person.label}
            {sayWhere(person, screen, text, language)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Sites({ screen, text, fields, set }: FieldProps) {
  const { baseline, changes, siteName } = screen
  const opened = changes.flatMap((change) => (change.kind === 'open-site' ? [change.id] : []))
  return (
    <label>
      {text.form.site}
      <select value={fields.site} onChange={(event) => set('site', event.target.value)}>
        {[...(baseline?.sites.map(({ id }) => id) ?? []), ...opened].map((id) => (
          <option key={id} value={id}>
            {siteName(id)}
          </option>
        ))}
      </select>
    </label>
  )
}

const MOST_LISTED = 600

/** Names to choose from while typing; in a region one types enough of the name. */
function Communes({ screen }: { screen: WhatIfScreen }) {
  const { ground } = screen
  if (!ground || ground.rows.length > MOST_LISTED) return null
  return (
    <datalist id="whatif-communes">
      {Array.from(ground.rows, (row) => (
        <option key={ground.index.codes[row]} value={ground.index.names[row]} />
      ))}
    </datalist>
  )
}
