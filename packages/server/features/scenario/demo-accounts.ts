import type { StaffRole } from '@maillage/core/access/roles.ts'
import type { Chance } from '../../../../scenarios/random.ts'

interface DemoPerson {
  role: StaffRole
  displayName: string
  email: string
  /** At the first centre only; else the whole network. */
  atOneCentre?: boolean
}

/** One person a role, synthetic. The order is that of the sign-in page: who comes most often first. */
const PEOPLE: readonly DemoPerson[] = [
  { role: 'secretary', displayName: 'Inès Lacaze', email: 'secretaire@demo.example' },
  { role: 'practitioner', displayName: '', email: 'praticien@demo.example' },
  { role: 'centre-manager', displayName: 'Rémi Castéra', email: 'centre@demo.example', atOneCentre: true },
  { role: 'replacement', displayName: 'Dr Salomé Dupuy', email: 'remplacant@demo.example' },
  { role: 'coordinator', displayName: 'Nadia Ferrand', email: 'coordination@demo.example' },
  { role: 'planner', displayName: 'Hugo Sentis', email: 'planification@demo.example' },
  { role: 'regulator', displayName: 'Dr Élise Maury', email: 'regulation@demo.example' },
  { role: 'auditor', displayName: 'Paul Darrieux', email: 'audit@demo.example' },
  { role: 'administrator', displayName: 'Anaïs Belloc', email: 'administration@demo.example' },
]

const REPLACEMENT_DAYS = 90
const DAY_MS = 86_400_000

/** The accounts of a demonstration: a person a role, who signs in with one press. Never those of anybody real. */
export function layOutDemoAccounts(
  ids: { networkId: string; siteId: string; practitionerId: string },
  practitionerName: string,
  chance: Chance,
  now: string,
): { account: Record<string, unknown>[]; membership: Record<string, unknown>[] } {
  const people = PEOPLE.map((person, rank) => ({
    ...person,
    id: chance.id(),
    membershipId: chance.id(),
    createdAt: new Date(Date.parse(now) + rank).toISOString(),
  }))
  const hasAgenda = (role: StaffRole) => role === 'practitioner' || role === 'replacement'
  return {
    account: people.map((person) => ({
      id: person.id,
      kind: 'staff',
      display_name: person.displayName || practitionerName,
      email: person.email,
      language: 'fr',
      demo: true,
      practitioner_id: person.role === 'practitioner' ? ids.practitionerId : null,
      created_at: person.createdAt,
    })),
    membership: people.map((person) => ({
      id: person.membershipId,
      network_id: ids.networkId,
      account_id: person.id,
      role: person.role,
      site_ids: person.atOneCentre ? [ids.siteId] : null,
      practitioner_id: hasAgenda(person.role) ? ids.practitionerId : null,
      valid_from: now,
      valid_until:
        person.role === 'replacement'
          ? new Date(Date.parse(now) + REPLACEMENT_DAYS * DAY_MS).toISOString()
          : null,
    })),
  }
}
