import { useEffect, useRef } from 'react'
import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { PageLink } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import type { PlanningWords } from '../planning-words.ts'
import type { LayoutOnGround, SitingAnswer } from './siting-messages.ts'
import type { SitingScreen } from './use-siting-screen.ts'

/** Days of a practitioner a week that a new site is given until somebody says better. */
const NEW_DAYS = 5

/** The layout that is shown: the best, or the one that the person looks at. */
export function shownLayout({
  view,
  search,
}: Pick<SitingScreen, 'view' | 'search'>): LayoutOnGround | undefined {
  if (search.state !== 'done') return undefined
  return search.answer.layouts[view.choice] ?? search.answer.layouts[0]
}

/** The answer in a sentence, and what it changes for everybody; whoever pressed to search is brought to it. */
export function SitingHead({ screen, text }: { screen: SitingScreen; text: SitingText }) {
  const { words } = usePlanning()
  const { search, view } = screen
  const heading = useRef<HTMLHeadingElement>(null)
  const isDone = search.state === 'done'
  useEffect(() => {
    if (isDone && document.activeElement?.matches('.ask [type=submit]'))
      heading.current?.focus({ preventScroll: true })
  }, [isDone])
  const layout = shownLayout(screen)
  if (search.state !== 'done' || !layout)
    return search.state === 'idle' ? (
      <header className="siting-head">
        <div>
          <h1>{text.head.ask}</h1>
          <p>{text.head.askHint}</p>
        </div>
      </header>
    ) : null
  const { answer } = search
  const ties = answer.layouts.filter(({ isTie }) => isTie).length - 1
  return (
    <header className="siting-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {titleOf(screen, answer, layout, text, words)}
        </h1>
        <p>
          {view.objective === 'set-covering'
            ? coverInWords(screen, layout, text, words)
            : text.head.between(
                words.count(layout.newlyCovered[0]),
                words.count(layout.newlyCovered[1]),
              )}{' '}
          {view.choice === 0 && view.objective !== 'set-covering' ? text.head.ties(ties) : null}{' '}
          {layout.codes.length > 0 ? (
            <PageLink href={scenarioOf(screen, layout)}>{text.head.keep}</PageLink>
          ) : null}
        </p>
      </div>
      <Changes screen={screen} answer={answer} layout={layout} text={text} />
    </header>
  )
}

/** The sites that cover everybody, and how many would stay further if roads wind more than expected. */
function coverInWords(
  { nameOf }: SitingScreen,
  { codes, change, newlyCovered: [least] }: LayoutOnGround,
  text: SitingText,
  words: PlanningWords,
): string {
  const missed = change.newlyCovered - least
  const doubt = missed > 0 ? text.head.doubt(words.count(missed)) : ''
  return codes.length === 0 ? '' : `${text.head.opened(codes.map(nameOf).join(', '))} ${doubt}`
}

/** The same sites as a what-if on today's base, where it can be kept, changed and compared. */
function scenarioOf({ view, ground, nameOf }: SitingScreen, { codes }: LayoutOnGround): string {
  const changes = codes.map((commune) => {
    const row = ground?.index.rowOf(commune) ?? -1
    const [lon, lat] = [ground?.index.lon[row], ground?.index.lat[row]]
    return {
      kind: 'open-site',
      id: `nouveau-${commune}`,
      name: nameOf(commune),
      commune,
      lon,
      lat,
      days: NEW_DAYS,
    }
  })
  return `/territoire/et-si?area=${view.area}&changes=${encodeURIComponent(JSON.stringify(changes))}`
}

function titleOf(
  { view, nameOf }: SitingScreen,
  { before }: SitingAnswer,
  { codes, change }: LayoutOnGround,
  text: SitingText,
  words: PlanningWords,
): string {
  const names = codes.map(nameOf)
  const minutes = (value: number) => words.decimal(value, 1)
  if (names.length === 0) return text.head.nothing
  if (view.objective === 'covering')
    return text.head.covering(names, words.count(change.newlyCovered), view.minutes)
  if (view.objective === 'median')
    return text.head.median(names, minutes(before.meanMinutes), minutes(change.meanMinutes))
  if (view.objective === 'worst-tenth')
    return text.head['worst-tenth'](
      names,
      minutes(before.worstTenthMinutes),
      minutes(change.worstTenthMinutes),
    )
  return text.head['set-covering'](names, view.minutes)
}

interface ChangeProps {
  screen: SitingScreen
  answer: SitingAnswer
  layout: LayoutOnGround
  text: SitingText
}

function Changes({ screen, answer, layout, text }: ChangeProps) {
  const { words } = usePlanning()
  const { kpi } = text.head
  const { before } = answer
  const { change } = layout
  const lines = [
    [kpi.share(screen.view.minutes), words.percent(before.share), words.percent(change.share)],
    [kpi.mean, words.decimal(before.meanMinutes, 1), words.decimal(change.meanMinutes, 1)],
    [
      kpi.worst,
      text.near.minutes(words.decimal(before.worstTenthMinutes, 0)),
      text.near.minutes(words.decimal(change.worstTenthMinutes, 0)),
    ],
  ] as const
  const isNew = Number.isNaN(before.meanMinutes)
  return (
    <dl className="kpi">
      {lines.map(([label, was, is]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {isNew ? null : (
              <>
                <span>{was}</span> {kpi.afterwards}{' '}
              </>
            )}
            <b>{is}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}
