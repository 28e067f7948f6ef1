import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { useId } from 'react'
import { minutesText } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePatient } from '../patient-context.ts'
import { type FreeCounts, PARTS } from './count-free.ts'
import { Check, FilterGroup } from './FilterGroup.tsx'
import type { ResultsView, ViewChange } from './results-view.ts'
import type { SearchBasis } from './search-basis.ts'
import { useFreeCounts } from './use-free-counts.ts'
import { WithWhom } from './WithWhom.tsx'

interface Props {
  view: ResultsView
  basis: SearchBasis
  answer: SlotSearchAnswer
  onChange(change: ViewChange): void
  onDone(): void
}

/** The filters, in the page; the number on the button follows each choice. */
export function Filters({ view, basis, answer, onChange, onDone }: Props) {
  const { text } = usePatient()
  const heading = useFocusOnArrival<HTMLHeadingElement>('filters')
  const title = useId()
  const { counts, all } = useFreeCounts(basis, view)
  return (
    <section className="filter-sheet" aria-labelledby={title}>
      <div className="answer">
        <h1 className="h s2" id={title} tabIndex={-1} ref={heading}>
          {text.filters.title}
        </h1>
      </div>
      <WhenAndWhere view={view} counts={counts} sites={(all ?? answer).sites} onChange={onChange} />
      <WithWhom
        view={view}
        counts={counts.people}
        people={(all ?? answer).practitioners}
        onChange={onChange}
      />
      <FilterGroup legend={text.filters.coming}>
        <Check
          checked={view.fauteuil === 1}
          onChange={() => onChange({ fauteuil: view.fauteuil ? undefined : 1 })}
          label={text.filters.wheelchair}
        />
      </FilterGroup>
      <div className="stick">
        <button className="btn go" type="button" onClick={onDone}>
          {text.filters.see(answer.total)}
        </button>
        <button
          className="lnk"
          type="button"
          onClick={() =>
            onChange({ parts: undefined, lieux: undefined, avec: undefined, fauteuil: undefined })
          }
        >
          {text.filters.clear}
        </button>
      </div>
    </section>
  )
}

/** The item put into a list of an address, or taken out of it. */
function toggled(list: string | undefined, item: string): string | undefined {
  const items = list?.split(',') ?? []
  const next = items.includes(item) ? items.filter((other) => other !== item) : [...items, item]
  return next.join(',') || undefined
}

interface WhenAndWhereProps extends Pick<Props, 'view' | 'onChange'> {
  counts: FreeCounts
  sites: SlotSearchAnswer['sites']
}

function WhenAndWhere({ view, counts, sites, onChange }: WhenAndWhereProps) {
  const { text, siteOf } = usePatient()
  const inReach = sites.filter((site) => site.inReach).toSorted((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0))
  return (
    <>
      <FilterGroup legend={text.filters.when}>
        {PARTS.map((part) => (
          <Check
            key={part}
            checked={view.parts?.split(',').includes(part) ?? false}
            onChange={() => onChange({ parts: toggled(view.parts, part) })}
            label={text.filters[part]}
            count={counts.parts.get(part)}
          />
        ))}
      </FilterGroup>
      <FilterGroup legend={text.filters.where}>
        {inReach.map((site) => (
          <Check
            key={site.siteId}
            checked={view.lieux?.split(',').includes(site.siteId) ?? false}
            onChange={() => onChange({ lieux: toggled(view.lieux, site.siteId) })}
            label={`${siteOf(site.siteId).communeName}${site.minutes === null ? '' : `, ${minutesText(site.minutes)}`}`}
            count={counts.sites.get(site.siteId)}
          />
        ))}
      </FilterGroup>
    </>
  )
}
