import { describe, expect, it } from 'vitest'
import { lockDelaySeconds, lockedUntil, SIGN_IN_LOCKS } from './lock-delay.ts'

const { account, address } = SIGN_IN_LOCKS

describe('the wait after failures to sign in', () => {
  it('is nothing for the first ones, then doubles, up to a longest', () => {
    expect([0, 4, 5, 6, 7, 10, 11, 12, 5000].map((failures) => lockDelaySeconds(failures, account))).toEqual([
      0, 0, 30, 60, 120, 960, 1800, 1800, 1800,
    ])
  })

  it('counts from the last failure, and ends', () => {
    const failures = [1_000, 9_000, 2_000, 3_000, 4_000]
    expect(lockedUntil(failures, 10_000, account)).toBe(39_000)
    expect(lockedUntil(failures, 39_000, account)).toBeUndefined()
    expect(lockedUntil(failures.slice(1), 10_000, account)).toBeUndefined()
    expect(lockedUntil([], 10_000, account)).toBeUndefined()
  })

  it('lets a whole centre behind one address mistype', () => {
    expect(lockDelaySeconds(49, address)).toBe(0)
  })

  it('lets nobody try one account more than 100 times a day', () => {
    const failures: number[] = []
    const day = SIGN_IN_LOCKS.memoryHours * 3_600_000
    for (let now = 0; now < day; now = lockedUntil(failures, now, account) ?? now + 1) failures.push(now)
    expect(failures.length).toBeLessThan(100)
  })
})
