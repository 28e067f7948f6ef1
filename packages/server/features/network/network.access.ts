import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL } from '@maillage/core/access/families.ts'

/** What is on the poster at the door. */
export const networkAccess = { 'get-network': FOR_ALL } as const satisfies AccessTable
