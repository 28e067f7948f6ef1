import { describe, expect, it } from 'vitest'
import { communeIndex, contoursAround, nationalContours } from './territory-data.ts'

describe('the data of the territory', () => {
  it('the communes are read once', async () => {
    const [first, second] = await Promise.all([communeIndex(), communeIndex()])
    expect(first).toBe(second)
    expect(first.names[first.rowOf('97801') ?? 0]).toBe('Saint-Martin')
  })

  it('the outlines are read once', async () => {
    const [first, second] = await Promise.all([nationalContours(), nationalContours()])
    expect(first).toBe(second)
    expect(first.codes).toHaveLength(34_869)
  })

  it('a neighbourhood crosses the limit of the département, and weighs little', async () => {
    const index = await communeIndex()
    const near = await contoursAround(index, '32208', 20)
    const codes = near?.objects.communes.geometries.map((contour) => contour.properties.code)
    expect(codes).toContain('32132')
    expect(codes).not.toContain('32319')
    expect(near?.objects.neighbours.geometries.length).toBeGreaterThan(0)
    expect(JSON.stringify(near).length).toBeLessThan(40_000)
    const paris = await contoursAround(index, '75056', 20)
    expect(paris?.objects.communes.geometries.map(({ properties }) => properties.name)).toEqual(['Paris'])
    expect(await contoursAround(index, '99999', 20)).toBeUndefined()
    expect(await contoursAround(index, '85165', 20)).toBeUndefined()
  })
})
