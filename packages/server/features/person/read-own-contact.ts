import { type Contact, parseContact } from '@maillage/core/booking/contact.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** The contact by which an account signs in with a code; undefined for one that another server vouches for. */
export async function readOwnContact(
  db: Db | Tx,
  secrets: Secrets,
  accountId: string,
): Promise<Contact | undefined> {
  const row = await db
    .selectFrom('account_identity')
    .select('sealed')
    .where('account_id', '=', accountId)
    .where('provider', '=', 'contact')
    .executeTakeFirst()
  const text = row?.sealed ? secrets.unseal('own-contact', row.sealed) : undefined
  if (text === undefined) return undefined
  const contact = parseContact((JSON.parse(text) as Contact).address)
  return typeof contact === 'string' ? undefined : contact
}
