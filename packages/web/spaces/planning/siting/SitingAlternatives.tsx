import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { csvOf, saveFile } from '../../../ui/csv.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { sayValue } from './say-value.ts'
import type { LayoutOnGround, SitingAnswer } from './siting-messages.ts'
import type { SitingScreen } from './use-siting-screen.ts'

interface Props {
  screen: SitingScreen
  answer: SitingAnswer
  text: SitingText
}

interface Row {
  readonly label: string
  cell(layout: LayoutOnGround, place: number): string
}

/** The best answers side by side, with what the objective does not see: ties are said. */
export function SitingAlternatives({ screen, answer, text }: Props) {
  const { words } = usePlanning()
  const { view, nameOf } = screen
  const rows = useRows({ screen, answer, text })
  const { layouts } = answer
  const named = (layout: LayoutOnGround) => layout.codes.map(nameOf).join(', ')
  const [first, second] = layouts
  if (!first || !second || first.codes.length === 0) return null
  const behind = sayValue(view.objective, second.behind, { text, words })
  return (
    <section className="siting-near" aria-labelledby="siting-near">
      <div>
        <h2 id="siting-near">{text.near.title(layouts.length)}</h2>
        {view.objective === 'set-covering' ? null : (
          <p>
            {second.behind === 0
              ? text.near.equal
              : second.isTie
                ? text.near.behind(behind)
                : text.near.clear(behind)}
          </p>
        )}
        <Unseen layouts={layouts} named={named} text={text} isCovering={view.objective === 'covering'} />
        <button
          type="button"
          className="as-link"
          onClick={() => saveFile(alternativesCsv(rows, layouts, named), 'ou-ouvrir.csv')}
        >
          {text.near.csv}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="scroll" aria-label={text.near.caption} tabIndex={0}>
        <table>
          <caption className="vh">{text.near.caption}</caption>
          <thead>
            <tr>
              <td />
              {layouts.map((layout, place) => (
                <th
                  key={layout.codes.join()}
                  scope="col"
                  className={place === view.choice ? 'is-on' : undefined}
                >
                  <label>
                    <input
                      type="radio"
                      name="choice"
                      checked={place === view.choice}
                      aria-label={text.near.show(named(layout))}
                      onChange={() =>
                        changeSearch({ choice: place === 0 ? undefined : String(place) }, { replace: true })
                      }
                    />
                    <span>
                      {layout.codes.map((code) => (
                        <span key={code}>{nameOf(code)}</span>
                      ))}
                    </span>
                    {place > 0 && layout.isTie ? <small>{text.near.tie}</small> : null}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cell }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {layouts.map((layout, place) => (
                  <td key={layout.codes.join()} className={place === view.choice ? 'n is-on' : 'n'}>
                    {cell(layout, place)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function useRows({ screen, text }: Props): Row[] {
  const { words } = usePlanning()
  const { near } = text
  const { view, openSites } = screen
  const minutes = (value: number) => (Number.isNaN(value) ? '–' : near.minutes(words.decimal(value, 1)))
  const parentOf = ({ parents }: LayoutOnGround) =>
    parents
      .map((parent) => {
        const site = openSites.find(({ id }) => id === parent?.openId)
        return parent && site ? near.parent(site.communeName, parent.minutes) : near.noParent
      })
      .join('\n')
  return [
    { label: near.rows.gained, cell: ({ change }) => near.plus(words.count(change.newlyCovered)) },
    {
      label: near.rows.doubt,
      cell: ({ newlyCovered: [least, most] }) => near.range(words.count(least), words.count(most)),
    },
    {
      label: near.rows.behind,
      cell: ({ behind }) =>
        behind === 0 ? near.best : near.minus(sayValue(view.objective, behind, { text, words })),
    },
    { label: near.rows.mean, cell: ({ change }) => minutes(change.meanMinutes) },
    { label: near.rows.worst, cell: ({ change }) => minutes(change.worstTenthMinutes) },
    { label: near.rows.drive, cell: ({ change }) => minutes(change.newlyCoveredMinutes) },
    { label: near.rows.parent, cell: parentOf },
  ]
}

/** Among answers nearly equal, the one whose newly covered people would drive least. */
function Unseen({
  layouts,
  named,
  text,
  isCovering,
}: {
  layouts: readonly LayoutOnGround[]
  named(layout: LayoutOnGround): string
  text: SitingText
  isCovering: boolean
}) {
  const { words } = usePlanning()
  const [best, ...others] = layouts
  const nearest = others.toSorted((a, b) => a.change.newlyCoveredMinutes - b.change.newlyCoveredMinutes)[0]
  if (!isCovering || !best || !nearest) return null
  const [first, second] = [best.change.newlyCoveredMinutes, nearest.change.newlyCoveredMinutes]
  if (!(first - second >= 2)) return null
  const minutes = (value: number) => text.near.minutes(words.decimal(value, 0))
  return (
    <p>
      <b>{text.near.unseen}</b>{' '}
      {text.near.unseenText(named(best), minutes(first), named(nearest), minutes(second))}
    </p>
  )
}

function alternativesCsv(
  rows: readonly Row[],
  layouts: readonly LayoutOnGround[],
  named: (layout: LayoutOnGround) => string,
): string {
  const columns = [
    { key: 'label', head: '', text: ({ label }: Row) => label, cell: () => null },
    ...layouts.map((layout, place) => ({
      key: layout.codes.join(),
      head: named(layout),
      text: ({ cell }: Row) => cell(layout, place),
      cell: () => null,
    })),
  ]
  return csvOf(columns, rows)
}
