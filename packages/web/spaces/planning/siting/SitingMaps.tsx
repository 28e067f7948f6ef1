import { useMemo } from 'react'
import { mapEn } from '../../../i18n/planning-map.en.ts'
import { mapFr } from '../../../i18n/planning-map.fr.ts'
import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'
import { changeSearch } from '../address.tsx'
import type { Ground } from '../ground/use-ground.ts'
import { AreaMap } from '../map/AreaMap.tsx'
import { CompareMap } from '../map/CompareMap.tsx'
import { MINUTE_COLOURS } from '../map/minute-colours.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import type { MapSite } from '../map/map-things.ts'
import { usePlanning, useWords } from '../planning-context.ts'
import { gainFill, minutesFill } from './layout-fill.ts'
import { shownLayout } from './SitingHead.tsx'
import type { LayoutOnGround, SitingAnswer } from './siting-messages.ts'
import type { SitingScreen } from './use-siting-screen.ts'

interface Props {
  screen: SitingScreen
  text: SitingText
}

/** Before and after under one slider, and what changes, commune by commune. */
export function SitingMaps({ screen, text }: Props) {
  const { search, shapes, ground } = screen
  const layout = shownLayout(screen)
  if (!shapes || !ground) return <div className="siting-maps is-coming" aria-hidden="true" />
  if (search.state !== 'done' || !layout || layout.codes.length === 0) return null
  return <Maps {...{ screen, text, shapes, ground, layout }} answer={search.answer} />
}

interface MapsProps extends Props {
  shapes: MapShapes
  ground: Ground
  layout: LayoutOnGround
  answer: SitingAnswer
}

function Maps({ screen, text, shapes, ground, layout, answer }: MapsProps) {
  const { words } = usePlanning()
  const mapText = useWords({ fr: mapFr, en: mapEn })
  const { view, kept, nameOf } = screen
  const codes = useMemo(() => Array.from(ground.rows, (row) => ground.index.codes[row] as string), [ground])
  const fills = useMemo(
    () => ({
      before: minutesFill(shapes, codes, answer.minutesBefore, view.minutes),
      after: minutesFill(shapes, codes, layout.minutes, view.minutes),
      change: gainFill(shapes, codes, { before: answer.minutesBefore, after: layout.minutes }, view.minutes),
    }),
    [shapes, codes, answer, layout, view.minutes],
  )
  const places = useMemo(() => new Map(codes.map((code, place) => [code, place])), [codes])
  const open = useMemo(() => openSites(kept, text), [kept, text])
  const added = useMemo(() => newSites(layout.codes, ground, text), [layout, ground, text])
  const after = useMemo(() => [...open, ...added], [open, added])
  const minutesText = (minutes: number | undefined) =>
    minutes === undefined || !Number.isFinite(minutes)
      ? text.maps.none
      : text.near.minutes(words.count(minutes))
  const describe = (code: string) => {
    const place = places.get(code)
    if (place === undefined) return nameOf(code)
    return text.maps.commune(
      nameOf(code),
      minutesText(answer.minutesBefore[place]),
      minutesText(layout.minutes[place]),
    )
  }
  const { change } = layout
  const same = answer.population - change.newlyCovered - change.closer
  const shared = {
    text: mapText,
    shapes,
    towns: ground.towns,
    selected: view.commune,
    onSelect: (code: string) => changeSearch({ commune: code }, { replace: true }),
  }
  const share = (value: number) => words.percent(value)
  return (
    <div className="siting-maps">
      <figure>
        <figcaption>
          <b>{text.maps.compare}</b>
          <MinuteLegend text={text} within={view.minutes} />
        </figcaption>
        <CompareMap
          {...shared}
          before={{
            fill: fills.before,
            sites: open,
            describe,
            label: text.maps.beforeLabel(kept.length, share(answer.before.share)),
            tag: text.maps.before(kept.length),
          }}
          after={{
            fill: fills.after,
            sites: after,
            describe,
            label: text.maps.afterLabel(layout.codes.map(nameOf).join(', '), share(change.share)),
            tag: text.maps.after(after.length),
          }}
        />
      </figure>
      <figure>
        <figcaption>
          <b>{text.maps.change}</b>
          <ChangeLegend
            text={text}
            minutes={view.minutes}
            newly={words.count(change.newlyCovered)}
            colours={fills.change.colours}
          />
        </figcaption>
        <AreaMap
          {...shared}
          fill={fills.change}
          sites={after}
          describe={describe}
          label={text.maps.changeLabel(
            words.count(change.newlyCovered),
            words.count(change.closer),
            words.count(same),
            view.minutes,
          )}
          isBare
        />
        <p className="small">{text.maps.note(words.count(change.closer), words.count(same), view.minutes)}</p>
      </figure>
    </div>
  )
}

function openSites(kept: SitingScreen['kept'], text: SitingText): MapSite[] {
  return kept.map((site) => ({
    id: site.id,
    name: site.communeName,
    kind: site.kind === 'antenne' ? 'antenne' : 'centre',
    state: 'open',
    communeCode: site.communeCode,
    lon: site.lon,
    lat: site.lat,
    said: text.maps.openSite(site.communeName),
  }))
}

function newSites(codes: readonly string[], { index }: Ground, text: SitingText): MapSite[] {
  return codes.flatMap((code): MapSite[] => {
    const row = index.rowOf(code)
    if (row === undefined) return []
    const name = index.names[row] as string
    return [
      {
        id: `new:${code}`,
        name,
        detail: text.maps.newSite,
        kind: 'antenne',
        state: 'new',
        communeCode: code,
        lon: index.lon[row] as number,
        lat: index.lat[row] as number,
        said: text.maps.newSaid(name),
      },
    ]
  })
}

/** The strong break stands where the strong line of the map does; a limit between two bounds has no place in the classes. */
function MinuteLegend({ text, within }: { text: SitingText; within: number }) {
  return (
    <span className="classes">
      {MINUTE_CLASSES.map((upTo, place) => (
        <span key={upTo} className={MINUTE_CLASSES[place - 1] === within ? 'is-break' : undefined}>
          <i className="swatch" style={{ background: MINUTE_COLOURS[place] }} />
          {upTo}
        </span>
      ))}
      <span>
        <i className="swatch" style={{ background: MINUTE_COLOURS[MINUTE_CLASSES.length] }} />
        {text.maps.beyond}
      </span>
      <span>{text.maps.upTo(within)}</span>
    </span>
  )
}

function ChangeLegend({
  text,
  minutes,
  newly,
  colours,
}: {
  text: SitingText
  minutes: number
  newly: string
  colours: readonly string[]
}) {
  const labels = text.maps.classes(minutes)
  return (
    <span className="classes">
      {labels
        .map((label, place) => (
          <span key={label}>
            <i className="swatch" style={{ background: colours[place] }} />
            {label}
            {place === labels.length - 1 ? <b>{newly}</b> : null}
          </span>
        ))
        .toReversed()}
    </span>
  )
}
