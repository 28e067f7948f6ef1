import { defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import { refuseLastingAccess } from '../audit/refuse-lasting-access.ts'
import { requireCare } from '../audit/require-care.ts'
import { forgetConfirmation } from './forget-confirmation.ts'
import { patientsAccess } from './patients.access.ts'
import { readPatient } from './patients.queries.ts'
import { mergedAway, noSuchPatient } from './patients.refusals.ts'
import { noSuchRelative } from './relatives.refusals.ts'

interface Input {
  networkId: string
  patientId: string
  contactId: string
  /** False: the relative opens the record no more. */
  confirmed: boolean
}

/**
 * Says whether a contact beside a patient is a relative whom the patient wants there: from then on it opens the record at sign-in.
 * Withdrawn, it ends what every relative has of this record: those still confirmed have it again at their next sign-in.
 * @throws {Refusal} `no-such-patient`, `merged-away` (with `keptId`), `not-in-care`, `care-needed` to confirm outside care, `no-such-relative`.
 */
export const confirmRelative = defineAction<Input, { confirmedAt: string | null }>({
  name: 'confirm-relative',
  access: patientsAccess['confirm-relative'],
  async run(context, { networkId, patientId, contactId, confirmed }) {
    const { tx, now, actor } = context
    const patient = await readPatient(tx, networkId, patientId)
    if (!patient) throw noSuchPatient()
    if (patient.mergedInto !== null) throw mergedAway(patient.mergedInto)
    const care = await requireCare(context, patientId)
    if (confirmed) refuseLastingAccess(care)
    const at = new Date(now.epochMilliseconds)
    const changed = await tx
      .updateTable('contact_person')
      .set({
        confirmed_at: confirmed ? at : null,
        confirmed_by: confirmed ? actorName(actor) : null,
        ...(confirmed ? {} : { asked_at: null }),
      })
      .where('id', '=', contactId)
      .where('patient_id', '=', patientId)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw noSuchRelative()
    if (!confirmed) {
      await forgetConfirmation(tx, networkId, contactId)
      await tx
        .updateTable('membership')
        .set((of) => ({ valid_until: of.fn<Date>('greatest', [of.val(at), 'valid_from']) }))
        .where('patient_id', '=', patientId)
        .where('role', '=', 'relative')
        .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>', at)]))
        .execute()
    }
    context.audit({
      action: 'confirm-relative',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { contactId, confirmed },
      ...care,
    })
    return { confirmedAt: confirmed ? at.toISOString() : null }
  },
})
