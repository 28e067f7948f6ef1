import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { SortHead } from './SortHead.tsx'
import { MinutesCell } from './MinutesCell.tsx'
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
  const isUsual = view.sort.by === 'minutes' && !view.sort.isRising
  return (
    <section className="rank" aria-labelledby="rank-title">
      <div className="rank-head">
        <h2 id="rank-title">{isUsual ? text.table.worst : text.table.title}</h2>
        <p>
          {figures && Number.isFinite(figures.summary.worstTenth.fromMinutes)
            ? text.table.tenth(figures.summary.worstTenth.fromMinutes)
            : ' '}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="rank-scroll" tabIndex={0} aria-labelledby="rank-title">
        <table>
          <caption className="vh">{text.table.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{text.table.rank}</span>
              </th>
              <SortHead by="name" text={text} sort={view.sort} />
              <SortHead by="population" text={text} sort={view.sort} isNumber />
              <SortHead by="nearest" text={text} sort={view.sort} />
              <SortHead by="minutes" text={text} sort={view.sort} isNumber />
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, SHOWN).map((commune) => (
              <Line key={commune.code} {...{ commune, screen, text, onSelect }} />
            ))}
          </tbody>
        </table>
      </section>
      {selected ? (
        <div className="rank-selected">
          <table aria-label={text.table.selected}>
            <tbody>
              <Line commune={selected} screen={screen} text={text} onSelect={onSelect} />
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

interface LineProps extends Omit<Props, 'ordered'> {
  commune: CommuneFigures
}

function Line({ commune, screen, text, onSelect }: LineProps) {
  const { words } = usePlanning()
  const isSelected = commune.code === screen.view.commune
  return (
    <tr className={isSelected ? 'is-selected' : undefined}>
      <td className="r">{words.count(commune.rank)}</td>
      <th scope="row">
        <button
          type="button"
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
        <MinutesCell minutes={commune.minutes} text={text} />
      </td>
    </tr>
  )
}
