import { describe, expect, it } from 'vitest'
import type { OpenSlot } from './cut-free-time.ts'
import { nearestSlots } from './nearest-slots.ts'
import { rankSlots } from './rank-slots.ts'

const HOUR = 3_600_000
const slot = (siteId: string, hours: number, practitionerId = 'ada'): OpenSlot => ({
  siteId,
  practitionerId,
  start: hours * HOUR,
})
const minutes: Record<string, number> = { near: 3, middle: 12, far: 20 }
const rank = (slots: OpenSlot[], limit = 60) =>
  rankSlots(slots, { now: 0, minutesOf: (siteId) => minutes[siteId] ?? null, limit })

describe('the order of a search', () => {
  it('weighs one minute of road as three hours of waiting', () => {
    const justSooner = [slot('near', 30), slot('middle', 2)]
    expect(rank(justSooner).kept.map((one) => one.siteId)).toEqual(['middle', 'near'])
    const notWorthIt = [slot('near', 28), slot('middle', 2)]
    expect(rank(notWorthIt).kept.map((one) => one.siteId)).toEqual(['near', 'middle'])
  })

  it('keeps the earliest and the nearest however low they rank', () => {
    const many = Array.from({ length: 10 }, (_, i) => slot('middle', 10 + i))
    const [earliest, nearest] = [slot('far', 1), slot('near', 500)]
    const ranking = rank([...many, earliest, nearest], 3)
    expect(ranking.earliest).toBe(earliest)
    expect(ranking.nearest).toBe(nearest)
    expect(ranking.kept).toEqual([many[0], earliest, nearest])
  })

  it('without an origin is the order of time', () => {
    const ranking = rankSlots([slot('a', 3), slot('b', 1)], { now: 0, minutesOf: () => null, limit: 5 })
    expect(ranking.kept.map((one) => one.siteId)).toEqual(['b', 'a'])
    expect(ranking.nearest).toBeNull()
  })

  it('is the same whatever the order in which the slots come', () => {
    const slots = [slot('near', 5, 'bob'), slot('near', 5, 'ada'), slot('middle', 5), slot('far', 2)]
    expect(rank(slots.toReversed()).kept).toEqual(rank(slots).kept)
  })

  it('of nothing is nothing', () => {
    expect(rank([])).toEqual({ kept: [], earliest: null, nearest: null })
  })
})

describe('the nearest to a slot that cannot be had', () => {
  const rules = {
    extraMinutes: (siteId: string) => (minutes[siteId] ?? 0) - 3,
    dayOf: (_: string, start: number) => Math.floor(start / (24 * HOUR)),
  }
  const wanted = { siteId: 'near', practitionerId: 'ada', start: 10 * HOUR }

  it('are first of the same practitioner on the same day, then near in time, the road weighed in', () => {
    const slots = [
      slot('near', 10),
      slot('near', 11, 'bob'),
      slot('near', 18),
      slot('near', 34),
      slot('middle', 10, 'carl'),
      slot('near', 33, 'bob'),
    ]
    expect(
      nearestSlots(wanted, slots, rules, 4).map((one) => [one.practitionerId, one.start / HOUR]),
    ).toEqual([
      ['ada', 18],
      ['bob', 11],
      ['bob', 33],
      ['ada', 34],
    ])
  })

  it('never hold the wanted one itself', () => {
    expect(nearestSlots(wanted, [slot('near', 10)], rules, 3)).toEqual([])
  })
})
