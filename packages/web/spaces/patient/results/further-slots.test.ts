import type { Slot, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { describe, expect, test } from 'vitest'
import { leadsNowhere, withFurther } from './further-slots.ts'

const slot = (siteId: string, minutes: number): Slot => ({
  practitionerId: 'p',
  siteId,
  start: '2027-01-12T08:00:00Z',
  end: '2027-01-12T08:20:00Z',
  minutes,
})
const empty: SlotSearchAnswer = {
  slots: [],
  earliest: null,
  nearest: null,
  total: 0,
  window: { from: '2027-01-11', to: '2027-01-24' },
  nextFrom: null,
  sites: [],
  practitioners: [],
  further: [],
  source: { provider: 'estimate', fellBack: false },
}
const place = (siteId: string, minutes: number, free = 1) => ({
  siteId,
  minutes,
  free,
  earliest: free > 0 ? slot(siteId, minutes) : null,
  inReach: true,
})

describe('nothing free near', () => {
  test('the places of the wider search are offered, nearest first, and none is said to be in reach', () => {
    const found = withFurther(empty, {
      ...empty,
      sites: [place('far', 45), place('near', 38), place('full', 20, 0)],
    })
    expect(found.further.map((one) => one.siteId)).toEqual(['near', 'far'])
    expect(found.sites.every((site) => !site.inReach)).toBe(true)
  })

  test('an answer that leads somewhere is left as it is', () => {
    const later = { ...empty, nextFrom: '2027-02-01' }
    expect(leadsNowhere(later)).toBe(false)
    expect(withFurther(later, { ...empty, sites: [place('near', 38)] })).toBe(later)
  })

  test('without a wider search, the places that the answer itself knows are offered', () => {
    expect(withFurther({ ...empty, sites: [place('near', 38)] }, undefined).further).toHaveLength(1)
  })
})
