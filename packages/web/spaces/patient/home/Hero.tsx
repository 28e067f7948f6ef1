import { useQuery } from '@tanstack/react-query'
import { Fragment, lazy, Suspense } from 'react'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'

const TerritoryPicture = lazy(() =>
  import('../map/TerritoryPicture.tsx').then((module) => ({ default: module.TerritoryPicture })),
)

/** The title, how many places there are, and the real map of the territory with its sites. */
export function Hero() {
  const { text, network } = usePatient()
  const open = network.sites.filter((site) => site.status === 'open').toSorted((a, b) => a.lon - b.lon)
  const [first, last] = [open[0], open.at(-1)]
  const departement = network.departements[0] ?? ''
  const map = useQuery({
    queryKey: ['map', departement],
    queryFn: () => patientApi.map(departement),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <div className="hero">
      <div>
        <h1>
          {text.home.title.split(' ').map((word) => (
            <Fragment key={word}>
              <span className="nw">{word}</span>{' '}
            </Fragment>
          ))}
        </h1>
        <p>
          {!first || !last
            ? text.home.noPlace
            : open.length === 1
              ? text.home.onePlace(first.communeName)
              : text.home.places(open.length, first.communeName, last.communeName)}
        </p>
      </div>
      <div className="picture" aria-hidden="true">
        <Suspense fallback={null}>
          {map.data ? <TerritoryPicture topology={map.data} sites={open} /> : null}
        </Suspense>
      </div>
    </div>
  )
}
