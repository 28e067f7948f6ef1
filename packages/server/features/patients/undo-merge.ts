import { defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import { requireCare } from '../audit/require-care.ts'
import { laterMergeFirst, noSuchMerge } from './merge.refusals.ts'
import { forgetBookedContact, takeContactsBack } from './merge-contacts.ts'
import { announceAppointments, moveBack, type MovedRows } from './merge.queries.ts'
import { patientsAccess } from './patients.access.ts'
import { findIdentity, lockPatients } from './patients.queries.ts'
import { identityTaken, noSuchPatient } from './patients.refusals.ts'

export interface Parted {
  keptId: string
  parted: string
  appointments: number
  contacts: number
}

/**
 * Parts two records that a merge made one: exactly what went over goes back, a relative as confirmed as before; what came since stays with
 * the record that was kept.
 * Care of the kept record is care of both: until then it has the appointments of the two.
 * @throws {Refusal} `no-such-merge`; `not-in-care`; `later-merge-first` when the kept one was itself merged since; `identity-taken` when another record
 * in use has the name of the one that comes back.
 */
export const undoMerge = defineAction<{ networkId: string; mergeId: string }, Parted>({
  name: 'undo-merge',
  access: patientsAccess['undo-merge'],
  async run(context, { networkId, mergeId }) {
    const { tx, now, actor } = context
    const merge = await tx
      .selectFrom('patient_merge')
      .selectAll()
      .where('id', '=', mergeId)
      .where('network_id', '=', networkId)
      .where('undone_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!merge) throw noSuchMerge()
    const locked = await lockPatients(tx, networkId, [merge.kept_id, merge.merged_id])
    const kept = locked.find((patient) => patient.id === merge.kept_id)
    const merged = locked.find((patient) => patient.id === merge.merged_id)
    if (!kept || !merged) throw noSuchPatient()
    if (kept.mergedInto !== null) throw laterMergeFirst(kept.mergedInto)
    const care = await requireCare(context, kept.id)
    const other = await findIdentity(tx, networkId, merged, merged.id)
    if (other) throw identityTaken(other)
    await tx.updateTable('patient').set({ merged_into: null }).where('id', '=', merged.id).execute()
    const moved = merge.moved as unknown as MovedRows
    const { appointments, contacts } = await moveBack(context, moved, kept.id, merged.id)
    await forgetBookedContact(tx, moved)
    await takeContactsBack(context, kept, merged, merge.completed)
    await tx
      .updateTable('patient_merge')
      .set({ undone_at: new Date(now.epochMilliseconds), undone_by: actorName(actor) })
      .where('id', '=', mergeId)
      .execute()
    const parted = { keptId: kept.id, parted: merged.id, appointments: appointments.length, contacts }
    for (const subjectId of [kept.id, merged.id])
      context.audit({
        action: 'undo-merge',
        networkId,
        subjectType: 'patient',
        subjectId,
        detail: { mergeId, appointments: appointments.length, contacts },
        ...care,
      })
    await announceAppointments(context, networkId, appointments)
    return parted
  },
})
