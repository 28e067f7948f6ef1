import type { Site } from '@maillage/contract/network.ts'
import { minutesText } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { drawSite } from './draw-site.ts'
import { PlaceLabel } from './PlaceLabel.tsx'
import { placeLabels } from '../../../ui/map/place-labels.ts'
import { Scale } from './Scale.tsx'
import { useContours } from './use-contours.ts'
import { SITE_MAP, useMapSize } from './use-map-size.ts'

interface Props {
  site: Site
  /** Where the person comes from, when they said it. */
  commune: { code: string; name: string } | undefined
  minutes: number | null
}

/** Where a site is: the communes around it and, when it is another one, that of the person. */
export function SiteMap({ site, commune, minutes }: Props) {
  const { text } = usePatient()
  const size = useMapSize(SITE_MAP)
  const { failed, reach, topology } = useContours(commune?.code ?? site.communeCode)
  if (failed) return null
  if (!reach || !topology) return <div className="mini empty" aria-hidden="true" />
  const drawing = drawSite(topology, site, commune ? reach.origin : undefined, size)
  const { home } = drawing
  const from = commune?.name ?? ''
  const detail = home && minutes !== null ? minutesText(minutes) : ''
  const points = [
    { ...drawing.site, title: site.communeName, detail },
    ...(home ? [{ ...home, title: from, detail: '' }] : []),
  ]
  const labels = placeLabels(points, size)
  return (
    <figure className="mini">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={
          home ? text.done.mapFrom(from, site.communeName, detail) : text.done.mapOf(site.communeName)
        }
      >
        <path className="m-land" d={drawing.land} />
        <path className="m-home" d={drawing.own} />
        <path className="m-in" d={drawing.land} />
        <path className="m-dep" d={drawing.limit} />
        {drawing.way ? <path className="way" d={drawing.way} /> : null}
        {home ? <circle className="p-full" cx={home.x} cy={home.y} r="6" /> : null}
        <circle className="p-site" cx={drawing.site.x} cy={drawing.site.y} r="8" />
        {points.map((point, index) => (
          <PlaceLabel key={point.title} place={point} label={labels[index]} />
        ))}
        <Scale unitsPerKm={drawing.unitsPerKm} bottom={size.height} />
      </svg>
      <figcaption className="src">{drawing.way ? text.map.contours : text.map.contoursAlone}</figcaption>
    </figure>
  )
}
