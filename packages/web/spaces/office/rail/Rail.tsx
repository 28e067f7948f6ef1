import type { OfficeDay } from '@maillage/contract/office.ts'
import { chooseLanguage } from '../../../i18n/language.ts'
import { OfficeTabs } from '../bars/OfficeTabs.tsx'
import { freeAtSite, listedColumns } from '../board/board-day.ts'
import { siteName, useOffice } from '../office-context.ts'
import type { OfficeView } from '../url-state.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { MonthCalendar } from './MonthCalendar.tsx'

interface RailProps {
  day: OfficeDay | undefined
  date: string
  today: string
  now: number
  view: OfficeView
  onView(change: Partial<OfficeView>): void
  /** On a narrow screen it is the menu: the tabs and the account come first. */
  narrow: boolean
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]
}

function Practitioners({ day, now, view, onView }: RailProps & { day: OfficeDay }) {
  const { text, language } = useOffice()
  const columns = listedColumns(day, view.siteIds, now)
  return (
    <section className="people">
      <h2>{text.rail.practitioners}</h2>
      {columns.length === 0 ? <p className="dim xs">{text.rail.nobody}</p> : null}
      <div className="toggles">
        {columns.map((column, at) => {
          const hidden = view.hiddenPractitionerIds.includes(column.practitionerId)
          const hide = () =>
            onView({ hiddenPractitionerIds: toggled(view.hiddenPractitionerIds, column.practitionerId) })
          return (
            <button
              key={column.practitionerId}
              type="button"
              aria-pressed={!hidden}
              aria-label={`${column.displayName}, ${column.label[language]}`}
              title={column.label[language]}
              onClick={hide}
            >
              <kbd>{at < 9 ? at + 1 : '\u00b7'}</kbd>
              <b>{column.displayName}</b>
              <span>{column.label[language]}</span>
            </button>
          )
        })}
      </div>
    </section>
  )
}

/** The sites that open that day, and those chosen: a choice that shows nobody can be undone. */
function Sites({ day, now, view, onView }: RailProps & { day: OfficeDay }) {
  const office = useOffice()
  const { text, network } = office
  const isOpen = (siteId: string) =>
    day.columns.some((column) => column.openings.some((opening) => opening.siteId === siteId))
  const listed = network.sites.filter((site) => isOpen(site.id) || view.siteIds.includes(site.id))
  const everywhere = view.siteIds.length === 0
  const choose = (siteId: string) => {
    const all = listed.map((site) => site.id)
    const next = toggled(everywhere ? all : view.siteIds, siteId)
    onView({ siteIds: next.length === all.length || next.length === 0 ? [] : next })
  }
  if (listed.length === 0) return null
  return (
    <section>
      <h2>
        {text.rail.sites} <small>{text.rail.freeToday}</small>
      </h2>
      <div className="toggles">
        {listed.map((site) => (
          <label key={site.id}>
            <input
              type="checkbox"
              checked={everywhere || view.siteIds.includes(site.id)}
              onChange={() => choose(site.id)}
            />
            {siteName(office, site.id)} <span>{freeAtSite(day, site, now)}</span>
          </label>
        ))}
      </div>
    </section>
  )
}

/** The day, the people and the places on the board. */
export function Rail(props: RailProps) {
  const { text, language } = useOffice()
  return (
    <aside className="rail" aria-label={text.rail.label} id="office-rail">
      {props.narrow ? (
        <>
          <OfficeTabs current="agenda" />
          <AccountMenu />
        </>
      ) : null}
      <div className="rail-day">
        <MonthCalendar date={props.date} today={props.today} onDate={(date) => props.onView({ date })} />
        {props.day ? <Practitioners {...props} day={props.day} /> : null}
        {props.day ? <Sites {...props} day={props.day} /> : null}
        <section>
          <button
            type="button"
            className="link"
            lang={language === 'fr' ? 'en' : 'fr'}
            onClick={() => chooseLanguage(language === 'fr' ? 'en' : 'fr')}
          >
            {text.rail.otherLanguage}
          </button>
        </section>
      </div>
      {props.narrow ? null : <AccountMenu />}
    </aside>
  )
}
