import type { Db, Tx } from '../../platform/database.ts'

/** The one phone number of the network, as it is said: '05 36 49 12 20'. */
export async function readPhone(db: Db | Tx, networkId: string): Promise<string> {
  const { phone } = await db
    .selectFrom('network')
    .select('phone')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  return sayPhone(phone)
}

/** A French number in pairs of digits, as it is read aloud; another one as it is. */
export function sayPhone(phone: string): string {
  const national = phone.replace(/^\+33/, '0').replace(/\s/g, '')
  return /^0[0-9]{9}$/.test(national) ? (national.match(/../g) ?? []).join('\u00a0') : phone
}
