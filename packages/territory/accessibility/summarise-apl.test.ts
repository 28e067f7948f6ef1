import { describe, expect, it } from 'vitest'
import { findDeserts, GP_DESERT_RULES } from './deserts.ts'
import { summariseApl } from './summarise-apl.ts'

describe('access of an area', () => {
  const columns = {
    access: [1, 4, 2, Number.NaN, 9],
    need: [100, 300, 200, 50, 999],
    population: [100, 200, 300, 400, 999],
  }

  it('is a mean by need, and shares by total population, over what is known', () => {
    const summary = summariseApl([0, 1, 2, 3], columns, 2.5)
    expect(summary).toMatchObject({ population: 1000, known: 600, mean: (100 + 1200 + 400) / 600 })
    expect(summary.underServed).toEqual({ people: 400, share: 400 / 600 })
  })

  it('cuts the inhabitants into tenths, from the least provided', () => {
    expect(summariseApl([0, 1, 2, 3], columns, 2.5).deciles).toEqual([1, 2, 2, 2, 2, 2, 4, 4, 4])
    const even = {
      access: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      need: new Array(10).fill(1),
      population: new Array(10).fill(7),
    }
    expect(summariseApl(even.access.keys().toArray(), even, null).deciles).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
  })

  it('has the inequality between inhabitants, 0 when all have the same', () => {
    const same = { ...columns, access: [3, 3, 3, 3, 3] }
    expect(summariseApl([0, 1, 2], same, 2.5).gini).toBeCloseTo(0, 12)
    const two = { access: [0, 4], need: [1, 1], population: [50, 50] }
    expect(summariseApl([0, 1], two, 2.5).gini).toBeCloseTo(0.5, 12)
  })

  it('says nothing of an area where nothing is known, nor of a threshold that there is not', () => {
    expect(summariseApl([3], columns, 2.5)).toMatchObject({
      known: 0,
      deciles: [],
      underServed: null,
    })
    expect(summariseApl([3], columns, 2.5).mean).toBeNaN()
    expect(summariseApl([3], columns, 2.5).gini).toBeNaN()
    expect(summariseApl([0], columns, null).underServed).toBeNull()
  })
})

describe('deserts', () => {
  const before = [3, 2.6, 2, 4, 2.4, Number.NaN, 2.5]
  const now = [2.4, 2.4, 2, 3.9, 2.36, 1, 2.5]
  const population = [10, 20, 30, 40, 50, 60, 70]
  const rows = [0, 1, 2, 3, 4, 5, 6]

  it('are the communes under 2.5 that fell by more than the rounding, the lowest first', () => {
    const found = findDeserts(rows, { before, now, population }, GP_DESERT_RULES)
    expect(found).toEqual({
      both: [0, 1],
      levelOnly: [2, 4],
      trendOnly: [3],
      people: { both: 30, levelOnly: 80, trendOnly: 40 },
      unknown: 1,
    })
  })
})
