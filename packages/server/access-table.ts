import type { AccessTable } from '@maillage/core/access/access.ts'
import { atlasAccess } from './features/atlas/atlas.access.ts'
import { auditAccess } from './features/audit/audit.access.ts'
import { backupAccess } from './features/backup/backup.access.ts'
import { bookingAccess } from './features/booking/booking.access.ts'
import { membersAccess } from './features/members/members.access.ts'
import { networkAccess } from './features/network/network.access.ts'
import { officeAccess } from './features/office/office.access.ts'
import { openingsAccess } from './features/openings/openings.access.ts'
import { patientsAccess } from './features/patients/patients.access.ts'
import { personAccess } from './features/person/person.access.ts'
import { retentionAccess } from './features/retention/retention.access.ts'
import { planningAccess } from './features/planning/planning.access.ts'
import { publicAccessAccess } from './features/public-access/public-access.access.ts'
import { rightsAccess } from './features/rights/rights.access.ts'
import { oidcAccess } from './features/sign-in/oidc.access.ts'
import { sessionAccess } from './features/sign-in/session.access.ts'
import { signInAccess } from './features/sign-in/sign-in.access.ts'
import { territoryAccess } from './features/territory/territory.access.ts'

/** Who may run every operation of the platform, feature by feature: the source of docs/access.md and of the tests. */
export const accessTables: Readonly<Record<string, AccessTable>> = {
  atlas: atlasAccess,
  audit: auditAccess,
  backup: backupAccess,
  booking: bookingAccess,
  members: membersAccess,
  network: networkAccess,
  office: officeAccess,
  oidc: oidcAccess,
  openings: openingsAccess,
  patients: patientsAccess,
  person: personAccess,
  planning: planningAccess,
  'public access': publicAccessAccess,
  retention: retentionAccess,
  rights: rightsAccess,
  session: sessionAccess,
  'sign-in': signInAccess,
  territory: territoryAccess,
}

export const accessTable: AccessTable = Object.assign({}, ...Object.values(accessTables))
