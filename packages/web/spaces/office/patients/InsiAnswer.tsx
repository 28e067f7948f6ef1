import type { InsiOutcome, PatientRecord } from '@maillage/contract/patients.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useOffice } from '../office-context.ts'
import { usePatientsText } from './patients-context.ts'
import { type ShownTrait, traitText } from './trait-rows.ts'

interface Props {
  record: PatientRecord
  /** What INSi answered on this page; null: nothing, and what it said before is read from the record. */
  outcome: InsiOutcome | null
}

/** What INSi answered, beside the button that asked it, and the next step. */
export function InsiAnswer({ record, outcome }: Props) {
  const text = usePatientsText()
  if (outcome?.outcome === 'found')
    return (
      <div className="whole">
        <Notice tone="ok" role="status" title={text.insi.found} />
      </div>
    )
  if (outcome)
    return (
      <div className="whole">
        <Notice tone="warn" role="alert" title={text.insi[outcome.outcome]}>
          <Differences record={record} outcome={outcome} />
        </Notice>
      </div>
    )
  if (!record.insiUnproved) return null
  return (
    <div className="whole">
      <KeptAnswer kept={record.insiUnproved} />
    </div>
  )
}

function KeptAnswer({ kept }: { kept: NonNullable<PatientRecord['insiUnproved']> }) {
  const text = usePatientsText()
  const { words } = useOffice()
  const at = Date.parse(kept.at)
  const traits = kept.traits.map((trait) => text.identity[trait].toLowerCase()).join(', ')
  return (
    <Notice tone="warn" title={text.insi[kept.outcome]}>
      <p>{text.insi.answeredOn(words.birthDate(words.dateOf(at)), words.time(at))}</p>
      {traits ? <p>{text.insi.otherTraits(traits)}</p> : null}
    </Notice>
  )
}

function Differences({ record, outcome }: { record: PatientRecord; outcome: InsiOutcome }) {
  const text = usePatientsText()
  const { words } = useOffice()
  if (outcome.differences.length === 0) return null
  const said = (trait: ShownTrait, value: string, place: string | null) =>
    traitText({ ...record, [trait]: value, birthPlaceName: place }, trait, text, words)
  return (
    <ul className="differences">
      {outcome.differences.map(({ trait, ours, theirs, ourPlace, theirPlace }) => (
        <li key={trait}>
          <b>{text.identity[trait]}</b>
          <span>{text.insi.ours(said(trait, ours, ourPlace))}</span>
          <span>{text.insi.theirs(said(trait, theirs, theirPlace))}</span>
        </li>
      ))}
    </ul>
  )
}
