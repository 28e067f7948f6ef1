import { useEffect, useState } from 'react'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { saveFile } from '../../../ui/csv.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { communesCsv } from './export-table.ts'
import { MinutesCell } from './MinutesCell.tsx'
import { SortHead } from './SortHead.tsx'
import { siteName } from './site-words.ts'
import { useExportFacts } from './use-export-facts.ts'
import type { AtlasScreen } from './use-atlas.ts'

interface Props {
  screen: AtlasScreen
  ordered: readonly CommuneFigures[]
  text: AtlasText
  onSelect(code: string, by: 'pointer'): void
}

const STEP = 500

/** Every commune of the area, in place of the map: the same figures, in the same order as its file. */
export function WholeTable({ screen, ordered, text, onSelect }: Props) {
  const { words } = usePlanning()
  const { view } = screen
  const facts = useExportFacts(screen, text)
  const [shown, setShown] = useState(STEP)
  const title = useFocusOnArrival<HTMLHeadingElement>(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another area begins at its first lines
  useEffect(() => setShown(STEP), [view.area])
  return (
    <div className="whole">
      <div className="whole-head">
        <h2 ref={title} tabIndex={-1}>
          {text.table.whole}
        </h2>
        <span>
          <button
            type="button"
            className="tool"
            onClick={() =>
              saveFile(communesCsv(ordered, screen.sites, text, facts), `${fileStem(view.area)}.csv`)
            }
          >
            CSV
          </button>
          <button type="button" className="tool" onClick={() => changeSearch({ table: undefined })}>
            {text.table.toMap} <kbd>T</kbd>
          </button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="whole-scroll" tabIndex={0} aria-label={text.table.whole}>
        <table>
          <caption className="vh">{text.table.caption}</caption>
          <thead>
            <tr>
              <SortHead by="minutes" text={text} sort={view.sort} layer={view.layer} isNumber />
              <SortHead by="name" text={text} sort={view.sort} layer={view.layer} />
              <th scope="col">{text.table.epci}</th>
              <SortHead by="population" text={text} sort={view.sort} layer={view.layer} isNumber />
              <SortHead by="nearest" text={text} sort={view.sort} layer={view.layer} />
              <SortHead by="apl" text={text} sort={view.sort} layer={view.layer} isNumber />
              <SortHead by="third" text={text} sort={view.sort} layer={view.layer} isNumber />
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, shown).map((commune) => (
              <tr key={commune.code} className={commune.code === view.commune ? 'is-selected' : undefined}>
                <td className="n">
                  <MinutesCell minutes={commune.minutes} text={text} />
                </td>
                <th scope="row">
                  <button
                    type="button"
                    data-commune={commune.code}
                    onClick={() => onSelect(commune.code, 'pointer')}
                  >
                    {commune.name}
                  </button>
                </th>
                <td className="s">{commune.epci}</td>
                <td className="n">{words.count(commune.population)}</td>
                <td className="s">{siteName(screen.sites[commune.site])}</td>
                <td className="n">
                  {Number.isFinite(commune.apl) ? words.decimal(commune.apl, 1) : text.table.none}
                </td>
                <td className="n">
                  {Number.isFinite(commune.thirdDays) ? words.decimal(commune.thirdDays, 1) : text.table.none}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {ordered.length > shown ? (
          <p className="more">
            <button type="button" className="tool" onClick={() => setShown(shown + STEP)}>
              {text.table.more(Math.min(STEP, ordered.length - shown))}
            </button>
          </p>
        ) : null}
      </section>
    </div>
  )
}

/** "atlas-dep-32" */
export function fileStem(area: string): string {
  return `atlas-${area.replace(':', '-')}`
}
