import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

export interface AuditFilter {
  since?: string | undefined
  until?: string | undefined
  accountId?: string | undefined
  patientId?: string | undefined
  action?: string | undefined
  breakGlass?: boolean | undefined
  /** Lines older than this id. */
  before?: number | undefined
}

/** A line with whom it names today: names are read beside the trace, never from it. */
export interface AuditRow {
  id: number
  at: Date
  actor: string
  action: string
  subject_type: string
  subject_id: string | null
  outcome: string
  detail: Record<string, unknown>
  request_id: string | null
  from_network: string | null
  break_glass_id: string | null
  why: string | null
  account_id: string | null
  account_kind: 'staff' | 'person' | null
  account_name: string | null
  /** The professional's account that it was done to. */
  target_id: string | null
  target_name: string | null
  patient_id: string | null
  initials: string | null
}

/** Lines of a network, newest first. */
export async function selectLines(
  db: Db | Tx,
  networkId: string,
  filter: AuditFilter,
  limit: number,
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, a.actor, a.action, a.subject_type, a.subject_id, a.outcome, a.detail, a.request_id, a.from_network,
           a.break_glass_id, b.reason as why, who.id as account_id, who.kind as account_kind, who.display_name as account_name,
           target.id as target_id, target.display_name as target_name, about.id as patient_id,
           left(p.given_names, 1) || '. ' || left(p.birth_name, 1) || '.' as initials
      from audit a
      left join account who on who.id = case when a.actor like 'account:%' then substring(a.actor from 9)::uuid end
      left join account target on a.subject_type = 'account' and target.id = a.subject_id and target.kind = 'staff'
      left join break_glass b on b.id = a.break_glass_id
      left join lateral (select case a.subject_type when 'patient' then a.subject_id when 'appointment'
                then (select ap.patient_id from appointment ap where ap.id = a.subject_id limit 1) end as id) as about on true
      left join patient p on p.id = about.id
     where ${sql.join(conditions(networkId, filter), sql` and `)}
     order by a.id desc limit ${limit}`.execute(db)
  return rows
}

function conditions(networkId: string, filter: AuditFilter): RawBuilder<unknown>[] {
  const { since, until, accountId, patientId, action, before } = filter
  return [
    sql`a.network_id = ${networkId}`,
    ...(since ? [sql`a.at >= ${since}::timestamptz`] : []),
    ...(until ? [sql`a.at < ${until}::timestamptz`] : []),
    ...(accountId
      ? [
          sql`(a.actor = ${`account:${accountId}`} or (a.subject_type = 'account' and a.subject_id = ${accountId}))`,
        ]
      : []),
    ...(action ? [sql`a.action = ${action}`] : []),
    ...(filter.breakGlass ? [sql`a.break_glass_id is not null`] : []),
    ...(before ? [sql`a.id < ${before}`] : []),
    ...(patientId ? [isAbout(patientId)] : []),
  ]
}

/**
 * Lines about a patient, records merged into theirs included: about the person, or about one of their appointments. One list of
 * subjects, so that the few lines of one person are found by it among those of everybody.
 */
function isAbout(patientId: string): RawBuilder<unknown> {
  return sql`a.subject_id = any(array(
    with records as (select ${patientId}::uuid as id union select id from patient where merged_into = ${patientId})
    select id from records union all select ap.id from appointment ap where ap.patient_id in (select id from records)))`
}
