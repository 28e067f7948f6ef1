import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadProgramSolver, type ProgramSolver } from '../solver/solve-program.ts'
import { proveSharing } from './prove-sharing.ts'
import { searchSharing } from './search-sharing.ts'
import { CRITERIA } from './sharing-score.ts'
import { type SharingTables, sharingTables } from './sharing-tables.ts'
import { smallSharing } from './testing/arbitrary-sharing.ts'
import { bestByBruteForce } from './testing/brute-force.ts'
import { GERS, GERS_ROUND_TRIPS } from './testing/gers.ts'

let solver: ProgramSolver
beforeAll(async () => {
  solver = await loadProgramSolver()
})

const still = () => 0
const prove = (tables: SharingTables, maxSeconds = 30) =>
  proveSharing(tables, searchSharing(tables), solver, { maxSeconds, clock: still })

describe('the proof of a sharing', () => {
  it('holds for the Gers: 3 days and 2 days is the best there is', () => {
    const tables = sharingTables(GERS, GERS_ROUND_TRIPS)
    const proved = prove(tables)
    expect(proved.proved).toBe(CRITERIA.length)
    expect([...proved.score]).toEqual([2, 0, 2, 0, 6, 7, 40, 618])
  })

  it('finds the best from any arrangement, even from nobody working', () => {
    fc.assert(
      fc.property(smallSharing, ({ problem, roundTrip }) => {
        const tables = sharingTables(problem, roundTrip)
        const nobody = searchSharing(tables, { effort: 0 })
        const proved = proveSharing(tables, nobody, solver, { maxSeconds: 30, clock: still })
        expect([...proved.score]).toEqual(bestByBruteForce(problem, roundTrip))
        expect(proved.proved).toBe(CRITERIA.length)
      }),
      { numRuns: 15, seed: 32 },
    )
  })

  it('says how far it went when it has no time', () => {
    expect(prove(sharingTables(GERS, GERS_ROUND_TRIPS), 0).proved).toBe(0)
  })

  it('can be stopped', () => {
    const tables = sharingTables(GERS, GERS_ROUND_TRIPS)
    const told: number[] = []
    const seconds = [0, 0, 0, 31]
    const clock = () => seconds.shift() ?? 31
    const limits = { maxSeconds: 30, clock, onProgress: (proved: number) => told.push(proved) }
    const stopped = proveSharing(tables, searchSharing(tables), solver, limits)
    expect(stopped.proved).toBe(2)
    expect(told).toEqual([1, 2])
  })
})
