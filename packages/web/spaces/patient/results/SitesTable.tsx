import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { minutesText } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'

interface Props {
  answer: SlotSearchAnswer
  /** The site that the list is narrowed to. */
  chosen: string | undefined
  onSite(siteId: string): void
}

/** The map, as a table; a place's name narrows the list to it, or widens it again. */
export function SitesTable({ answer, chosen, onSite }: Props) {
  const { text } = usePatient()
  const rows = answer.sites
    .filter((site) => site.inReach && site.minutes !== null)
    .toSorted((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0))
  if (rows.length === 0) return null
  return (
    <table className="tbl">
      <caption>{text.map.table}</caption>
      <thead>
        <tr>
          <th scope="col">{text.map.tablePlace}</th>
          <th scope="col">{text.map.tableRoad}</th>
          <th scope="col">{text.map.tableEarliest}</th>
          <th scope="col" className="n">
            {text.map.tableFree}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SiteRow
            key={row.siteId}
            row={row}
            chosen={chosen === row.siteId}
            onChoose={() => onSite(row.siteId)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  row: SlotSearchAnswer['sites'][number]
  chosen: boolean
  onChoose(): void
}

function SiteRow({ row, chosen, onChoose }: RowProps) {
  const patient = usePatient()
  const { text } = patient
  const site = patient.siteOf(row.siteId)
  const earliest = row.earliest ? slotWords(patient, row.earliest) : undefined
  return (
    <tr>
      <th scope="row">
        <button className="lnk" type="button" aria-pressed={chosen} onClick={onChoose}>
          <b>
            {chosen ? <Icon name="tick" /> : null}
            {site.communeName}
          </b>
          <small>{text.siteKinds[site.kind].toLowerCase()}</small>
        </button>
      </th>
      <td>{minutesText(row.minutes ?? 0)}</td>
      <td>{earliest ? `${earliest.soon} ${earliest.time}` : text.map.full}</td>
      <td className="n">{row.free}</td>
    </tr>
  )
}
