import type { Db, Tx } from '../../platform/database.ts'

/** The name of a network in those of its backups. */
export async function readSlug(db: Db | Tx, networkId: string): Promise<string> {
  const network = db.selectFrom('network').select('slug').where('id', '=', networkId)
  return (await network.executeTakeFirstOrThrow()).slug
}
