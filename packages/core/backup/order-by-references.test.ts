import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderByReferences } from './order-by-references.ts'

describe('the order of tables', () => {
  it('puts every table after those that it refers to', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })))
    fc.assert(
      fc.property(pairs, (drawn) => {
        const tables = Array.from({ length: 10 }, (_, index) => `t${(index * 7) % 10}`)
        const references = drawn.map(([a, b]) => ({ from: `t${Math.max(a, b)}`, to: `t${Math.min(a, b)}` }))
        const ordered = orderByReferences(tables, references)
        expect([...ordered].sort()).toEqual([...tables].sort())
        for (const { from, to } of references)
          if (from !== to) expect(ordered.indexOf(from)).toBeGreaterThan(ordered.indexOf(to))
      }),
    )
  })

  it('lets a table refer to itself', () => {
    expect(orderByReferences(['site'], [{ from: 'site', to: 'site' }])).toEqual(['site'])
  })

  it('refuses a circle, and names it', () => {
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ]
    expect(() => orderByReferences(['a', 'b', 'c'], circle)).toThrow('a, b')
  })
})
