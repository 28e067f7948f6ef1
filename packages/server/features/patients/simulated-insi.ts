import { foldName } from '@maillage/core/identity/name-key.ts'
import { syntheticNir } from '@maillage/core/identity/matricule.ts'
import type { InsiAnswer, InsiQuestion, InsiService } from './insi-service.ts'

/** Invented birth names that give the other answers (see docs/guides/patient-identity.md). */
const ANSWERS_BY_NAME: Record<string, InsiAnswer> = {
  pseudonyme: { kind: 'not-found' },
  doublure: { kind: 'several' },
  silhouette: { kind: 'unavailable' },
}
const ANOTHER_SPELLING: Record<string, string> = { prototype: 'Prototypes' }
const BORN_IN_AUCH = '32013'

/**
 * Plays INSi for demonstrations and tests. It knows everybody, under a NIR of test that fits the traits (born in Auch when nobody
 * said where), but four invented birth names: Pseudonyme is not found, Doublure is several persons, Silhouette finds it
 * away, and Prototype is written otherwise by INSi. The same traits always give the same matricule. Never in production.
 */
export const simulatedInsi: InsiService = {
  isConnected: true,
  search: async (question) => {
    const name = foldName(question.birthName)
    return ANSWERS_BY_NAME[name] ?? found(question, ANOTHER_SPELLING[name] ?? question.birthName)
  },
}

function found(question: InsiQuestion, birthName: string): InsiAnswer {
  const traits = { ...question, birthName, birthPlaceCode: question.birthPlaceCode ?? BORN_IN_AUCH }
  return { kind: 'found', traits, matricule: syntheticNir(traits, orderOf(question)) }
}

/** A rank among those born in one month at one place: from the names, so that two people seldom share it. */
function orderOf({ birthName, givenNames, birthDate }: InsiQuestion): number {
  let hash = 7
  for (const letter of `${foldName(birthName)}|${foldName(givenNames)}|${birthDate}`)
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return hash % 1_000
}
