import { useEffect, useRef } from 'react'
import { classOf } from '@maillage/territory/access-summary.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { changeSearch } from '../address.tsx'
import { NEAR_MINUTES } from '../compute/area-access.ts'
import { usePlanning } from '../planning-context.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { classColours } from './class-colours.ts'
import { CommuneApl } from './CommuneApl.tsx'
import { CommuneHistory } from './CommuneHistory.tsx'
import { siteName, siteWithKind } from './site-words.ts'
import type { AtlasScreen } from './use-atlas.ts'

/** A commune that the keyboard asked for: its sheet takes the focus once it is there. */
export interface OpenedCommune {
  readonly code: string
}

interface Props {
  screen: AtlasScreen
  text: AtlasText
  opened: OpenedCommune | undefined
}

/** One commune: how far, what is free next, who covers it, since when. */
export function CommuneSheet({ screen, text, opened }: Props) {
  const commune = screen.figures?.communes.find(({ code }) => code === screen.view.commune)
  const heading = useRef<HTMLHeadingElement>(null)
  const code = commune?.code
  useEffect(() => {
    if (opened && opened.code === code) heading.current?.focus()
  }, [opened, code])
  if (!commune)
    return (
      <section className="sheet is-empty" aria-label={text.sheet.label}>
        <p>{screen.view.commune && screen.figures ? text.sheet.elsewhere : text.sheet.choose}</p>
      </section>
    )
  return (
    <section className="sheet" aria-labelledby="sheet-title">
      <div className="sheet-who">
        <h2 id="sheet-title" tabIndex={-1} ref={heading}>
          {commune.name}
        </h2>
        <Identity commune={commune} screen={screen} text={text} />
        <button
          type="button"
          className="sheet-close"
          aria-label={text.sheet.close}
          onClick={() => closeSheet(commune.code)}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true" stroke="currentColor" strokeWidth="1.6">
            <path d="M2 2l8 8M10 2l-8 8" />
          </svg>
        </button>
      </div>
      <NextSlots commune={commune} screen={screen} text={text} />
      <Covering commune={commune} screen={screen} text={text} />
      <div>
        <CommuneApl commune={commune} screen={screen} text={text} />
        <CommuneHistory code={commune.code} reasonId={screen.view.reasonId} text={text} />
      </div>
    </section>
  )
}

/** The focus goes back to the line of the commune, or to the map when it has no line. */
function closeSheet(code: string): void {
  changeSearch({ commune: undefined })
  const line = document.querySelector<HTMLElement>(
    `:is(.rank-scroll, .whole-scroll) [data-commune="${code}"]`,
  )
  const back = line ?? document.querySelector<HTMLElement>('.atlas [role="application"]')
  back?.focus()
}

type PartProps = Omit<Props, 'opened'> & { commune: CommuneFigures }

function Identity({ commune, screen, text }: PartProps) {
  const { words } = usePlanning()
  const site = screen.sites[commune.site]
  const count = screen.figures?.communes.length ?? 0
  return (
    <>
      <p className="small">
        {text.sheet.people(words.count(commune.population), commune.population)}
        <br />
        {commune.epci}
      </p>
      {site ? (
        <>
          <p className="figure">
            {commune.minutes} <span>min</span>
          </p>
          <p className="small is-ink">{text.sheet.to(siteWithKind(site, text))}</p>
        </>
      ) : (
        <p className="figure is-none">{text.sheet.nowhere}</p>
      )}
      <p className="small">{text.sheet.rank(words.count(commune.rank), words.count(count), commune.rank)}</p>
    </>
  )
}

interface Choice {
  readonly key: string
  readonly start: number
  readonly minutes: number
  readonly where: string
}

const SLOTS_SHOWN = 3
const SITES_SHOWN = 4

function NextSlots({ commune, screen, text }: PartProps) {
  const { words } = usePlanning()
  const choices = choicesOf(commune, screen, text)
  const isNear = commune.minutes <= NEAR_MINUTES
  return (
    <div>
      <h3>{text.sheet.next}</h3>
      {isNear ? null : <p className="small is-ink">{text.sheet.nobodyNear(screen.view.horizon)}</p>}
      <ul className="slots">
        {choices.map(({ key, start, minutes, where }) => (
          <li key={key}>
            <b>{words.slot(start, screen.now)}</b>
            <b>{text.sheet.minutes(minutes)}</b>
            <span>{where}</span>
          </li>
        ))}
      </ul>
      {choices.length === 0 ? <p className="small">{text.sheet.noSlot}</p> : null}
    </div>
  )
}

/** The next starts that one can drive to, soonest first; of two at once, the nearer. */
function choicesOf(commune: CommuneFigures, { sites, computing }: AtlasScreen, text: AtlasText): Choice[] {
  const { access } = computing
  if (!access) return []
  return sites
    .flatMap((site, column) => {
      const minutes = access.table[commune.row * access.sites + column] ?? Number.POSITIVE_INFINITY
      if (!Number.isFinite(minutes)) return []
      return site.starts.map((start, at) => ({
        key: `${site.id}-${start}-${at}`,
        start: Date.parse(start),
        minutes,
        where: siteWithKind(site, text),
      }))
    })
    .toSorted((a, b) => a.start - b.start || a.minutes - b.minutes)
    .slice(0, SLOTS_SHOWN)
}

const COLOURS = classColours('minutes')

function Covering({ commune, screen, text }: PartProps) {
  const { sites, computing } = screen
  const { access } = computing
  const nearest = sites
    .map((site, column) => ({
      site,
      minutes: access?.table[commune.row * access.sites + column] ?? Number.POSITIVE_INFINITY,
    }))
    .filter(({ minutes }) => Number.isFinite(minutes))
    .toSorted((a, b) => a.minutes - b.minutes)
    .slice(0, SITES_SHOWN)
  const longest = Math.max(60, ...nearest.map(({ minutes }) => minutes))
  return (
    <div>
      <h3>{text.sheet.covering(commune.name)}</h3>
      <ul className="covering">
        {nearest.map(({ site, minutes }) => {
          const isCounted = screen.isCounted(site)
          return (
            <li key={site.id}>
              <span>
                {siteName(site)}{' '}
                {isCounted ? null : (
                  <small>
                    {site.status === 'announced' ? text.site.announcedShort : text.site.notCounted}
                  </small>
                )}
              </span>
              <b>{text.sheet.minutes(minutes)}</b>
              <i
                className={isCounted ? undefined : 'is-uncounted'}
                style={
                  {
                    width: `${(minutes / longest) * 100}%`,
                    '--bar': COLOURS[classOf(minutes)],
                  } as React.CSSProperties
                }
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
