import type { Db, Tx } from '../../platform/database.ts'

/** How a network is called in a message, in an authenticator application, on a passkey. */
export async function networkNames(
  db: Db | Tx,
  networkId: string,
): Promise<{ name: string; shortName: string }> {
  const { name, short_name } = await db
    .selectFrom('network')
    .select(['name', 'short_name'])
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  return { name, shortName: short_name }
}
