import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Segmented } from '../../ui/Segmented.tsx'
import { placeLabels } from '../../ui/map/place-labels.ts'
import { accessApi } from './access-api.ts'
import { useAccessSpace } from './access-context.ts'
import { useMapSize } from '../patient/map/use-map-size.ts'
import { drawAccessMap } from './draw-access-map.ts'
import { mapAround } from './map-around.ts'
import { MinutesLegend } from './MinutesLegend.tsx'
import { SitesTable } from './SitesTable.tsx'

const PIN = 6
const SIZES = {
  narrow: { width: 360, height: 262, padding: 30 },
  wide: { width: 704, height: 420, padding: 44 },
}

/** The sites around the commune, as a map or as a table that says the same. */
export function Around({ access }: { access: CommuneAccess }) {
  const { text } = useAccessSpace()
  const [view, setView] = useState<'map' | 'table'>('map')
  return (
    <section className="around">
      <div className="head">
        <h2>{view === 'map' ? text.map : text.tableOf(access.commune.name)}</h2>
        <Segmented<'map' | 'table'>
          legend={text.view}
          hideLegend
          small
          value={view}
          options={[
            { value: 'map', label: text.views.map },
            { value: 'table', label: text.views.table },
          ]}
          onChange={setView}
        />
      </div>
      {view === 'map' ? <AccessMap access={access} /> : <SitesTable access={access} />}
    </section>
  )
}

function AccessMap({ access }: { access: CommuneAccess }) {
  const { text } = useAccessSpace()
  const size = useMapSize(SIZES)
  const { sites, km } = useMemo(() => mapAround(access), [access])
  const contours = useQuery({
    queryKey: ['contours', access.commune.code, km],
    queryFn: () => accessApi.contours(access.commune, km),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const drawing = useMemo(
    () => (contours.data ? drawAccessMap(contours.data, access, sites, size) : undefined),
    [contours.data, access, sites, size],
  )
  if (contours.isError || access.commune.lon === null) return <p className="soft">{text.noMap}</p>
  if (!drawing) return <div className="map empty" aria-hidden="true" />
  const [homeX, homeY] = drawing.project(access.commune.lon ?? 0, access.commune.lat ?? 0)
  const places = sites.map((site) => {
    const [x, y] = drawing.project(site.lon, site.lat)
    return { x, y, title: site.communeName, detail: `${site.minutes}\u00a0${text.minutesUnit}` }
  })
  const home = { x: homeX, y: homeY, title: access.commune.name, detail: '' }
  const shown = places.some(({ title }) => title === home.title) ? places : [...places, home]
  const labels = placeLabels(shown, size, drawing.edgePoints)
  const said = places.map(({ title, detail }) => `${title}, ${detail}`).join('. ')
  return (
    <figure>
      <div className="map">
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={text.mapOf(access.commune.name, said)}
        >
          {drawing.classes.map(({ name, path }) => (
            <path key={name} className={`f-${name}`} d={path} fillRule="evenodd" />
          ))}
          <path className="borders" d={drawing.borders} />
          <path className="edge-case" d={drawing.edge} />
          <path className="edge" d={drawing.edge} />
          {places.map(({ x, y, title }) => (
            <g key={title}>
              <path className="way-case" d={`M${homeX} ${homeY}L${x} ${y}`} />
              <path className="way" d={`M${homeX} ${homeY}L${x} ${y}`} />
            </g>
          ))}
          <path className="home-case" d={drawing.home} />
          <path className="home" d={drawing.home} />
          {shown.map((place, i) => {
            const label = labels[i]
            const isHome = place === home
            return (
              <g key={place.title}>
                {isHome ? null : <Pin place={place} kind={sites[i]?.kind} />}
                <text
                  className={isHome ? 'own' : undefined}
                  x={label?.x}
                  y={label?.y}
                  textAnchor={label?.anchor}
                >
                  <tspan className="b">{place.title}</tspan>
                  {place.detail ? (
                    <tspan x={label?.x} dy="1.15em">
                      {place.detail}
                    </tspan>
                  ) : null}
                </text>
              </g>
            )
          })}
        </svg>
      </div>
      <figcaption>
        <MinutesLegend />
        {text.mapCaption}
      </figcaption>
    </figure>
  )
}

/** A centre is round, an antenne stands on its corner, as on every map. */
function Pin({ place, kind }: { place: { x: number; y: number }; kind: string | undefined }) {
  const { x, y } = place
  if (kind !== 'antenne') return <circle className="pin" cx={x} cy={y} r={PIN} />
  return (
    <path
      className="pin"
      d={`M${x} ${y - PIN - 1}L${x + PIN + 1} ${y}L${x} ${y + PIN + 1}L${x - PIN - 1} ${y}Z`}
    />
  )
}
