import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL } from '@maillage/core/access/families.ts'

/** What anybody may know of the access of a place: minutes and free times, nobody's data. */
export const publicAccessAccess = {
  'read-commune-access': FOR_ALL,
  'export-departement-access': FOR_ALL,
} as const satisfies AccessTable
