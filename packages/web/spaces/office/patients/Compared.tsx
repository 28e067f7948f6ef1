import type { DuplicateCandidate, PatientRecord } from '@maillage/contract/patients.ts'
import { useOffice } from '../office-context.ts'
import { comparedRows, factRows } from './compared-rows.ts'
import { usePatientsText } from './patients-context.ts'

/** Two records side by side, trait by trait; what differs is said with a word. */
export function Compared({ record, candidate }: { record: PatientRecord; candidate: DuplicateCandidate }) {
  const text = usePatientsText()
  const { words } = useOffice()
  const rows = [...comparedRows(record, candidate, text, words), ...factRows(record, candidate, text, words)]
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
        {rows.map(({ key, label, ours, theirs, differs }) => (
          <tr key={key} className={differs ? 'differs' : undefined}>
            <th scope="row">{label}</th>
            <td>{breakable(ours)}</td>
            <td>
              {breakable(theirs)} {differs ? <span className="unlike">{text.duplicates.differs}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An address breaks after its @ first. */
function breakable(value: string) {
  const at = value.indexOf('@') + 1
  if (at === 0) return value
  return (
    <>
      {value.slice(0, at)}
      <wbr />
      {value.slice(at)}
    </>
  )
}
