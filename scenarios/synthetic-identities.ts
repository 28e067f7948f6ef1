import type { IdentityDocument, IdentityStatus } from '@maillage/core/identity/identity-status.ts'
import { hasEvidence, hasMatricule } from '@maillage/core/identity/identity-status.ts'
import { type Matricule, syntheticNir } from '@maillage/core/identity/matricule.ts'
import { nameKey } from '@maillage/core/identity/name-key.ts'
import type { Chance } from './random.ts'
import type { SyntheticPerson } from './synthetic-people.ts'

/** How surely an invented person is known, with what stands behind it. */
export interface SyntheticIdentity {
  status: IdentityStatus
  birthPlaceCode: string | null
  matricule: Matricule | null
  document: IdentityDocument | null
}

/** Where people of a rural territory were born, by INSEE code: some far away, Corsica, the islands and abroad among them. */
const BIRTH_PLACES = [
  { code: '32013', weight: 40 },
  { code: '31555', weight: 22 },
  { code: '47001', weight: 12 },
  { code: '82121', weight: 6 },
  { code: '75114', weight: 5 },
  { code: '33063', weight: 5 },
  { code: '97120', weight: 3 },
  { code: '2A004', weight: 2 },
  { code: '2B033', weight: 2 },
  { code: '99134', weight: 3 },
]
const STATUSES: { status: IdentityStatus; weight: number }[] = [
  { status: 'provisional', weight: 52 },
  { status: 'validated', weight: 16 },
  { status: 'retrieved', weight: 8 },
  { status: 'qualified', weight: 24 },
]
const DOCUMENTS: { document: IdentityDocument; weight: number }[] = [
  { document: 'identity-card', weight: 60 },
  { document: 'passport', weight: 25 },
  { document: 'electronic-identity', weight: 10 },
  { document: 'residence-permit', weight: 5 },
]

/**
 * One identity a person, in their order. Half are provisional, as where a centre begins to qualify; each matricule is one of test
 * that fits its person, and belongs to nobody else.
 */
export function syntheticIdentities(chance: Chance, people: readonly SyntheticPerson[]): SyntheticIdentity[] {
  const given = new Set<string>()
  return people.map((person) => {
    const { status } = chance.weighted(STATUSES)
    const place = chance.weighted(BIRTH_PLACES).code
    const isKnown = status !== 'provisional' || chance.percent(30)
    const traits = { ...person, birthPlaceCode: place }
    return {
      status,
      birthPlaceCode: isKnown ? place : null,
      matricule: hasMatricule(status) ? nirOfNobodyElse(traits, chance.whole(1, 900), given) : null,
      document: hasEvidence(status) ? documentOf(person, chance) : null,
    }
  })
}

function documentOf(person: SyntheticPerson, chance: Chance): IdentityDocument {
  const { document } = chance.weighted(DOCUMENTS)
  return person.birthDate > '2010' ? 'family-record' : document
}

function nirOfNobodyElse(
  traits: Parameters<typeof syntheticNir>[0],
  order: number,
  given: Set<string>,
): Matricule {
  const matricule = syntheticNir(traits, order)
  if (given.has(matricule.value)) return nirOfNobodyElse(traits, (order % 999) + 1, given)
  given.add(matricule.value)
  return matricule
}

const SLIPS = ['letter', 'given-names', 'used-name', 'swapped'] as const

/**
 * Second records of people who are there already, each with a slip of the hand: what a secretary meets on a busy day. They are
 * provisional, and have no contact of their own but the telephone.
 */
export function syntheticDuplicates(
  chance: Chance,
  people: readonly SyntheticPerson[],
  count: number,
): { original: SyntheticPerson; copy: SyntheticPerson }[] {
  const known = new Set(people.map((person) => `${person.birthDate} ${person.nameKey}`))
  const pairs: { original: SyntheticPerson; copy: SyntheticPerson }[] = []
  for (const original of people) {
    if (pairs.length === count) break
    const copy = slipOf(original, SLIPS[pairs.length % SLIPS.length] ?? 'letter')
    if (!copy || known.has(`${copy.birthDate} ${copy.nameKey}`)) continue
    known.add(`${copy.birthDate} ${copy.nameKey}`)
    pairs.push({ original, copy: { ...copy, id: chance.id(), email: null } })
  }
  return pairs
}

function slipOf(person: SyntheticPerson, slip: (typeof SLIPS)[number]): SyntheticPerson | undefined {
  const named = (birthName: string, givenNames: string) => ({
    ...person,
    birthName,
    givenNames,
    nameKey: nameKey(birthName, givenNames),
  })
  const [first = '', second] = person.givenNames.split(', ')
  switch (slip) {
    case 'letter':
      return person.birthName.length > 6 && !person.birthName.includes(' ')
        ? named(`${person.birthName.slice(0, 4)}${person.birthName.slice(5)}`, person.givenNames)
        : undefined
    case 'given-names':
      return second ? named(person.birthName, `${second}, ${first}`) : undefined
    case 'used-name':
      return person.usedName ? { ...named(person.usedName, person.givenNames), usedName: null } : undefined
    case 'swapped':
      return first && !first.includes('-') ? { ...named(first, person.birthName), usedName: null } : undefined
  }
}
