import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hasEvidence,
  hasMatricule,
  IDENTITY_STATUSES,
  identityTransitions,
  type IdentityEvent,
  staysProvisional,
  statusAfter,
  trustOf,
} from './identity-status.ts'

const EVENTS: IdentityEvent[] = [
  'document-seen',
  'insi-found',
  'insi-withdrawn',
  'strict-trait-changed',
  'doubted',
]

describe('the status of an identity', () => {
  it.each([
    ['provisional', 'document-seen', 'validated'],
    ['retrieved', 'document-seen', 'qualified'],
    ['provisional', 'insi-found', 'retrieved'],
    ['validated', 'insi-found', 'qualified'],
    ['qualified', 'insi-withdrawn', 'validated'],
    ['retrieved', 'insi-withdrawn', 'provisional'],
    ['qualified', 'strict-trait-changed', 'provisional'],
    ['validated', 'doubted', 'provisional'],
  ] as const)('%s, then %s, is %s', (before, event, after) => expect(statusAfter(before, event)).toBe(after))

  it('is qualified if and only if a document was seen and INSi answered since the last doubt, whatever happened before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 20 }), (events) => {
        let [seen, found] = [false, false]
        for (const event of events) {
          if (event === 'document-seen') seen = true
          if (event === 'insi-found') found = true
          if (event === 'insi-withdrawn') found = false
          if (event === 'strict-trait-changed' || event === 'doubted') [seen, found] = [false, false]
        }
        const status = events.reduce(statusAfter, 'provisional')
        expect([hasEvidence(status), hasMatricule(status)]).toEqual([seen, found])
      }),
    )
  })

  it('never goes from validated to retrieved or back without passing elsewhere', () => {
    const moves = identityTransitions().map((move) => move.join(' > '))
    expect(moves.toSorted()).toEqual([
      'provisional > retrieved',
      'provisional > validated',
      'qualified > provisional',
      'qualified > validated',
      'retrieved > provisional',
      'retrieved > qualified',
      'validated > provisional',
      'validated > qualified',
    ])
  })

  it('is trusted in the order provisional, retrieved, validated, qualified', () => {
    expect(IDENTITY_STATUSES.map(trustOf)).toEqual([0, 1, 2, 3])
  })

  it('stays provisional while the identity is doubtful or fictitious; a homonym may be qualified', () => {
    expect(staysProvisional(['doubtful'])).toBe(true)
    expect(staysProvisional(['homonym', 'fictitious'])).toBe(true)
    expect(staysProvisional(['homonym'])).toBe(false)
  })
})
