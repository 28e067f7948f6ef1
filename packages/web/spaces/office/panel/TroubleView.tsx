import { useEffect, useId, useRef } from 'react'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { Language } from '../../../i18n/language.ts'
import { typeset } from '../../../i18n/time-words.ts'
import { atPlace, isStillPossible, onVersion, type Trouble } from '../changes.ts'
import type { Change, Place } from '../office-api.ts'
import { practitionerName, siteName, useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'

interface TroubleProps {
  trouble: Trouble
  now: number
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
      <Subject change={trouble.change} />
      {trouble.kind === 'warning' ? <WarningView {...props} trouble={trouble} /> : null}
      {trouble.kind === 'stale' ? <StaleView {...props} trouble={trouble} /> : null}
      {trouble.kind === 'refused' ? <RefusedView {...props} trouble={trouble} /> : null}
    </section>
  )
}

/** Whose appointment it is; a booking says so in its own form. */
function Subject({ change }: { change: Change }) {
  const { text } = useOffice()
  if (change.kind === 'book') return null
  const { patient } = change.appointment
  return (
    <p>
      <b>{patient ? patientName(patient) : text.board.online}</b>
    </p>
  )
}

/** Where the appointment stands, and where the change would put it. */
function Places({ change }: { change: Change }) {
  const { text } = useOffice()
  if (change.kind === 'book') return null
  return (
    <dl className="versions">
      <PlaceView title={text.warning.from} place={change.appointment} />
      {change.kind === 'move' ? <PlaceView title={text.warning.to} place={change.to} /> : null}
    </dl>
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
      <Places change={trouble.change} />
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

function StaleView({ trouble, now, onSend, onClose }: Of<'stale'>) {
  const office = useOffice()
  const { text } = office
  const { change, current } = trouble
  const possible = isStillPossible(office, change, current, now)
  return (
    <>
      <p>{text.stale.text}</p>
      <dl className="versions">
        <Version title={text.stale.yours} appointment={change.appointment} />
        <Version title={text.stale.theirs} appointment={current} />
        {change.kind === 'move' ? <PlaceView title={text.stale.wanted} place={change.to} /> : null}
      </dl>
      {possible ? null : <p>{text.stale.impossible}</p>}
      <p className="ways">
        <button type="button" className="ob go" onClick={onClose}>
          {text.stale.keep}
        </button>
        {possible ? (
          <button type="button" className="ob" onClick={() => onSend(onVersion(change, current), [])}>
            {text.stale.apply}
          </button>
        ) : null}
      </p>
    </>
  )
}

function Version({ title, appointment }: { title: string; appointment: OfficeAppointment }) {
  const { text } = useOffice()
  const cancelled = appointment.status.startsWith('cancelled')
  const state = cancelled ? text.stale.cancelled : text.form[appointment.status as keyof typeof text.form]
  return <PlaceView title={title} place={appointment} state={state} />
}

function PlaceView({ title, place, state }: { title: string; place: Place; state?: string }) {
  const office = useOffice()
  const { words } = office
  const start = Date.parse(place.start)
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>
          {words.dayMonth(words.dateOf(start))}, {words.time(start)}
        </b>
        <br />
        {practitionerName(office, place.practitionerId)}, {siteName(office, place.siteId)}
        {state ? <br /> : null}
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
      <Places change={trouble.change} />
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
