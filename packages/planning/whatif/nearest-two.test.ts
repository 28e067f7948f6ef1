import { nearestSites } from '@maillage/territory/coverage.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestFrom, nearestTwo, type SiteColumn } from './nearest-two.ts'

const NONE = Number.POSITIVE_INFINITY
const COMMUNES = 5
const columns = (count: number) =>
  fc.array(
    fc
      .array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(NONE)), {
        minLength: COMMUNES,
        maxLength: COMMUNES,
      })
      .map((minutes) => Float64Array.from(minutes)),
    { minLength: count, maxLength: count },
  )

/** The nearest by the definition: a full table, columns in the order of their ranks. */
function bruteForce(open: readonly SiteColumn[]) {
  const ordered = [...open].sort((a, b) => a.rank - b.rank)
  const table = Array.from({ length: COMMUNES }, (_, row) =>
    ordered.map(({ minutes }) => minutes[row] as number),
  )
  const { minutes, site } = nearestSites(table.flat(), COMMUNES, ordered.length)
  return { minutes, site: site.map((column) => ordered[column]?.rank ?? -1) }
}

test('the first is the nearest, and the second is the nearest of the others', () => {
  fc.assert(
    fc.property(columns(4), (all) => {
      const open = all.map((minutes, rank) => ({ rank, minutes }))
      const { first, second } = nearestTwo(open, COMMUNES)
      expect(first).toEqual(bruteForce(open))
      for (let row = 0; row < COMMUNES; row++) {
        const others = bruteForce(open.filter(({ rank }) => rank !== first.site[row]))
        expect([second.minutes[row], second.site[row]]).toEqual([others.minutes[row], others.site[row]])
      }
    }),
  )
})

test('closing, opening and moving any sites gives what a computation from the start gives', () => {
  const sets = fc.record({
    all: columns(7),
    base: fc.subarray([0, 1, 2, 3, 4, 5]),
    open: fc.subarray([0, 1, 2, 3, 4, 5]),
    moved: fc.subarray([0, 1, 2, 3, 4, 5]),
  })
  fc.assert(
    fc.property(sets, ({ all, base, open, moved }) => {
      const columnOf = (rank: number) => ({ rank, minutes: all[rank] as Float64Array })
      const target = open.map((rank) =>
        moved.includes(rank) ? { rank, minutes: all[6] as Float64Array } : columnOf(rank),
      )
      const known = nearestTwo(base.map(columnOf), COMMUNES)
      expect(nearestFrom(known, target)).toEqual(bruteForce(target))
    }),
    { numRuns: 500 },
  )
})
