import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { useEffect, useRef } from 'react'
import { serverNow } from '../../api/client.ts'
import { phoneText } from '../../i18n/time-words.ts'
import { changeJourney } from '../patient/journey.ts'
import { useAccessSpace } from './access-context.ts'
import { wasChosen } from './address.ts'
import { type AccessView, type Offer, viewOf } from './access-view.ts'
import { slotDay } from './slot-words.ts'

interface Props {
  access: CommuneAccess
  isOld: boolean
}

/** The title is the answer: how many minutes to the nearest slot, then the way to book it. */
export function Answer({ access, isOld }: Props) {
  const { text, network } = useAccessSpace()
  const view = viewOf(access, isOld ? Date.parse(access.at) : serverNow())
  const { nearest } = view
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (wasChosen()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section className="answer-of">
      <h1 className="h" ref={heading} tabIndex={-1}>
        {titleOf(view, access, isOld, text)}
      </h1>
      {nearest ? <Nearest access={access} offer={nearest} isTooFar={view.kind === 'tooFar'} /> : null}
      {nearest && !isOld ? (
        <a className="btn go" {...bookingLink(access, nearest)}>
          {text.book}
        </a>
      ) : null}
      {nearest ? null : (
        <>
          <p>{view.kind === 'noRoad' ? text.noRoadHow(network?.name ?? text.brand) : text.noneHow}</p>
          {network && view.kind === 'none' ? (
            <a className="btn go" href={`tel:${network.phone.replaceAll(' ', '')}`}>
              {text.call(phoneText(network.phone))}
            </a>
          ) : null}
        </>
      )}
      {view.sooner.length > 0 ? <Sooner access={access} offers={view.sooner} /> : null}
    </section>
  )
}

type Text = ReturnType<typeof useAccessSpace>['text']

function titleOf(
  { kind, nearest }: AccessView,
  { commune }: CommuneAccess,
  isOld: boolean,
  text: Text,
): string {
  if (!nearest || kind === 'none' || kind === 'noRoad')
    return kind === 'noRoad' ? text.title.noRoad(commune.name) : text.title.none(commune.name)
  if (isOld) return text.title.was(commune.name, nearest.minutes)
  if (kind === 'tooFar') return text.title.tooFar(commune.name)
  return text.title[kind](commune.name, nearest.minutes)
}

function Nearest({ access, offer, isTooFar }: { access: CommuneAccess; offer: Offer; isTooFar: boolean }) {
  const { text, language } = useAccessSpace()
  const { timeZone } = access
  const day = slotDay(offer.start, serverNow(), { text, language, timeZone })
  const care = access.reason.care[language]
  return (
    <p className="ld">
      {isTooFar ? `${text.nearestIs(offer.site.communeName, offer.minutes)} ` : null}
      <b>{day}</b>, {text.nearest(text.kinds[offer.site.kind], offer.site.communeName, care)}
    </p>
  )
}

function Sooner({ access, offers }: { access: CommuneAccess; offers: readonly Offer[] }) {
  const { text, language } = useAccessSpace()
  const { timeZone } = access
  return (
    <>
      <h2>{text.sooner}</h2>
      <ul className="sooner">
        {offers.map((offer) => (
          <li key={offer.site.name}>
            <a {...bookingLink(access, offer)}>
              <span>
                <b>{slotDay(offer.start, serverNow(), { text, language, timeZone })}</b>
                {offer.site.communeName}
              </span>
              <em>
                {offer.minutes} {text.minutesUnit}
              </em>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/**
 * The way to book: the address holds the commune and the minutes, the reason stays in the tab, as everywhere in the patient's
 * pages. The commune is told again, so that another one remembered from before does not win.
 */
export function bookingLink({ commune, reason }: CommuneAccess, { minutes }: Pick<Offer, 'minutes'>) {
  const enough = Math.min(120, Math.max(15, Math.ceil(minutes / 5) * 5))
  return {
    href: `/rendez-vous?commune=${commune.code}&minutes=${enough}`,
    onClick: () =>
      changeJourney({
        reasonId: reason.id,
        commune: { code: commune.code, name: commune.name },
        minutes: enough,
      }),
  }
}
