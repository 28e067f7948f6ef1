import { describe, expect, it } from 'vitest'
import { communeIndex, contoursAround, departementContours } from './territory-data.ts'

describe('the data of the territory', () => {
  it('the communes are read once', async () => {
    const [first, second] = await Promise.all([communeIndex(), communeIndex()])
    expect(first).toBe(second)
    expect(first.names[first.rowOf('97801') ?? 0]).toBe('Saint-Martin')
  })

  it.each([
    ['32', 458],
    ['978', 1],
  ])('the outlines of %s', async (departement, communes) => {
    const contours = await departementContours(departement)
    expect(contours?.objects.communes.geometries).toHaveLength(communes)
    expect(await departementContours(departement)).toBe(contours)
  })

  it('a neighbourhood crosses the limit of the département, and weighs little', async () => {
    const index = await communeIndex()
    const near = await contoursAround(index, '32208', 20)
    const codes = near?.objects.communes.geometries.map((contour) => contour.properties.code)
    expect(codes).toContain('32132')
    expect(codes).not.toContain('32319')
    expect(near?.objects.neighbours.geometries.length).toBeGreaterThan(0)
    expect(JSON.stringify(near).length).toBeLessThan(40_000)
    expect(await contoursAround(index, '75056', 20)).toBeUndefined()
    expect(await contoursAround(index, '99999', 20)).toBeUndefined()
  })

  it.each(['75', '00', '2A', '', '1', '3200', '../contours/32', '32.topojson', '32 '])(
    'there are none for "%s"',
    async (departement) => {
      expect(await departementContours(departement)).toBeUndefined()
    },
  )
})
