import type { Temporal } from 'temporal-polyfill'
import type { Chance } from '../../../../scenarios/random.ts'
import {
  type SyntheticIdentity,
  syntheticDuplicates,
  syntheticIdentities,
} from '../../../../scenarios/synthetic-identities.ts'
import type { SyntheticPerson } from '../../../../scenarios/synthetic-people.ts'
import type { FilledAgenda } from './fill-agenda.ts'

const DUPLICATES = 8
const DAY_HOURS = 24

interface LaidOutIdentities {
  /** Rows of patients: everybody once, then some people again with a slip of the hand. */
  patients: Record<string, unknown>[]
  /** Gives each second record one appointment of the first: both were used. */
  shareAppointments(agenda: FilledAgenda): void
}

/** Rows of the patients of a scenario, with how surely each is known. Documents were seen in the year before. */
export function layOutIdentities(
  people: readonly SyntheticPerson[],
  networkId: string,
  chance: Chance,
  now: Temporal.Instant,
): LaidOutIdentities {
  const identities = syntheticIdentities(chance, people)
  const before = () => now.subtract({ hours: DAY_HOURS * chance.whole(1, 365) }).toString()
  const row = (person: SyntheticPerson, identity: SyntheticIdentity) => ({
    id: person.id,
    network_id: networkId,
    birth_name: person.birthName,
    used_name: person.usedName,
    given_names: person.givenNames,
    birth_date: person.birthDate,
    name_key: person.nameKey,
    sex: person.sex,
    email: person.email,
    phone: person.phone,
    created_at: now.toString(),
    birth_place_code: identity.birthPlaceCode,
    identity_status: identity.status,
    matricule: identity.matricule?.value ?? null,
    matricule_oid: identity.matricule?.oid ?? null,
    insi_answered_at: identity.matricule ? before() : null,
    evidence_kind: identity.document,
    evidence_at: identity.document ? before() : null,
    evidence_by: identity.document ? 'system:load-scenario' : null,
  })
  const provisional: SyntheticIdentity = {
    status: 'provisional',
    birthPlaceCode: null,
    matricule: null,
    document: null,
  }
  const pairs = syntheticDuplicates(chance, people, DUPLICATES)
  return {
    patients: [
      ...people.map((person, at) => row(person, identities[at] ?? provisional)),
      ...pairs.map(({ copy }) => row(copy, provisional)),
    ],
    shareAppointments: (agenda) => {
      for (const { original, copy } of pairs) shareOne(agenda, original.id, copy.id)
    },
  }
}

function shareOne(agenda: FilledAgenda, fromId: string, toId: string): void {
  const theirs = agenda.appointments.filter((appointment) => appointment.patient_id === fromId)
  const last = theirs.at(-1)
  if (!last || theirs.length < 2) return
  last.patient_id = toId
  for (const occupation of agenda.occupations)
    if (occupation.source_id === last.id && occupation.resource_id === fromId) occupation.resource_id = toId
}
