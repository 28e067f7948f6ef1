import type { DuplicateCandidate, PatientRecord } from '@maillage/contract/patients.ts'
import { foldName } from '@maillage/core/identity/name-key.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { useOffice } from '../office-context.ts'
import { usePatientsText } from './patients-context.ts'
import { SHOWN_TRAITS, traitText } from './trait-rows.ts'

/** Two records side by side, trait by trait; what differs is said with a word. */
export function Compared({ record, candidate }: { record: PatientRecord; candidate: DuplicateCandidate }) {
  const text = usePatientsText()
  const { words } = useOffice()
  const on = (instant: string) => words.birthDate(words.dateOf(Date.parse(instant)))
  const traits = SHOWN_TRAITS.filter((trait) => record[trait] !== null || candidate[trait] !== null).map(
    (trait) => ({
      key: trait,
      label: text.identity[trait],
      ours: traitText(record, trait, text, words),
      theirs: traitText(candidate, trait, text, words),
      bothKnown: isKnown(record[trait]) && isKnown(candidate[trait]),
    }),
  )
  const phone = (number: string | null) => (number === null ? text.identity.none : phoneText(number))
  const rows = [
    ...traits,
    {
      key: 'phone',
      label: text.duplicates.phone,
      ours: phone(record.phone),
      theirs: phone(candidate.phone),
      bothKnown: isKnown(record.phone) && isKnown(candidate.phone),
    },
    {
      key: 'email',
      label: text.duplicates.email,
      ours: record.email ?? text.identity.none,
      theirs: candidate.email ?? text.identity.none,
      bothKnown: isKnown(record.email) && isKnown(candidate.email),
    },
  ]
  const facts = [
    {
      key: 'status',
      label: text.duplicates.statusRow,
      ours: text.status[record.status],
      theirs: text.status[candidate.status],
    },
    {
      key: 'appointments',
      label: text.duplicates.appointments,
      ours: String(record.appointments.length),
      theirs: String(candidate.appointments),
    },
    { key: 'made', label: text.duplicates.made, ours: on(record.createdAt), theirs: on(candidate.createdAt) },
  ]
  return (
    <table className="compared">
      <thead>
        <tr>
          <th scope="col">{text.duplicates.trait}</th>
          <th scope="col">{text.duplicates.thisOne}</th>
          <th scope="col">{text.duplicates.otherOne}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, ours, theirs, bothKnown }) => {
          const differs = bothKnown && foldName(ours) !== foldName(theirs)
          return (
            <tr key={key} className={differs ? 'differs' : undefined}>
              <th scope="row">{label}</th>
              <td>{ours}</td>
              <td>
                {theirs} {differs ? <span className="unlike">{text.duplicates.differs}</span> : null}
              </td>
            </tr>
          )
        })}
        {facts.map(({ key, label, ours, theirs }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{ours}</td>
            <td>{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What one of the two does not know is no difference. */
function isKnown(value: string | null): boolean {
  return value !== null && value !== 'unknown'
}
