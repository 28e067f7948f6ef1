import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { backupName, readBackupName } from './backup-name.ts'

describe('the name of a backup', () => {
  it('says the network and the second at which it was made, in UTC', () => {
    const madeAt = Temporal.Instant.from('2026-11-22T03:15:04.987+01:00')
    expect(backupName('gers', madeAt)).toBe('maillage-gers-20261122T021504Z.age')
  })

  it('is read back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const madeAt = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
        expect(readBackupName('gers-est', backupName('gers-est', madeAt))).toBe(madeAt.epochMilliseconds)
      }),
    )
  })

  it.each([
    'maillage-gers-20261122T021504Z.age.part',
    'maillage-gers-est-20261122T021504Z.age',
    'maillage-gers-20261322T021504Z.age',
    'copy of maillage-gers-20261122T021504Z.age',
    'holidays.age',
  ])('is not %s', (name) => {
    expect(readBackupName('gers', name)).toBeUndefined()
  })
})
