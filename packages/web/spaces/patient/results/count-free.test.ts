import type { Slot } from '@maillage/contract/slot-search.ts'
import { expect, test } from 'vitest'
import { countFree } from './count-free.ts'

const slot = (siteId: string, start: string, practitionerId = 'ada'): Slot => ({
  practitionerId,
  siteId,
  start,
  end: start,
  minutes: 5,
})
const place = (siteId: string, free: number) => ({ siteId, minutes: 5, free, earliest: null, inReach: true })
/** Tuesday 10:00 and 12:00, Saturday 09:00 and 23:30, in Paris. */
const slots = [
  slot('near', '2027-01-12T09:00:00Z'),
  slot('near', '2027-01-12T11:00:00Z'),
  slot('far', '2027-01-16T08:00:00Z'),
  slot('far', '2027-01-16T22:30:00Z', 'bob'),
]
const answer = {
  slots,
  total: 4,
  sites: [place('near', 2), place('far', 2)],
  practitioners: [
    { practitionerId: 'ada', free: 3 },
    { practitionerId: 'bob', free: 1 },
  ],
}
const known = {
  zoneOf: () => 'Europe/Paris',
  genderOf: (id: string) => (id === 'ada' ? 'female' : 'male'),
}
type View = { parts?: string; lieux?: string; avec?: string }
const count = (view: View, told: Parameters<typeof countFree>[0] = answer) => {
  const { parts, sites } = countFree(told, view, known)
  return { ...Object.fromEntries(parts), ...Object.fromEntries(sites) }
}
const people = (view: View, told = answer) => Object.fromEntries(countFree(told, view, known).people)

test('each part and each place says how many slots it would leave, on the clock of the site', () => {
  expect(count({})).toEqual({ morning: 2, afternoon: 2, saturday: 2, near: 2, far: 2 })
})

test('a chosen place narrows the parts, and a chosen part narrows the places', () => {
  expect(count({ lieux: 'near' })).toMatchObject({ morning: 1, afternoon: 1, saturday: 0, near: 2, far: 2 })
  expect(count({ parts: 'saturday' })).toMatchObject({ morning: 2, near: 0, far: 2 })
  expect(count({ parts: 'morning,saturday' })).toMatchObject({ near: 1, far: 2 })
})

test('what was cut off is not counted: only the places, as the server counted them, while no part is chosen', () => {
  const cut = { ...answer, total: 90, sites: [place('near', 60), place('far', 30)] }
  expect(count({}, cut)).toEqual({ near: 60, far: 30 })
  expect(count({ parts: 'morning' }, cut)).toEqual({})
  expect(countFree(undefined, {}, known).parts.size).toBe(0)
})

test('each person, and women and men, say how many slots they would leave, under the places and the parts chosen', () => {
  expect(people({})).toEqual({ femme: 3, homme: 1, ada: 3, bob: 1 })
  expect(people({ avec: 'bob' }), 'the one who is chosen does not narrow the others').toMatchObject({
    ada: 3,
  })
  expect(people({ lieux: 'far' })).toEqual({ femme: 1, homme: 1, ada: 1, bob: 1 })
  expect(people({ parts: 'morning' })).toMatchObject({ ada: 2, bob: 0 })
})

test('a chosen person narrows the parts and the places', () => {
  expect(count({ avec: 'bob' })).toEqual({ morning: 0, afternoon: 1, saturday: 1, near: 0, far: 1 })
  expect(count({ avec: 'femme' })).toMatchObject({ near: 2, far: 1 })
})

test('of a cut answer, the people are counted by the server, while nothing else is chosen', () => {
  const cut = { ...answer, total: 90 }
  expect(people({}, cut)).toEqual({ femme: 3, homme: 1, ada: 3, bob: 1 })
  expect(people({ lieux: 'near' }, cut)).toEqual({})
  expect(count({ avec: 'ada' }, cut)).toEqual({})
})
