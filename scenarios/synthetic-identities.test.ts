import { describe, expect, it } from 'vitest'
import { duplicateRulesOn } from '@maillage/core/identity/duplicate-rules.ts'
import { scoreDuplicate } from '@maillage/core/identity/duplicate-score.ts'
import { MATRICULE_OIDS, matriculeWarnings, readMatricule } from '@maillage/core/identity/matricule.ts'
import { chanceFrom } from './random.ts'
import { syntheticDuplicates, syntheticIdentities } from './synthetic-identities.ts'
import { syntheticPeople } from './synthetic-people.ts'

const people = syntheticPeople(chanceFrom(32), 1_200, 2027)
const identities = syntheticIdentities(chanceFrom(33), people)

describe('the identities of invented people', () => {
  it('have matricules of test that fit their person, and nobody else', () => {
    const matricules = identities.flatMap(({ matricule, birthPlaceCode }, at) => {
      const person = people[at]
      if (!matricule || !person) return []
      expect(readMatricule(matricule.value)).toBe(matricule.value)
      expect(matricule.oid).toBe(MATRICULE_OIDS['nir-test'])
      expect(matriculeWarnings(matricule.value, { ...person, birthPlaceCode })).toEqual([])
      return [matricule.value]
    })
    expect(matricules.length).toBeGreaterThan(200)
    expect(new Set(matricules).size).toBe(matricules.length)
  })

  it('are of every status, half of them provisional', () => {
    const share = (status: string) =>
      identities.filter((identity) => identity.status === status).length / 1_200
    expect(share('provisional')).toBeGreaterThan(0.45)
    for (const status of ['validated', 'retrieved', 'qualified']) expect(share(status)).toBeGreaterThan(0.05)
  })

  it('are the same for the same seed', () => {
    expect(syntheticIdentities(chanceFrom(33), people)).toEqual(identities)
  })
})

describe('the second records', () => {
  it('are all proposed as duplicates of the first', () => {
    const pairs = syntheticDuplicates(chanceFrom(33), people, 8)
    expect(pairs).toHaveLength(8)
    const facts = { birthPlaceCode: null, usedGivenName: null, matricule: null, isQualified: false }
    for (const { original, copy } of pairs) {
      const { likelihood } = scoreDuplicate(
        { ...original, ...facts },
        { ...copy, ...facts },
        duplicateRulesOn('2027-01-12'),
      )
      expect([copy.birthName, copy.givenNames, likelihood]).not.toContain('unlikely')
    }
  })
})
