import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAccess } from './compare-scenario.ts'

const NONE = Number.POSITIVE_INFINITY
const nearest = (minutes: readonly number[], site: readonly number[] = minutes.map(() => 0)) => ({
  minutes: Float64Array.from(minutes),
  site: Int32Array.from(site),
})

describe('the comparison of two sets of sites', () => {
  it('orders losses by minutes x inhabitants, then gains, then communes that only change site', () => {
    const before = nearest([10, 10, 10, 30, 12, 5, 9], [0, 0, 0, 0, 0, 0, 0])
    const after = nearest([20, 40, NONE, 10, 12, 5, 10], [1, 1, -1, 1, 1, 0, 1])
    const { communes } = compareAccess(before, after, [500, 100, 10, 50, 70, 80, 0], 15)
    expect(communes.map(({ row, lost }) => [row, lost])).toEqual([
      [2, NONE],
      [0, 10],
      [1, 30],
      [6, 1],
      [3, -20],
      [4, 0],
    ])
  })

  it('counts who passes a limit in both directions, the limit itself being within', () => {
    const { crossings } = compareAccess(
      nearest([15, 16, 30, 31]),
      nearest([16, 15, 31, 30]),
      [1, 2, 4, 8],
      15,
    )
    expect(crossings).toEqual([
      { minutes: 15, beyond: { people: 1, communes: 1 }, within: { people: 2, communes: 1 } },
      { minutes: 30, beyond: { people: 4, communes: 1 }, within: { people: 8, communes: 1 } },
    ])
    expect(compareAccess(nearest([1]), nearest([1]), [1], 30).crossings).toHaveLength(1)
  })

  it('leaves who has no site any more out of the mean, and counts them', () => {
    const { losing, winning } = compareAccess(
      nearest([10, 10, NONE]),
      nearest([NONE, 14, 20]),
      [5, 10, 7],
      15,
    )
    expect(losing).toEqual({ people: 15, communes: 2, meanMinutes: 4, altogether: 5 })
    expect(winning).toEqual({ people: 7, communes: 1, meanMinutes: Number.NaN, altogether: 7 })
  })

  it('what is lost one way is won the other way', () => {
    const minutes = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(NONE))
    const rows = fc.array(fc.record({ from: minutes, to: minutes, people: fc.nat(900) }), { maxLength: 12 })
    fc.assert(
      fc.property(rows, (communes) => {
        const from = nearest(communes.map((commune) => commune.from))
        const to = nearest(communes.map((commune) => commune.to))
        const people = communes.map((commune) => commune.people)
        const there = compareAccess(from, to, people, 15)
        const back = compareAccess(to, from, people, 15)
        expect(there.losing).toEqual(back.winning)
        expect(there.before).toEqual(back.after)
        expect(there.crossings.map(({ beyond }) => beyond)).toEqual(
          back.crossings.map(({ within }) => within),
        )
        const changed = communes.filter((commune) => commune.from !== commune.to)
        expect(there.losing.communes + there.winning.communes).toBe(changed.length)
        for (const [i, { beyond, within, minutes: limit }] of there.crossings.entries()) {
          const [was, is] = [from, to].map(({ minutes: away }) =>
            people.reduce((sum, count, row) => sum + ((away[row] as number) <= limit ? count : 0), 0),
          ) as [number, number]
          expect(was - is, `limit ${i}`).toBe(beyond.people - within.people)
        }
      }),
    )
  })
})
