import type { StaffRole } from '@maillage/core/access/roles.ts'
import { displayName } from '@maillage/core/identity/display-name.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'

export interface MemberRow {
  membershipId: string
  accountId: string
  displayName: string
  email: string | null
  role: StaffRole
  siteIds: string[] | null
  practitionerId: string | null
  validFrom: Date
  validUntil: Date | null
  lastSeenAt: Date | null
}

/** The roles of the staff that are held now or later, by name. */
export async function readMembers(db: Db, networkId: string, now: Temporal.Instant): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id as "membershipId", a.id as "accountId", a.display_name as "displayName", a.email, m.role, m.site_ids as "siteIds",
           m.practitioner_id as "practitionerId", m.valid_from as "validFrom", m.valid_until as "validUntil",
           (select max(s.seen_at) from session s where s.account_id = a.id and s.network_id = m.network_id) as "lastSeenAt"
      from membership m join account a on a.id = m.account_id
     where m.network_id = ${networkId} and a.kind = 'staff' and m.role not in ('patient', 'relative')
       and (m.valid_until is null or m.valid_until > ${now.toString()}::timestamptz)
     order by a.display_name, a.id, m.role, m.id`.execute(db)
  return rows
}

export interface InvitationRow {
  id: string
  kind: 'join' | 'recover'
  email: string
  role: StaffRole | null
  siteIds: string[] | null
  practitionerId: string | null
  membershipUntil: Date | null
  createdAt: Date
  expiresAt: Date
  invitedBy: string | null
}

/** Invitations that wait for an answer, or waited for one in vain, newest first. */
export async function readInvitations(db: Db, networkId: string): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select i.id, i.kind, i.email, i.role, i.site_ids as "siteIds", i.practitioner_id as "practitionerId",
           i.membership_until as "membershipUntil", i.created_at as "createdAt", i.expires_at as "expiresAt",
           a.display_name as "invitedBy"
      from invitation i left join account a on a.id = i.invited_by
     where i.network_id = ${networkId} and i.accepted_at is null and i.withdrawn_at is null
     order by i.created_at desc, i.id`.execute(db)
  return rows
}

/** The professionals of the network, for the choice of an agenda. */
export async function readAgendas(db: Db, networkId: string): Promise<{ id: string; displayName: string }[]> {
  const { rows } = await sql<{ id: string; title: string; given_name: string; family_name: string }>`
    select p.id, p.title, p.given_name, p.family_name from practitioner p
     where exists (select from practitioner_role r where r.practitioner_id = p.id and r.network_id = ${networkId})
     order by p.family_name, p.given_name, p.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    displayName: displayName({ title: row.title, givenName: row.given_name, familyName: row.family_name }),
  }))
}
