import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { sayDays, sayRoad } from './say-change.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'
import type { Parting, SharingOutcome, SharingWhy } from './what-if-messages.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
  sharing: SharingOutcome
  why: SharingWhy
}

const MOST_ROWS = 12

/** Why the days are parted so: what each other way would cover, its road, and what settles it. */
export function SharingWhyTable({ screen, text, sharing, why }: Props) {
  const { language } = usePlanning()
  const { share } = text
  const say = (days: number) => sayDays(days, language)
  const chosen = why.partings.find(({ isChosen }) => isChosen)
  if (!chosen || why.partings.length < 2) return null
  const names = why.sites.map((site) => screen.siteName(sharing.sites[site]?.id ?? ''))
  const partsOf = ({ days }: Parting) => joined(days.map(say), share.and)
  const rows = wholeFirst(why)
  return (
    <div className="whatif-why">
      <h3>{share.why(partsOf(chosen))}</h3>
      <table>
        <caption className="vh">{share.whyCaption(names[0] ?? '')}</caption>
        <thead>
          <tr>
            <th scope="col">{names.join(', ')}</th>
            <th scope="col" colSpan={2}>
              {share.coveredHead}
            </th>
            <th scope="col" className="n">
              {share.road}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((parting) => (
            <tr key={parting.days.join()} className={parting.isChosen ? 'is-best' : undefined}>
              <th scope="row">{parting.days.map((days) => share.dayShort(say(days))).join(', ')}</th>
              <td className="is-bar" aria-hidden="true">
                <i style={{ width: `${(100 * (parting.covered ?? 0)) / Math.max(1, why.need)}%` }} />
              </td>
              <td>
                {parting.covered === undefined
                  ? share.impossible
                  : share.coveredCell(say(parting.covered), say(why.need))}
              </td>
              <td className="n">{parting.covered === undefined ? null : sayRoad(parting.road, text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{verdictOf(why, partsOf, text, say)}</p>
    </div>
  )
}

/** When half days make the table long, the chosen way, its rival and whole days are enough. */
function wholeFirst({ partings, verdict }: SharingWhy): readonly Parting[] {
  if (partings.length <= MOST_ROWS) return partings
  const rival = 'rival' in verdict ? verdict.rival : -1
  return partings.filter(
    ({ days, isChosen }, row) => isChosen || row === rival || days.every((each) => Number.isInteger(each)),
  )
}

function joined(parts: readonly string[], and: string): string {
  const all = [...parts]
  const last = all.pop() ?? ''
  return all.length > 0 ? `${all.join(', ')}${and}${last}` : last
}

function verdictOf(
  { verdict, partings }: SharingWhy,
  partsOf: (parting: Parting) => string,
  text: WhatIfText,
  say: (days: number) => string,
): string {
  const { verdict: words, gains, and } = text.share
  if (verdict.kind === 'only' || verdict.kind === 'too-many-sites') return words[verdict.kind]
  const rival = partings[verdict.rival]
  const named = rival ? partsOf(rival) : ''
  if (verdict.kind !== 'tie-broken') return words[verdict.kind](named)
  const [first, ...others] = verdict.gains.map(({ criterion, by }) => {
    if (criterion === 'road') return gains.road(sayRoad(by, text))
    if (criterion === 'people') return gains.people(String(by))
    if (criterion === 'wishes') return gains.wishes()
    return gains[criterion](say(criterion === 'closed' ? by : by / 2))
  })
  return words['tie-broken'](named, joined([first ?? '', ...others], and))
}
