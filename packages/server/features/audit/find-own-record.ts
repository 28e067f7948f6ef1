import type { Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'

/**
 * Whose record a signed-in person means: the one named, else their own, else the one that they follow for somebody.
 * @throws {Refusal} `no-record` when the account follows none.
 */
export function findOwnRecord(actor: Actor, named: string | undefined): string {
  const memberships = actor.kind === 'account' ? actor.memberships : []
  const own =
    memberships.find((membership) => membership.role === 'patient') ??
    memberships.find((membership) => membership.role === 'relative')
  const patientId = named ?? own?.patientId
  if (patientId) return patientId
  throw new Refusal('no-record', 404, {
    fr: 'Votre compte ne suit aucun dossier dans ce réseau.',
    en: 'Your account follows no record in this network.',
  })
}
