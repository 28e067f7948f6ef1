import type { CommuneAccess, ReachableSite } from '@maillage/contract/public-access.ts'
import { expect, it } from 'vitest'
import { mapAround } from './map-around.ts'

const MIRANDE: CommuneAccess['commune'] = {
  code: '32256',
  name: 'Mirande',
  postcode: '32300',
  departement: '32',
  population: 3457,
  lon: 0.4039,
  lat: 43.5144,
}

function site(name: string, lon: number, lat: number, starts = ['2027-01-14T08:40:00Z']): ReachableSite {
  const place = {
    siteId: null,
    name,
    communeName: name,
    network: 'Gers',
    kind: 'centre',
    status: 'open',
  } as const
  return { ...place, lon, lat, minutes: 30, starts }
}

it('shows the nearest sites with something to book, as far as one picture reaches', () => {
  const around = mapAround({
    commune: MIRANDE,
    sites: [
      site('Masseube', 0.57888, 43.42965, []),
      site('Marciac', 0.16102, 43.52404),
      site('Vic-Fezensac', 0.30319, 43.75873),
      site('Toulouse', 1.44, 43.6),
    ],
  })
  expect(around.sites.map(({ name }) => name)).toEqual(['Marciac', 'Vic-Fezensac'])
  expect(around.km).toBe(41)
})

it('shows the surroundings of a commune that nothing is open near, or whose position is unknown', () => {
  expect(mapAround({ commune: MIRANDE, sites: [] })).toEqual({ sites: [], km: 25 })
  const nowhere = { ...MIRANDE, lon: null, lat: null }
  expect(mapAround({ commune: nowhere, sites: [site('Marciac', 0.16, 43.5)] })).toEqual({ sites: [], km: 25 })
})
