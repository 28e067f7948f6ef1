import { useId, useState } from 'react'
import type { Relative } from '@maillage/contract/relatives.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useOffice } from '../office-context.ts'
import { Email, Phone } from '../panel/Contact.tsx'
import { confirmRelative } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useSent } from './use-sent.ts'

interface Props {
  patientId: string
  relative: Relative
  /** Others are confirmed: to withdraw this one ends what they have open, until they sign in again. */
  hasConfirmedOthers: boolean
  changes: RecordChanges
}

/** One relative: who, how they are reached, whether they open the record, and the one button that changes it and changes it back. */
export function RelativeLine({ patientId, relative, hasConfirmedOthers, changes }: Props) {
  const { relatives: text } = usePatientsText()
  const { text: office } = useOffice()
  const hint = useId()
  const sent = useSent()
  const [said, setSaid] = useState('')
  const { name, phone, email, confirmedAt } = relative
  const isConfirmed = confirmedAt !== null
  const relation = office.appointment.relations[relative.relationship]
  const who = name ?? relation
  const change = () =>
    sent.send(async () => {
      changes.started()
      setSaid('')
      await confirmRelative(patientId, relative.id, !isConfirmed)
      await changes.refresh()
      setSaid(
        isConfirmed
          ? [text.nowWithdrawn(who), hasConfirmedOthers ? text.othersSignInAgain : '']
              .filter(Boolean)
              .join(' ')
          : text.nowConfirmed(who),
      )
    })
  return (
    <li>
      <p>
        <b>{name ?? text.unnamed}</b>
        <span className="dim">, {relation}</span>
      </p>
      <p className="reached">
        {phone ? <Phone number={phone} /> : null}
        {email ? <Email address={email} /> : null}
      </p>
      <State relative={relative} />
      {isConfirmed ? null : (
        <p className="dim" id={hint}>
          {text.allows}
        </p>
      )}
      <div className="ways">
        <button
          type="button"
          className="ob"
          aria-disabled={sent.sending}
          aria-describedby={isConfirmed ? undefined : hint}
          onClick={() => void change()}
        >
          {sent.sending ? text.sending : isConfirmed ? text.withdraw : text.confirm}
          <span className="vh">{text.whom(who)}</span>
        </button>
        <span role="status">{said}</span>
      </div>
      {sent.error ? <TroubleNotice error={sent.error} /> : null}
    </li>
  )
}

function State({ relative: { confirmedAt, confirmedBy, askedAt } }: { relative: Relative }) {
  const { relatives: text } = usePatientsText()
  const { words } = useOffice()
  return (
    <p className={confirmedAt ? 'access is-there' : 'access'}>
      {confirmedAt ? (
        <Icon name="tick" />
      ) : (
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="7" />
        </svg>
      )}
      {confirmedAt
        ? text.confirmed(words.birthDate(words.dateOf(Date.parse(confirmedAt))), confirmedBy)
        : askedAt
          ? text.asked(words.birthDate(words.dateOf(Date.parse(askedAt))))
          : text.notConfirmed}
    </p>
  )
}
