import type { ReachableSite } from '@maillage/contract/public-access.ts'
import { describe, expect, it } from 'vitest'
import { classOf, viewOf } from './access-view.ts'

const NOW = Date.parse('2027-01-12T07:05:00Z')

function site(name: string, minutes: number | null, ...starts: string[]): ReachableSite {
  const place = { name, communeName: name, network: 'Gers', lon: 0, lat: 43 } as const
  return { siteId: null, ...place, kind: 'centre', status: 'open', minutes, starts }
}

describe('the first answer of the page of a commune', () => {
  it('is the nearest site with a slot this week, then what is further and sooner', () => {
    const view = viewOf(
      {
        sites: [
          site('Marciac', 29, '2027-01-14T08:40:00Z'),
          site('Vic', 42, '2027-01-13T08:20:00Z'),
          site('Plaisance', 46, '2027-01-13T13:00:00Z'),
          site('Fleurance', 63, '2027-01-12T15:40:00Z'),
        ],
      },
      NOW,
    )
    expect(view.kind).toBe('far')
    expect(view.nearest?.site.name).toBe('Marciac')
    expect(view.sooner.map((offer) => offer.site.name)).toEqual(['Vic', 'Fleurance'])
  })

  it('leaves out a slot that has begun, a site that no road leads to, and takes a later slot when there is none this week', () => {
    const view = viewOf(
      {
        sites: [
          site('Near', 5, '2027-01-12T07:00:00Z'),
          site('Island', null, '2027-01-12T09:00:00Z'),
          site('Later', 12, '2027-01-30T09:00:00Z'),
        ],
      },
      NOW,
    )
    expect(view).toMatchObject({ kind: 'near', nearest: { minutes: 12 }, sooner: [] })
  })

  it.each([
    [15, 'near'],
    [16, 'far'],
    [60, 'far'],
    [61, 'tooFar'],
  ])('%i minutes away is %s', (minutes, kind) => {
    expect(viewOf({ sites: [site('A', minutes, '2027-01-13T09:00:00Z')] }, NOW).kind).toBe(kind)
  })

  it('is that no road leads there, when something is open elsewhere only', () => {
    expect(viewOf({ sites: [site('Island', null, '2027-01-13T09:00:00Z')] }, NOW).kind).toBe('noRoad')
  })

  it('is that nothing is open, without a site', () => {
    expect(viewOf({ sites: [] }, NOW)).toEqual({ kind: 'none', nearest: undefined, sooner: [] })
  })
})

it.each([
  [0, '5'],
  [15, '15'],
  [16, '20'],
  [61, 'more'],
  [null, 'none'],
])('%s minutes are of the class %s', (minutes, name) => {
  expect(classOf(minutes)).toBe(name)
})
