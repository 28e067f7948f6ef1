import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { useId } from 'react'
import { usePatient } from '../patient-context.ts'
import { FilterGroup } from './FilterGroup.tsx'
import type { ResultsView, ViewChange } from './results-view.ts'

interface Props {
  view: ResultsView
  counts: ReadonlyMap<string, number>
  /** Who has a slot in reach, whatever is chosen. */
  people: SlotSearchAnswer['practitioners']
  onChange(change: ViewChange): void
}

/** Anyone, a woman, a man, or one professional by name, each with the number of slots it would leave. */
export function WithWhom({ view, counts, people, onChange }: Props) {
  const { text, language, practitionerName, careOf } = usePatient()
  const name = useId()
  const chosen = view.avec !== undefined && view.avec.length > 5 ? [view.avec] : []
  const ids = [...new Set([...people.map((person) => person.practitionerId), ...chosen])]
    .filter((id) => practitionerName(id) !== '')
    .toSorted((a, b) => practitionerName(a).localeCompare(practitionerName(b), language))
  const choice = (value: string | undefined, label: string, care?: string) => (
    <label className="ck" key={label + value}>
      <input
        type="radio"
        name={name}
        checked={view.avec === value}
        onChange={() => onChange({ avec: value })}
      />
      <span>
        {label}
        {care ? <span className="soft"> · {care}</span> : null}
      </span>
      <Count
        count={value === undefined ? undefined : (counts.get(value) ?? (counts.size > 0 ? 0 : undefined))}
      />
    </label>
  )
  return (
    <FilterGroup legend={text.filters.with}>
      {choice(undefined, text.filters.anyone)}
      {choice('femme', text.filters.woman)}
      {choice('homme', text.filters.man)}
      {ids.map((id) => choice(id, practitionerName(id), careOf(id)))}
    </FilterGroup>
  )
}

/** How many slots a choice would leave; nothing while that is not known. */
function Count({ count }: { count: number | undefined }) {
  const { text } = usePatient()
  if (count === undefined) return null
  return (
    <small>
      {count}
      <span className="vh"> {text.filters.free(count)}</span>
    </small>
  )
}
