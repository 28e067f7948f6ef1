import { describeSharingRefusal } from '@maillage/planning/sharing/sharing-refusal.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { NeedField } from './NeedField.tsx'
import { sayDays, sayRoad } from './say-change.ts'
import { SharingWhyTable } from './SharingWhy.tsx'
import { answerIn, SHARING_RULES, type WhatIfScreen } from './use-whatif-screen.ts'
import type { SharedPerson, SharingOutcome } from './what-if-messages.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
}

/** How the practitioners who stay could share their days, who covers what, and why so. */
export function SharingRemedy({ screen, text }: Props) {
  const { language } = usePlanning()
  const { value, isWorking, isFailed } = screen.shared
  if (isFailed) return <p className="whatif-trouble">{text.failed}</p>
  if (!value) return isWorking ? <p className="small">{text.head.working}</p> : null
  if ('nobody' in value) return <p className="whatif-remedy">{text.share.nobody}</p>
  if ('refusals' in value)
    return (
      <section className="whatif-remedy">
        {value.refusals.map((refusal) => (
          <p key={refusal.path}>{describeSharingRefusal({ ...refusal, path: '' }, language)}.</p>
        ))}
      </section>
    )
  return <Found screen={screen} text={text} sharing={value} />
}

/** With more sites than these, the reasons stand under the table of days. */
const WIDE = 4

interface FoundProps extends Props {
  sharing: SharingOutcome
}

function Found({ screen, text, sharing }: FoundProps) {
  const { words, language } = usePlanning()
  const { share } = text
  const { sites, missing } = sharing
  const need = sites.reduce((sum, site) => sum + site.need, 0)
  const say = (days: number) => sayDays(days, language)
  const short = sites.filter((site) => site.given < site.need)
  const after = answerIn(screen.shown.value)?.comparison.after
  return (
    <section
      className={`whatif-remedy is-share${sites.length > WIDE ? ' is-wide' : ''}`}
      aria-labelledby="whatif-share"
      aria-busy={screen.shared.isWorking}
    >
      <header>
        <h2 id="whatif-share">{titleOf(sharing, screen, text, say)}</h2>
        <p>
          {share.covered(say(need - missing), say(need))}{' '}
          {after ? share.backTo(words.percent(after.share)) : null}{' '}
          {missing > 0
            ? share.missing(
                say(missing),
                short
                  .map((site) => share.missingAt(screen.siteName(site.id), say(site.given), say(site.need)))
                  .join(', '),
              )
            : null}
        </p>
      </header>
      <DaysTable {...{ screen, text, sharing }} />
      {sharing.why ? <SharingWhyTable {...{ screen, text, sharing, why: sharing.why }} /> : null}
      <p className="whatif-rules">
        {share.needHint} {share.rules(SHARING_RULES.maxSites, sayRoad(SHARING_RULES.maxMinutesPerDay, text))}
      </p>
      <p className="whatif-acts">
        {sharing.changes.length > 0 ? (
          <button
            type="button"
            className="btn go"
            onClick={() => screen.setChanges([...screen.changes, ...sharing.changes], { remedy: undefined })}
          >
            {share.apply}
          </button>
        ) : null}
        <button
          type="button"
          className="btn low"
          onClick={() => changeSearch({ remedy: 'recruit' }, { replace: true })}
        >
          {share.toRecruit}
        </button>
      </p>
    </section>
  )
}

function titleOf(
  { why, people, sites }: SharingOutcome,
  { siteName }: WhatIfScreen,
  { share }: WhatIfText,
  say: (days: number) => string,
): string {
  const person = people.find(({ id }) => id === why?.practitioner)
  if (!person) return share.nothing
  const parts = person.after
    .flatMap((days, site) => (days > 0 ? [{ days, site }] : []))
    .toSorted((a, b) => b.days - a.days)
    .map(({ days, site }) => share.part(say(days), siteName(sites[site]?.id ?? '')))
  return `${share.title(parts.join(', '))}${share.who(person.label)}`
}

function DaysTable({ screen, text, sharing }: FoundProps) {
  const { language } = usePlanning()
  const { share } = text
  const { sites, people, why } = sharing
  const say = (days: number) => sayDays(days, language)
  const given = (row: number) => sites[row]?.given ?? 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="whatif-days" aria-label={share.caption} tabIndex={0}>
      <table>
        <caption className="vh">{share.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{share.daysAWeek}</th>
            {sites.map(({ id }) => (
              <th key={id} scope="col">
                {screen.siteName(id)}
              </th>
            ))}
            <th scope="col" className="n">
              {share.road}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={rowClass(person, why?.practitioner)}>
              <th scope="row">
                {person.label} <small>{noteOf(person, sharing, screen, text)}</small>
              </th>
              {sites.map(({ id }, row) => (
                <td key={id}>
                  <Days person={person} row={row} say={say} was={share.was} />
                </td>
              ))}
              <td className="n">{person.hasLeft ? null : sayRoad(person.road, text)}</td>
            </tr>
          ))}
          <tr className="is-sum">
            <th scope="row">{share.sum}</th>
            {sites.map(({ id, need }, row) => (
              <td key={id} className={given(row) < need ? 'is-short' : undefined}>
                {share.of(say(given(row)), say(need))}
              </td>
            ))}
            <td />
          </tr>
          <tr>
            <th scope="row">{share.need}</th>
            {sites.map(({ id, need }) => (
              <td key={id}>
                <NeedField
                  label={share.needOf(screen.siteName(id))}
                  need={need}
                  needs={screen.view.needs}
                  site={id}
                />
              </td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  )
}

const hasMoved = ({ before, after, hasLeft }: SharedPerson) =>
  !hasLeft && before.some((days, site) => days !== after[site])

function rowClass(person: SharedPerson, moved: string | undefined): string | undefined {
  if (person.hasLeft) return 'is-gone'
  return person.id === moved || hasMoved(person) ? 'is-moved' : undefined
}

function noteOf(
  person: SharedPerson,
  { sites }: SharingOutcome,
  screen: WhatIfScreen,
  { share }: WhatIfText,
): string {
  if (person.hasLeft) return share.left
  if (person.before.every((days) => days === 0)) return share.recruit
  const home = sites[person.home]?.id
  return hasMoved(person) && home !== undefined ? share.home(screen.siteName(home)) : ''
}

interface DaysProps {
  person: SharedPerson
  row: number
  say(days: number): string
  was(days: string): string
}

/** Days as squares and as a figure; those of before struck through when they change. */
function Days({ person, row, say, was }: DaysProps) {
  const [before, after] = [person.before[row] ?? 0, person.after[row] ?? 0]
  if (before === 0 && after === 0) return null
  return (
    <>
      {before === after || before === 0 ? null : (
        <>
          <s aria-hidden="true">{say(before)}</s> <span className="vh">{was(say(before))}, </span>
        </>
      )}
      <span className="squares" aria-hidden="true">
        {Array.from({ length: Math.ceil(after) }, (_, day) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: squares have no other identity than their place
          <i key={day} className={after - day < 1 ? 'is-half' : undefined} />
        ))}
      </span>
      {before === after ? say(after) : <b>{say(after)}</b>}
    </>
  )
}
