import { useState } from 'react'
import type { DuplicateCandidate, PatientRecord } from '@maillage/contract/patients.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { goTo, recordPath } from './address.ts'
import { Compared } from './Compared.tsx'
import { PageLink } from './PageLink.tsx'
import { mergeInto } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useFocusInside } from './use-focus-inside.ts'
import { useMayMerge } from './use-may-merge.ts'
import { useSent } from './use-sent.ts'

interface Props {
  record: PatientRecord
  candidate: DuplicateCandidate
  /** The merge is asked about. */
  onAsk(): void
  onMerged(appointments: number, mergeId: string): void
}

/** One possible duplicate: how likely, why, both side by side, and the merge. */
export function DuplicateView({ record, candidate, onAsk, onMerged }: Props) {
  const text = usePatientsText()
  const { language, words } = useOffice()
  const [asking, setAsking] = useState(false)
  const mayMerge = useMayMerge()
  const ask = () => {
    onAsk()
    setAsking(true)
  }
  const { score, likelihood, conflict, reasons, keepThis } = candidate
  return (
    <article className="duplicate">
      <h3>
        {patientName(candidate)}{' '}
        <small>{text.search.born(words.birthDate(candidate.birthDate), candidate.sex)}</small>
      </h3>
      <p className="likeness">
        {conflict ? (
          <b className="bad">{text.duplicates.conflict}</b>
        ) : (
          <>
            <b>{text.duplicates.likelihood[likelihood]}</b>, {text.duplicates.score(score)}
          </>
        )}
      </p>
      <ul className="reasons" aria-label={text.duplicates.why}>
        {reasons.map(({ kind, points, sentence }) => (
          <li key={kind}>
            <span className="points">{points > 0 ? `+${points}` : `\u2212${-points}`}</span>
            {sentence[language]}
          </li>
        ))}
      </ul>
      <Compared record={record} candidate={candidate} />
      {asking ? (
        <Confirm record={record} candidate={candidate} onMerged={onMerged} onClose={() => setAsking(false)} />
      ) : (
        <div className="ways">
          {keepThis && !conflict && mayMerge ? <p className="whole">{text.duplicates.keepOther}</p> : null}
          {conflict || !mayMerge ? null : (
            <button type="button" className="ob" onClick={ask}>
              {keepThis ? text.duplicates.mergeIntoOther : text.duplicates.merge}
            </button>
          )}
          <PageLink to={recordPath(candidate.id)}>{text.duplicates.open}</PageLink>
          {mayMerge || conflict ? null : <span className="dim">{text.duplicates.askToMerge}</span>}
        </div>
      )}
    </article>
  )
}

function Confirm({ record, candidate, onMerged, onClose }: Omit<Props, 'onAsk'> & { onClose(): void }) {
  const text = usePatientsText()
  const sent = useSent()
  const box = useFocusInside<HTMLDivElement>()
  const [keptId, mergedId] = candidate.keepThis ? [candidate.id, record.id] : [record.id, candidate.id]
  const [takeContacts, setTakeContacts] = useState(false)
  const [kept, other] = candidate.keepThis ? [candidate, record] : [record, candidate]
  const lacks = (kept.phone === null && other.phone !== null) || (kept.email === null && other.email !== null)
  const moving = candidate.keepThis ? record.appointments.length : candidate.appointments
  const merge = () =>
    sent.send(async () => {
      const { appointments, mergeId } = await mergeInto(keptId, mergedId, takeContacts)
      if (keptId === record.id) onMerged(appointments, mergeId)
      else goTo(recordPath(keptId))
    })
  return (
    <div className="work" ref={box}>
      <p>
        <b>{text.duplicates.question}</b>
      </p>
      {candidate.keepThis ? <p>{text.duplicates.keepOther}</p> : null}
      <p>{text.duplicates.consequence(moving)}</p>
      {lacks ? (
        <label className="check">
          <input
            type="checkbox"
            checked={takeContacts}
            onChange={(event) => setTakeContacts(event.target.checked)}
          />
          {text.duplicates.takeContacts}
        </label>
      ) : null}
      {sent.error ? <TroubleNotice error={sent.error} /> : null}
      <div className="ways">
        <button type="button" className="ob go" aria-disabled={sent.sending} onClick={() => void merge()}>
          {sent.sending ? text.duplicates.merging : text.duplicates.confirm}
        </button>
        <button type="button" className="ob" onClick={onClose}>
          {text.duplicates.cancel}
        </button>
      </div>
    </div>
  )
}
