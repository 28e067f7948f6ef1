import type { CommuneAccess, ReachableSite } from '@maillage/contract/public-access.ts'
import { serverNow } from '../../api/client.ts'
import { useAccessSpace } from './access-context.ts'
import { classOf } from './access-view.ts'
import { bookingLink } from './Answer.tsx'
import { slotDay } from './slot-words.ts'

/** The twin of the map: every site with its next slot and its minutes, what is announced too. */
export function SitesTable({ access }: { access: CommuneAccess }) {
  const { text } = useAccessSpace()
  return (
    <table className="sites">
      <caption className="vh">{text.tableOf(access.commune.name)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.site}</th>
          <th scope="col">{text.nextSlot}</th>
          <th scope="col" className="n">
            {text.min}
          </th>
        </tr>
      </thead>
      <tbody>
        {access.sites.map((site) => (
          <tr key={`${site.network} ${site.name}`}>
            <th scope="row">
              {site.communeName}
              <small>{text.kinds[site.kind]}</small>
            </th>
            <td>
              <NextSlot access={access} site={site} />
            </td>
            <td className="n">
              <i className={`sw c-${classOf(site.minutes)}`} />
              <b>{site.minutes ?? '–'}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NextSlot({ access, site }: { access: CommuneAccess; site: ReachableSite }) {
  const { text, language } = useAccessSpace()
  const { timeZone } = access
  const [start] = site.starts
  if (site.status === 'announced') return text.notOpen
  if (site.siteId === null) return text.notOurs(site.network)
  if (start === undefined || site.minutes === null) return text.nothing
  return (
    <a {...bookingLink(access, { minutes: site.minutes })}>
      {slotDay(start, serverNow(), { text, language, timeZone })}
    </a>
  )
}
