import { describe, expect, it } from 'vitest'
import { type MergeSide, mergeObstacle } from './merge-rules.ts'

const side = (part: Partial<MergeSide>): MergeSide => ({
  id: 'a',
  status: 'provisional',
  matricule: null,
  isMerged: false,
  ...part,
})

describe('making one record of two', () => {
  it('is allowed between two provisional ones, and into a better identified one', () => {
    expect(mergeObstacle(side({}), side({ id: 'b' }))).toBeUndefined()
    expect(
      mergeObstacle(side({ status: 'qualified', matricule: 'x' }), side({ id: 'b', status: 'validated' })),
    ).toBeUndefined()
  })

  it.each([
    ['same-record', {}, { id: 'a' }],
    ['already-merged', {}, { isMerged: true }],
    ['already-merged', { isMerged: true }, {}],
    [
      'different-matricules',
      { status: 'qualified', matricule: 'x' },
      { status: 'qualified', matricule: 'y' },
    ],
    ['keep-the-other', { status: 'retrieved', matricule: 'x' }, { status: 'validated' }],
  ] as const)('is refused: %s', (obstacle, kept, merged) =>
    expect(mergeObstacle(side(kept), side({ id: 'b', ...merged }))).toBe(obstacle),
  )
})
