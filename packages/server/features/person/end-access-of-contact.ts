import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import { membershipInForce } from '../../platform/membership-in-force.ts'
import { readOwnContact } from './read-own-contact.ts'

interface Ending {
  networkId: string
  patientId: string
  addresses: readonly (string | null)[]
  roles: readonly ('patient' | 'relative')[]
}

/**
 * Ends at once, in the sessions that run too, what each account that signs in with one of these contacts has of a record. So it does for a
 * relative, or somebody held to bookings, whose contact cannot be read; a patient whom FranceConnect vouches for has none, and stays.
 */
export async function endAccessOfContact(
  { tx, now, secrets }: Pick<ActionContext, 'tx' | 'now' | 'secrets'>,
  { networkId, patientId, addresses, roles }: Ending,
): Promise<void> {
  const { rows } = await sql<{ id: string; accountId: string; needsContact: boolean }>`
    select m.id, m.account_id as "accountId", m.role = 'relative' or m.bookings_only as "needsContact" from membership m
     where m.network_id = ${networkId} and m.patient_id = ${patientId} and m.role = any(${[...roles]})
       and ${membershipInForce(now)}`.execute(tx)
  const lowered = addresses.map((address) => address?.toLowerCase())
  for (const { id, accountId, needsContact } of rows) {
    const own = await readOwnContact(tx, secrets, accountId)
    if (own ? !lowered.includes(own.address) : !needsContact) continue
    await sql`update membership set valid_until = greatest(${now.toString()}::timestamptz, valid_from) where id = ${id}`.execute(
      tx,
    )
  }
}
