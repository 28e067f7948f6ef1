import type { SlotSearchAnswer } from '@maillage/contract/booking.ts'
import { type ReactNode, useId } from 'react'
import { minutesText } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePatient } from '../patient-context.ts'
import type { ResultsView } from './results-view.ts'

const PARTS = ['morning', 'afternoon', 'saturday'] as const

interface Props {
  view: ResultsView
  answer: SlotSearchAnswer
  onChange(change: { [K in keyof ResultsView]?: ResultsView[K] | undefined }): void
  onDone(): void
}

/** The filters, in the page; the number on the button follows each choice. */
export function Filters({ view, answer, onChange, onDone }: Props) {
  const { text, siteOf } = usePatient()
  const heading = useFocusOnArrival<HTMLHeadingElement>('filters')
  const name = useId()
  const parts = view.parts?.split(',') ?? []
  const places = view.lieux?.split(',') ?? []
  const toggled = (list: string[], item: string) =>
    (list.includes(item) ? list.filter((other) => other !== item) : [...list, item]).join(',') || undefined
  const sites = answer.sites
    .filter((site) => site.inReach)
    .toSorted((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0))
  return (
    <section className="filter-sheet" aria-labelledby={`${name}-title`}>
      <div className="answer">
        <h1 className="h s2" id={`${name}-title`} tabIndex={-1} ref={heading}>
          {text.filters.title}
        </h1>
      </div>
      <Group legend={text.filters.when}>
        {PARTS.map((part) => (
          <Check
            key={part}
            checked={parts.includes(part)}
            onChange={() => onChange({ parts: toggled(parts, part) })}
            label={text.filters[part]}
          />
        ))}
      </Group>
      <Group legend={text.filters.where}>
        {sites.map((site) => (
          <Check
            key={site.siteId}
            checked={places.includes(site.siteId)}
            onChange={() => onChange({ lieux: toggled(places, site.siteId) })}
            label={`${siteOf(site.siteId).communeName}${site.minutes === null ? '' : `, ${minutesText(site.minutes)}`}`}
            count={site.free}
          />
        ))}
      </Group>
      <Group legend={text.filters.with}>
        {([undefined, 'femme', 'homme'] as const).map((choice) => (
          <label className="ck" key={choice ?? 'any'}>
            <input
              type="radio"
              name={name}
              checked={view.avec === choice}
              onChange={() => onChange({ avec: choice })}
            />
            {choice === 'femme'
              ? text.filters.woman
              : choice === 'homme'
                ? text.filters.man
                : text.filters.anyone}
          </label>
        ))}
      </Group>
      <Group legend={text.filters.coming}>
        <Check
          checked={view.fauteuil === 1}
          onChange={() => onChange({ fauteuil: view.fauteuil ? undefined : 1 })}
          label={text.filters.wheelchair}
        />
      </Group>
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

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grp">
      <legend>{legend}</legend>
      <div>{children}</div>
    </fieldset>
  )
}

function Check({
  checked,
  onChange,
  label,
  count,
}: {
  checked: boolean
  onChange(): void
  label: string
  count?: number
}) {
  return (
    <label className="ck">
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{label}</span>
      {count === undefined ? null : <small>{count}</small>}
    </label>
  )
}
