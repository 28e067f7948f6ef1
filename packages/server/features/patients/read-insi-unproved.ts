import type { PatientRecord } from '@maillage/contract/patients.ts'
import { isStrict, changedTraits, type IdentityTraits } from '@maillage/core/identity/identity-traits.ts'
import type { Tx } from '../../platform/database.ts'

type Unproved = NonNullable<PatientRecord['insiUnproved']>

/**
 * The last answer of INSi about a patient, as its trace keeps it, when it proved nothing. It stands as long as the strict traits are
 * those that INSi was asked about: another name or place is another question.
 * @param versions What was believed of the patient, with what is now.
 */
export async function readInsiUnproved(
  tx: Tx,
  patientId: string,
  now: IdentityTraits,
  versions: readonly (IdentityTraits & { version: number })[],
): Promise<Unproved | null> {
  const line = await tx
    .selectFrom('audit')
    .select(['at', 'detail'])
    .where('subject_id', '=', patientId)
    .where('action', '=', 'record-insi-answer')
    .where('outcome', '=', 'done')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!line) return null
  const { outcome, version, traits } = line.detail as Record<string, unknown>
  const asked = versions.find((one) => one.version === version)
  if (!isUnproved(outcome) || !asked || changedTraits(asked, now).some(isStrict)) return null
  return { outcome, at: line.at.toISOString(), traits: (traits ?? []) as Unproved['traits'] }
}

function isUnproved(outcome: unknown): outcome is Unproved['outcome'] {
  return outcome === 'differs' || outcome === 'not-found' || outcome === 'several'
}
