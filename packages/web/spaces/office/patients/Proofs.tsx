import type { PatientRecord } from '@maillage/contract/patients.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useOffice } from '../office-context.ts'
import { usePatientsText } from './patients-context.ts'
import { StatusTag } from './StatusTag.tsx'

/** The status, what it means, and the two proofs that it is made of. */
export function Proofs({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const { words } = useOffice()
  const on = (instant: string) => words.birthDate(words.dateOf(Date.parse(instant)))
  const { document, insiAnsweredAt, insiUnproved } = record
  return (
    <div className={`proofs is-${record.status}`}>
      <p className="is">
        <StatusTag status={record.status} />
        {record.attributes.map((attribute) => (
          <span key={attribute} className="special">
            {text.identity.attributes[attribute]}
          </span>
        ))}
      </p>
      <p>{text.meaning[record.status]}</p>
      <ul>
        <Proof isThere={document !== null}>
          {document
            ? text.identity.documentSeen(text.documents[document.kind], on(document.seenAt))
            : text.identity.documentMissing}
        </Proof>
        <Proof isThere={insiAnsweredAt !== null}>
          {insiAnsweredAt
            ? text.identity.insiAnswered(on(insiAnsweredAt))
            : insiUnproved
              ? text.identity.insiUnproved(on(insiUnproved.at))
              : text.identity.insiMissing}
        </Proof>
      </ul>
    </div>
  )
}

function Proof({ isThere, children }: { isThere: boolean; children: string }) {
  return (
    <li className={isThere ? 'is-there' : 'dim'}>
      {isThere ? (
        <Icon name="tick" />
      ) : (
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="7" />
        </svg>
      )}
      {children}
    </li>
  )
}
