import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

describe('numbers that look random', () => {
  it('are the same for the same seed and stream, and others for others', () => {
    const draw = (seed: number, stream?: number) => {
      const random = createRandom(seed, stream)
      return Array.from({ length: 5 }, () => random.whole(1000))
    }
    expect(draw(1, 2)).toEqual(draw(1, 2))
    expect(draw(1, 2)).not.toEqual(draw(1, 3))
    expect(draw(1, 2)).not.toEqual(draw(2, 2))
    expect(new Set(draw(0)).size).toBeGreaterThan(1)
  })

  it('are even over [0, 1), and streams next to each other are not alike', () => {
    const counts = new Array<number>(10).fill(0)
    for (let stream = 0; stream < 20_000; stream++) counts[createRandom(9, stream).whole(10)]! += 1
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })
})
