import type { ActionContext } from '../../platform/action.ts'
import type { FoundRecord } from './find-own-records.ts'

type Granting = Pick<ActionContext, 'tx' | 'now' | 'newId'>

interface Grant {
  networkId: string
  accountId: string
  records: readonly FoundRecord[]
}

/**
 * Gives an account of a person exactly these records in a network: what it had before and is not among them ends now. Run at
 * each sign-in: a contact that left a record takes its access with it.
 */
export async function grantOwnRecords(
  context: Granting,
  { networkId, accountId, records }: Grant,
): Promise<void> {
  const held = await heldRecords(context, networkId, accountId)
  const wanted = new Set(records.map(keyOf))
  for (const record of held) {
    if (wanted.has(keyOf(record))) wanted.delete(keyOf(record))
    else await endMembership(context, record.id, record.validFrom)
  }
  for (const record of records) {
    if (wanted.has(keyOf(record))) await addOwnRecord(context, networkId, accountId, record)
  }
}

/** Adds one record to those of an account. */
export async function addOwnRecord(
  { tx, now, newId }: Granting,
  networkId: string,
  accountId: string,
  { patientId, role, bookingsOnly }: FoundRecord,
): Promise<void> {
  await tx
    .insertInto('membership')
    .values({
      id: newId(),
      network_id: networkId,
      account_id: accountId,
      role,
      patient_id: patientId,
      bookings_only: bookingsOnly,
      valid_from: new Date(now.epochMilliseconds),
    })
    .execute()
}

/** The records that an account of a person has in a network at this instant. */
export async function heldRecords(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  networkId: string,
  accountId: string,
): Promise<(FoundRecord & { id: string; validFrom: Date })[]> {
  const rows = await tx
    .selectFrom('membership')
    .select(['id', 'role', 'patient_id', 'bookings_only', 'valid_from'])
    .where('network_id', '=', networkId)
    .where('account_id', '=', accountId)
    .where('role', 'in', ['patient', 'relative'])
    .where((where) =>
      where.or([
        where('valid_until', 'is', null),
        where('valid_until', '>', new Date(now.epochMilliseconds)),
      ]),
    )
    .forUpdate()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id ?? '',
    role: row.role as FoundRecord['role'],
    bookingsOnly: row.bookings_only,
    validFrom: row.valid_from,
  }))
}

/** A role ends after it begins, if only by a moment. */
async function endMembership({ tx, now }: Granting, id: string, validFrom: Date): Promise<void> {
  await tx
    .updateTable('membership')
    .set({ valid_until: new Date(Math.max(now.epochMilliseconds, validFrom.getTime() + 1)) })
    .where('id', '=', id)
    .execute()
}

const keyOf = (record: FoundRecord) => `${record.role} ${record.bookingsOnly} ${record.patientId}`
