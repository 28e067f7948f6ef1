import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { createProgramBuilder } from '../solver/mixed-program.ts'
import { loadProgramSolver, type ProgramSolver } from '../solver/solve-program.ts'
import { sharePeople } from './share-people.ts'

let solver: ProgramSolver
beforeAll(async () => {
  solver = await loadProgramSolver()
})

const DEMANDS = 6
const SITES = 3
const UNSERVED = 100

const questions = fc.record({
  people: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: DEMANDS, maxLength: DEMANDS }),
  costs: fc.array(
    fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 60 }) }, fc.constant(Infinity)), {
      minLength: DEMANDS,
      maxLength: DEMANDS,
    }),
    { minLength: SITES, maxLength: SITES },
  ),
  capacity: fc.array(fc.integer({ min: 0, max: 80 }), { minLength: SITES, maxLength: SITES }),
})

/** The same sharing as a linear program. */
function byProgram(people: number[], costs: number[][], capacity: number[]): number {
  const builder = createProgramBuilder()
  const bySite: number[][] = capacity.map(() => [])
  for (const [demand, one] of people.entries()) {
    const parts = [builder.variable(UNSERVED, { upper: one })]
    for (const [site, cost] of costs.entries()) {
      if (cost[demand] === Infinity) continue
      const part = builder.variable(cost[demand] as number, { upper: one })
      bySite[site]?.push(part)
      parts.push(part)
    }
    builder.row(
      parts.map((part) => [part, 1] as const),
      one,
      one,
    )
  }
  for (const [site, most] of capacity.entries())
    builder.row(
      (bySite[site] ?? []).map((part) => [part, 1] as const),
      0,
      most,
    )
  const outcome = solver.solve(builder.build('least'), { maxSeconds: 10 })
  if (outcome.kind !== 'found') throw new Error(outcome.kind)
  return outcome.value
}

it('shares people at the least cost that a linear program finds', () => {
  fc.assert(
    fc.property(questions, ({ people, costs, capacity }) => {
      const columns = costs.map((cost) => Float64Array.from(cost))
      const { cost } = sharePeople(Float64Array.from(people), columns, capacity, UNSERVED)
      expect(cost).toBeCloseTo(byProgram(people, costs, capacity), 5)
    }),
    { numRuns: 300 },
  )
})

it('leaves without a place those for whom there is none', () => {
  const { unserved } = sharePeople(Float64Array.of(30, 30), [Float64Array.of(5, 9)], [40], UNSERVED)
  expect(unserved).toBe(20)
})
