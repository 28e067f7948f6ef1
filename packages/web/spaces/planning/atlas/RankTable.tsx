import { useMemo } from 'react'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { SortHead } from './SortHead.tsx'
import { LayerCell } from './MinutesCell.tsx'
import { sortedCommunes } from './atlas-figures.ts'
import { usualSort, writeSort } from './atlas-view.ts'
import { siteName } from './site-words.ts'
import type { AtlasScreen } from './use-atlas.ts'

interface Props {
  screen: AtlasScreen
  ordered: readonly CommuneFigures[]
  text: AtlasText
  onSelect(code: string, by: 'pointer'): void
}

const SHOWN = 60

/** The twin of the map, its first lines: where it is worst. The commune of the sheet stands below in its rank. */
export function RankTable({ screen, ordered, text, onSelect }: Props) {
  const { words } = usePlanning()
  const { figures, view } = screen
  const selected = ordered.find(({ code }) => code === view.commune)
  const isUsual = writeSort(view.sort, view.layer) === undefined
  const places = usePlaces(screen)
  return (
    <section className="rank" aria-labelledby="rank-title">
      <div className="rank-head">
        <h2 id="rank-title">{isUsual ? text.table.worst[view.layer] : text.table.title}</h2>
        <p>
          {view.layer === 'minutes' && figures && Number.isFinite(figures.summary.worstTenth.fromMinutes)
            ? text.table.tenth(figures.summary.worstTenth.fromMinutes)
            : ' '}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="rank-scroll" tabIndex={0} aria-labelledby="rank-title">
        <table>
          <caption className="vh">{text.table.captions[view.layer]}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{text.table.rank}</span>
              </th>
              <SortHead by="name" text={text} sort={view.sort} layer={view.layer} />
              <SortHead by="population" text={text} sort={view.sort} layer={view.layer} isNumber />
              <SortHead by="nearest" text={text} sort={view.sort} layer={view.layer} />
              <SortHead by={view.layer} text={text} sort={view.sort} layer={view.layer} isNumber />
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, SHOWN).map((commune) => (
              <Line key={commune.code} {...{ commune, places, screen, text, onSelect }} />
            ))}
          </tbody>
        </table>
      </section>
      {selected ? (
        <div className="rank-selected">
          <table aria-label={text.table.selected}>
            <tbody>
              <Line commune={selected} places={places} screen={screen} text={text} onSelect={onSelect} />
            </tbody>
          </table>
        </div>
      ) : null}
      <p className="rank-foot" hidden={ordered.length === 0}>
        <button type="button" className="tool" onClick={() => changeSearch({ table: '1' })}>
          {text.table.all(words.count(ordered.length), ordered.length)} <kbd>T</kbd>
        </button>
      </p>
    </section>
  )
}

/** The place of each commune in the usual order of the layer, by code. */
function usePlaces({ figures, view }: AtlasScreen): ReadonlyMap<string, number> {
  return useMemo(() => {
    const ordered = sortedCommunes(figures?.communes ?? [], usualSort(view.layer), () => '', 'fr')
    return new Map(ordered.map(({ code }, at) => [code, at + 1]))
  }, [figures, view.layer])
}

interface LineProps extends Omit<Props, 'ordered'> {
  commune: CommuneFigures
  places: ReadonlyMap<string, number>
}

function Line({ commune, places, screen, text, onSelect }: LineProps) {
  const { words } = usePlanning()
  const isSelected = commune.code === screen.view.commune
  return (
    <tr className={isSelected ? 'is-selected' : undefined}>
      <td className="r">{words.count(places.get(commune.code) ?? commune.rank)}</td>
      <th scope="row">
        <button
          type="button"
          data-commune={commune.code}
          aria-current={isSelected ? 'true' : undefined}
          title={commune.name}
          onClick={() => onSelect(commune.code, 'pointer')}
        >
          {commune.name}
        </button>
      </th>
      <td className="n">{words.count(commune.population)}</td>
      <td className="s">{siteName(screen.sites[commune.site])}</td>
      <td className="n">
        <LayerCell commune={commune} layer={screen.view.layer} text={text} />
      </td>
    </tr>
  )
}
