import { describe, expect, it } from 'vitest'
import { createBuiltUpMask } from './built-up.ts'

const maskOf = (...rings: [lon: number, lat: number][][]) => {
  const points = rings.flat()
  let first = 0
  const rows = rings.map((ring) => ring.map(() => first++))
  return createBuiltUpMask(
    rows,
    points.map(([lon]) => lon * 1e7),
    points.map(([, lat]) => lat * 1e7),
  )
}
const has = (mask: ReturnType<typeof maskOf>, lon: number, lat: number) => mask.has(lon * 1e7, lat * 1e7)

describe('where it is built up', () => {
  it.each([
    [0.6, 43.6],
    [-61.5, 16.2],
    [55.4, -21.1],
    [-0.005, -0.005],
  ])('is inside an outline, wherever on the earth (%d, %d)', (lon, lat) => {
    const mask = maskOf([
      [lon, lat],
      [lon + 0.02, lat],
      [lon + 0.02, lat + 0.01],
      [lon, lat + 0.01],
    ])
    const inside = [0.001, 0.01, 0.019].map((east) => has(mask, lon + east, lat + 0.005))
    expect(inside).toEqual([true, true, true])
    const outside = [-0.001, 0.021].map((east) => has(mask, lon + east, lat + 0.005))
    expect([...outside, has(mask, lon + 0.01, lat + 0.011)]).toEqual([false, false, false])
  })

  it('leaves out the hollow of an outline', () => {
    const mask = maskOf([
      [0, 0],
      [0.03, 0],
      [0.03, 0.03],
      [0.02, 0.03],
      [0.02, 0.01],
      [0.01, 0.01],
      [0.01, 0.03],
      [0, 0.03],
    ])
    expect([0.005, 0.015, 0.025].map((lon) => has(mask, lon, 0.02))).toEqual([true, false, true])
  })

  it('is nowhere without outlines, nor in one that would go round the world', () => {
    expect(has(maskOf(), 0, 0)).toBe(false)
    const world = maskOf([
      [-170, -60],
      [170, -60],
      [170, 60],
      [-170, 60],
    ])
    expect(has(world, 0.5, 43)).toBe(false)
  })
})
