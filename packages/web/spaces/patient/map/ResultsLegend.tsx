import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import type { ReactNode } from 'react'
import { serverNow } from '../../../api/client.ts'
import { dateOf, plainDate } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'

interface Props {
  source: SlotSearchAnswer['source']['provider']
  /** Whether a place without a free slot is on the map. */
  full: boolean
}

/** What the signs of the results map mean, and where its times and contours come from. */
export function ResultsLegend({ source, full }: Props) {
  const { text, language, network } = usePatient()
  const today = plainDate(dateOf(serverNow(), network.timeZone), language)
  return (
    <figcaption>
      <ul className="legend">
        <LegendLine label={text.map.legendEdge}>
          <rect className="m-near" x="2" y="2" width="16" height="12" rx="3" />
          <rect className="m-edge" x="2" y="2" width="16" height="12" rx="3" />
        </LegendLine>
        <LegendLine label={text.map.legendHome}>
          <rect className="m-home" x="2" y="2" width="16" height="12" />
        </LegendLine>
        <LegendLine label={text.map.legendFree}>
          <circle className="p-site" cx="10" cy="8" r="6" />
        </LegendLine>
        {full ? (
          <LegendLine label={text.map.legendFull}>
            <circle className="p-full" cx="10" cy="8" r="5" />
          </LegendLine>
        ) : null}
      </ul>
      <p className="src">{text.map.source[source](today)}</p>
    </figcaption>
  )
}

function LegendLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 20 16" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  )
}
