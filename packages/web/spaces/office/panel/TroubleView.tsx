import { useEffect, useId, useRef } from 'react'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { Language } from '../../../i18n/language.ts'
import { typeset } from '../../../i18n/time-words.ts'
import { atPlace, onVersion, type Trouble } from '../changes.ts'
import type { Change } from '../office-api.ts'
import { practitionerName, siteName, useOffice } from '../office-context.ts'

interface TroubleProps {
  trouble: Trouble
  /** Sends a change again, with the warnings that the agent has read. */
  onSend(change: Change, confirmWarnings: readonly string[]): void
  onClose(): void
}

/** Why a change did not pass, and the ways on. It takes the focus: nothing else happens before. */
export function TroubleView(props: TroubleProps) {
  const { text } = useOffice()
  const { trouble } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => heading.current?.focus(), [])
  const title = { warning: text.warning.title, stale: text.stale.title, refused: text.refusal.title }[
    trouble.kind
  ]
  return (
    <section className="trouble" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {trouble.kind === 'warning' ? <WarningView {...props} trouble={trouble} /> : null}
      {trouble.kind === 'stale' ? <StaleView {...props} trouble={trouble} /> : null}
      {trouble.kind === 'refused' ? <RefusedView {...props} trouble={trouble} /> : null}
    </section>
  )
}

type Of<K extends Trouble['kind']> = TroubleProps & { trouble: Extract<Trouble, { kind: K }> }

/** A sentence of the server, in the typography of its language. */
function said(language: Language, sentence: string): string {
  return language === 'fr' ? typeset(sentence) : sentence
}

function WarningView({ trouble, onSend, onClose }: Of<'warning'>) {
  const { text, language } = useOffice()
  const kinds = trouble.warnings.map((warning) => warning.kind)
  return (
    <>
      <ul>
        {trouble.warnings.map((warning) => (
          <li key={warning.kind + warning.message}>{said(language, warning.message)}</li>
        ))}
      </ul>
      <p className="ways">
        <button type="button" className="ob go" onClick={() => onSend(trouble.change, kinds)}>
          {text.warning.confirm}
        </button>
        <button type="button" className="ob" onClick={onClose}>
          {text.warning.back}
        </button>
      </p>
    </>
  )
}

function StaleView({ trouble, onSend, onClose }: Of<'stale'>) {
  const { text } = useOffice()
  return (
    <>
      <p>{text.stale.text}</p>
      <dl className="versions">
        <Version title={text.stale.yours} appointment={trouble.change.appointment} />
        <Version title={text.stale.theirs} appointment={trouble.current} />
      </dl>
      <p className="ways">
        <button type="button" className="ob go" onClick={onClose}>
          {text.stale.keep}
        </button>
        <button
          type="button"
          className="ob"
          onClick={() => onSend(onVersion(trouble.change, trouble.current), [])}
        >
          {text.stale.apply}
        </button>
      </p>
    </>
  )
}

function Version({ title, appointment }: { title: string; appointment: OfficeAppointment }) {
  const office = useOffice()
  const { text, words } = office
  const start = Date.parse(appointment.start)
  const cancelled = appointment.status.startsWith('cancelled')
  const state = cancelled ? text.stale.cancelled : text.form[appointment.status as keyof typeof text.form]
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>
          {words.shortDate(words.dateOf(start))}, {words.time(start)}
        </b>
        <br />
        {practitionerName(office, appointment.practitionerId)}, {siteName(office, appointment.siteId)}
        <br />
        {state}
      </dd>
    </div>
  )
}

function RefusedView({ trouble, onSend, onClose }: Of<'refused'>) {
  const office = useOffice()
  const { text, words, language } = office
  return (
    <>
      <p>{said(language, trouble.detail) || text.refusal.unreachable}</p>
      {trouble.alternatives.length > 0 ? <h4>{text.refusal.alternatives}</h4> : null}
      <ul className="alternatives">
        {trouble.alternatives.map((slot) => {
          const place = { practitionerId: slot.practitionerId, siteId: slot.siteId, start: slot.start }
          const change = atPlace(trouble.change, place)
          const start = Date.parse(slot.start)
          if (!change) return null
          return (
            <li key={slot.start + slot.practitionerId}>
              <button type="button" className="ob" onClick={() => onSend(change, [])}>
                {words.shortDate(words.dateOf(start))}, {words.time(start)},{' '}
                {practitionerName(office, slot.practitionerId)}, {siteName(office, slot.siteId)}
              </button>
            </li>
          )
        })}
      </ul>
      <p className="ways">
        <button type="button" className="ob" onClick={onClose}>
          {text.refusal.close}
        </button>
      </p>
    </>
  )
}
