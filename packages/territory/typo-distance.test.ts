import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typoDistance } from './typo-distance.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const distance = (needle: string, name: string, limit: number) =>
  typoDistance(bytes(needle), bytes(name), 0, name.length, limit)

/** The definition, without band nor reuse of rows. */
function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => d[i]?.[j] as number
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(i - 2, j - 2) + 1)
      ;(d[i] as number[])[j] = cost
    }
  }
  return at(a.length, b.length)
}

describe('typing errors', () => {
  it.each([
    ['fleurence', 'fleurance', 1],
    ['auhc', 'auch', 1],
    ['lectourre', 'lectoure', 1],
    ['mirade', 'mirande', 1],
    ['condom', 'condom', 0],
    ['fluerence', 'fleurance', 2],
  ])('%s for %s: %i', (needle, name, errors) => {
    expect(distance(needle, name, 2).whole).toBe(errors)
  })

  it('counts against the beginning of a longer name', () => {
    expect(distance('fluer', 'fleurance', 1)).toMatchObject({ prefix: 1 })
    expect(distance('fluer', 'fleurance', 1).whole).toBeGreaterThan(1)
  })

  it('agrees with the definition up to its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (needle, name, limit) => {
        const { whole, prefix } = distance(needle, name, limit)
        const expected = plainDistance(needle, name)
        expect(whole <= limit ? whole : 'more').toBe(expected <= limit ? expected : 'more')
        const beginnings = Array.from({ length: name.length + 1 }, (_, end) =>
          plainDistance(needle, name.slice(0, end)),
        )
        const nearest = Math.min(...beginnings)
        expect(prefix <= limit ? prefix : 'more').toBe(nearest <= limit ? nearest : 'more')
      }),
      { numRuns: 2_000 },
    )
  })
})
