import type { Tx } from '../../platform/database.ts'

/** Whether a professional works at one of these sites of a network; null: at any of its sites. */
export async function worksAt(
  tx: Tx,
  networkId: string,
  practitionerId: string,
  siteIds: readonly string[] | null,
): Promise<boolean> {
  const query = tx
    .selectFrom('practitioner_role')
    .select('id')
    .where('network_id', '=', networkId)
    .where('practitioner_id', '=', practitionerId)
  const role = await (siteIds ? query.where('site_id', 'in', [...siteIds]) : query).executeTakeFirst()
  return role !== undefined
}
