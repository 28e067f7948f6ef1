import { Refusal } from '../../platform/refusal.ts'
import type { CareProof } from './require-care.ts'

/**
 * Whoever opened a record for some hours with a reason gives nobody an access that outlives them. Call it with what `requireCare`
 * returned, before writing such an access.
 * @throws {Refusal} `care-needed` (403) outside care.
 */
export function refuseLastingAccess({ breakGlassId }: CareProof): void {
  if (breakGlassId === undefined) return
  throw new Refusal('care-needed', 403, {
    fr: 'Vous avez ouvert cette fiche avec une raison, pour quelques heures\u202f: seul un site où le patient a rendez-vous peut confirmer qui y a accès. Un proche se note ici sans être confirmé.',
    en: 'You opened this record with a reason, for some hours: only a site where the patient has an appointment can confirm who has access to it. A relative can be noted here without being confirmed.',
  })
}
