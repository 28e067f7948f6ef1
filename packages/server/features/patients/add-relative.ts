import type { NewRelative } from '@maillage/contract/relatives.ts'
import { parseName } from '@maillage/core/booking/person-name.ts'
import { defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { refuseLastingAccess } from '../audit/refuse-lasting-access.ts'
import { requireCare } from '../audit/require-care.ts'
import { readOfficeEmail, readOfficePhone } from '../office/admit-patient.ts'
import { patientsAccess } from './patients.access.ts'
import { lockPatients } from './patients.queries.ts'
import { mergedAway, noSuchPatient } from './patients.refusals.ts'
import { alreadyARelative, invalidRelativeName, relativeContactNeeded } from './relatives.refusals.ts'

interface Input {
  networkId: string
  patientId: string
  relative: NewRelative
}

interface Reached {
  phone: string | null
  email: string | null
}

/**
 * Notes somebody beside a patient, with a contact of their own. It opens the record only when the patient was asked: at once
 * (`confirmed`), or later by `confirmRelative`. A contact that is already on the record is not noted twice.
 * @throws {Refusal} `no-such-patient`, `merged-away` (with `keptId`), `not-in-care`, `care-needed` to confirm outside care, `invalid-name`,
 * `contact-needed`, `already-a-relative` (with `contactId`), and those of a contact that cannot be; each about a field names it.
 */
export const addRelative = defineAction<Input, { id: string; confirmedAt: string | null }>({
  name: 'add-relative',
  access: patientsAccess['add-relative'],
  async run(context, { networkId, patientId, relative }) {
    const { tx, now, actor } = context
    const [patient] = await lockPatients(tx, networkId, [patientId])
    if (!patient) throw noSuchPatient()
    if (patient.mergedInto !== null) throw mergedAway(patient.mergedInto)
    const care = await requireCare(context, patientId)
    if (relative.confirmed) refuseLastingAccess(care)
    const name = parseName(relative.name)
    if (name === undefined) throw invalidRelativeName()
    const reached = readReached(relative)
    const known = await findRelative(tx, patientId, reached)
    if (known) throw alreadyARelative(known)
    const id = context.newId()
    const at = new Date(now.epochMilliseconds)
    const confirmed = relative.confirmed
      ? { confirmed_at: at, confirmed_by: actorName(actor) }
      : { confirmed_at: null, confirmed_by: null }
    const { relationship } = relative
    await tx
      .insertInto('contact_person')
      .values({ id, patient_id: patientId, name, relationship, ...reached, ...confirmed, created_at: at })
      .execute()
    context.audit({
      action: 'add-relative',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { contactId: id, confirmed: relative.confirmed },
      ...care,
    })
    return { id, confirmedAt: relative.confirmed ? at.toISOString() : null }
  },
})

/** @throws {Refusal} `contact-needed`, and those of a contact that cannot be. */
function readReached({ phone, email }: Pick<NewRelative, 'phone' | 'email'>): Reached {
  if (!phone && !email) throw relativeContactNeeded()
  return { phone: phone ? readOfficePhone(phone) : null, email: email ? readOfficeEmail(email) : null }
}

/** Somebody beside this patient who has one of these contacts. */
async function findRelative(
  tx: Tx,
  patientId: string,
  { phone, email }: Reached,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contact_person')
    .select('id')
    .where('patient_id', '=', patientId)
    .where((where) =>
      where.or([
        ...(phone ? [where('phone', '=', phone)] : []),
        ...(email ? [where(where.fn<string>('lower', ['email']), '=', email)] : []),
      ]),
    )
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
