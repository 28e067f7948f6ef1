import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { minutesText } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { drawNeighbourhood, type Neighbourhood } from './draw-neighbourhood.ts'
import { PlaceLabel } from './PlaceLabel.tsx'
import { type Label, placeLabels } from '../../../ui/map/place-labels.ts'
import { ResultsLegend } from './ResultsLegend.tsx'
import { Scale } from './Scale.tsx'
import { useContours } from './use-contours.ts'
import { RESULTS_MAP, useMapSize } from './use-map-size.ts'

interface Props {
  answer: SlotSearchAnswer
  commune: string
  chosen: string | undefined
}

/** Where the slots are: the commune, what is within 15 minutes of it (the one strong line), the places with their next day. */
export function ResultsMap({ answer, commune, chosen }: Props) {
  const { text } = usePatient()
  const size = useMapSize(RESULTS_MAP)
  const { failed, reach, topology } = useContours(commune)
  const places = usePlaces(answer)
  if (failed) return <p className="in soft">{text.map.noMap}</p>
  if (!topology || !reach) return <div className="map empty" aria-hidden="true" />
  const reached = new Set(reach.communes.map((one) => one.code))
  const near = places.filter((place) => place.row.inReach).map((place) => place.site)
  const drawing = drawNeighbourhood(topology, commune, reached, reach.origin, near, size)
  const shown = places
    .map((place) => ({ ...place, ...pointOf(drawing, place.site) }))
    .filter(({ x, y }) => x > 10 && y > 10 && x < size.width - 10 && y < size.height - 10)
  const labels = placeLabels(shown, size, drawing.edgePoints)
  return (
    <figure>
      <div className="map">
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={`${text.map.title}. ${shown.map((place) => `${place.title}, ${place.detail}`).join('. ')}`}
        >
          <Ground drawing={drawing} />
          <Scale unitsPerKm={drawing.unitsPerKm} bottom={size.height} />
          {shown.map((place, index) => (
            <PlaceMark
              key={place.row.siteId}
              place={place}
              label={labels[index]}
              chosen={chosen === place.row.siteId}
            />
          ))}
        </svg>
      </div>
      <ResultsLegend source={answer.source.provider} full={places.some(({ row }) => row.free === 0)} />
    </figure>
  )
}

/** The sites that can be reached by car, with what their label says: minutes, and the day of the first slot. */
function usePlaces(answer: SlotSearchAnswer) {
  const patient = usePatient()
  return answer.sites.flatMap((row) => {
    const site = patient.network.sites.find((one) => one.id === row.siteId)
    if (!site || row.minutes === null) return []
    const day = row.earliest ? slotWords(patient, row.earliest).weekday : patient.text.map.full
    return [{ row, site, title: site.communeName, detail: `${minutesText(row.minutes)}, ${day}` }]
  })
}

function pointOf(drawing: Neighbourhood, { lon, lat }: { lon: number; lat: number }) {
  const [x, y] = drawing.project(lon, lat)
  return { x, y }
}

function Ground({ drawing }: { drawing: Neighbourhood }) {
  const { text } = usePatient()
  return (
    <>
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
    </>
  )
}

interface MarkProps {
  place: { x: number; y: number; title: string; detail: string; row: { free: number } }
  label: Label | undefined
  chosen: boolean
}

/** Full: free slots. Hollow: none. A ring: chosen. */
function PlaceMark({ place, label, chosen }: MarkProps) {
  return (
    <g>
      {chosen ? <circle className="p-sel" cx={place.x} cy={place.y} r="13" /> : null}
      <circle className={place.row.free > 0 ? 'p-site' : 'p-full'} cx={place.x} cy={place.y} r="8" />
      <PlaceLabel place={place} label={label} onTint />
    </g>
  )
}
