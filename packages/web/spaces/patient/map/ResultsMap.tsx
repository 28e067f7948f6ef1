import type { SlotSearchAnswer } from '@maillage/contract/booking.ts'
import type { ContourTopology } from '@maillage/territory/contours.ts'
import { useQuery } from '@tanstack/react-query'
import { serverNow } from '../../../api/client.ts'
import { dateOf, minutesText, plainDate } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { slotWords } from '../slot-words.ts'
import { drawNeighbourhood } from './draw-neighbourhood.ts'
import { placeLabels } from './place-labels.ts'
import { useMapSize } from './use-map-size.ts'

interface Props {
  answer: SlotSearchAnswer
  commune: string
  chosen: string | undefined
}

/** Where the slots are: the commune, what is within 15 minutes of it (the one strong line), the places with their next day. */
export function ResultsMap({ answer, commune, chosen }: Props) {
  const patient = usePatient()
  const { text, language, network } = patient
  const size = useMapSize()
  const reach = useQuery({
    queryKey: ['reach', commune],
    queryFn: () => patientApi.reach(commune),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const departement = commune.startsWith('97') ? commune.slice(0, 3) : commune.slice(0, 2)
  const map = useQuery({
    queryKey: ['map', departement, commune],
    queryFn: () => patientApi.mapAround(departement, commune),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (map.isError || reach.isError) return <p className="in soft">{text.map.noMap}</p>
  if (!map.data || !reach.data) return <div className="map empty" aria-hidden="true" />

  const reached = new Set(reach.data.communes.map((one) => one.code))
  const places = answer.sites.flatMap((row) => {
    const site = network.sites.find((one) => one.id === row.siteId)
    return site && row.minutes !== null ? [{ row, site }] : []
  })
  const drawing = drawNeighbourhood(
    map.data as ContourTopology,
    commune,
    reached,
    reach.data.origin,
    places.filter(({ row }) => row.inReach).map(({ site }) => site),
    size,
  )
  const shown = places
    .map(({ row, site }) => {
      const [x, y] = drawing.project(site.lon, site.lat)
      const day = row.earliest ? slotWords(patient, row.earliest).weekday : text.map.full
      return { row, site, x, y, title: site.communeName, detail: `${minutesText(row.minutes ?? 0)}, ${day}` }
    })
    .filter(({ x, y }) => x > 10 && y > 10 && x < size.width - 10 && y < size.height - 10)
  const labels = placeLabels(shown, size)

  return (
    <figure className="map-figure">
      <div className="map">
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={`${text.map.title}. ${shown.map((place) => `${place.title}, ${place.detail}`).join('. ')}`}
        >
          <path className="m-land" d={drawing.land} />
          <path className="m-near" d={drawing.near} />
          <path className="m-home" d={drawing.home} />
          <path className="m-in" d={drawing.land} />
          <path className="m-dep" d={drawing.limit} />
          <path className="m-edge" d={drawing.edge} />
          {drawing.edgeLabel ? (
            <text className="edge" x={drawing.edgeLabel[0]} y={drawing.edgeLabel[1]} textAnchor="middle">
              {text.map.edge}
            </text>
          ) : null}
          <g className="scale" transform={`translate(12 ${size.height - 14})`}>
            <path className="m-dep" d={`M0 -4V0H${drawing.unitsPerKm * 5}V-4`} />
            <text className="town" x={drawing.unitsPerKm * 5 + 6} y="2">
              {text.map.scale}
            </text>
          </g>
          {shown.map((place, index) => (
            <g key={place.row.siteId}>
              {chosen === place.row.siteId ? (
                <circle className="p-sel" cx={place.x} cy={place.y} r="14" />
              ) : null}
              <circle className={place.row.free > 0 ? 'p-site' : 'p-full'} cx={place.x} cy={place.y} r="8" />
              <text
                className="onin"
                x={labels[index]?.x}
                y={labels[index]?.y}
                textAnchor={labels[index]?.anchor}
              >
                <tspan className="b">{place.title}</tspan>
                <tspan x={labels[index]?.x} dy="1.15em">
                  {place.detail}
                </tspan>
              </text>
            </g>
          ))}
        </svg>
      </div>
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
          {places.some(({ row }) => row.free === 0) ? (
            <LegendLine label={text.map.legendFull}>
              <circle className="p-full" cx="10" cy="8" r="5" />
            </LegendLine>
          ) : null}
        </ul>
        <p className="src">
          {text.map.source[answer.source.provider](
            plainDate(dateOf(serverNow(), network.timeZone), language),
          )}
        </p>
      </figcaption>
    </figure>
  )
}

function LegendLine({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 20 16" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  )
}
