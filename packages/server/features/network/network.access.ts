import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL, FOR_THE_SERVER } from '@maillage/core/access/families.ts'

export const networkAccess = {
  /** What is on the poster at the door. */
  'get-network': FOR_ALL,
  'create-network': FOR_THE_SERVER,
  'change-network': FOR_THE_SERVER,
  'import-network': FOR_THE_SERVER,
} as const satisfies AccessTable
