import { describe, expect, it } from 'vitest'
import { isUnattended, watchAttendance } from './attendance.ts'

describe('a screen', () => {
  it('is unattended two minutes after the last touch or key, and attended again at the next', () => {
    const page = new EventTarget()
    let now = 1_000_000
    watchAttendance(page, () => now)
    expect(isUnattended(now + 120_000)).toBe(false)
    expect(isUnattended(now + 120_001)).toBe(true)
    for (const touch of ['pointerdown', 'keydown', 'wheel']) {
      now += 600_000
      page.dispatchEvent(new Event(touch))
      expect(isUnattended(now + 60_000), touch).toBe(false)
      expect(isUnattended(now + 300_000), touch).toBe(true)
    }
  })
})
