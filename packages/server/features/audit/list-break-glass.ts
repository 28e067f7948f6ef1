import type { BreakGlass } from '@maillage/contract/audit.ts'
import { sql } from 'kysely'
import { defineReading } from '../../platform/reading.ts'
import { auditAccess } from './audit.access.ts'

const SHOWN = 500

interface Row {
  id: string
  patient_id: string | null
  account_id: string
  display_name: string
  initials: string | null
  reason: string | null
  starts_at: Date
  ends_at: Date
}

/** Records opened outside care, newest first. Those about persons who were erased are in the audit only. */
export const listBreakGlass = defineReading<
  { networkId: string; since?: string | undefined; until?: string | undefined },
  BreakGlass[]
>({
  name: 'list-break-glass',
  access: auditAccess['list-break-glass'],
  async run({ db }, { networkId, since, until }) {
    const { rows } = await sql<Row>`
      select b.id, b.patient_id, b.account_id, a.display_name, b.reason, b.starts_at, b.ends_at,
             left(p.given_names, 1) || '. ' || left(p.birth_name, 1) || '.' as initials
        from break_glass b join account a on a.id = b.account_id join patient p on p.id = b.patient_id
       where b.network_id = ${networkId} and b.starts_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
         and b.starts_at < coalesce(${until ?? null}::timestamptz, 'infinity')
       order by b.starts_at desc, b.id desc limit ${SHOWN}`.execute(db)
    return rows.map((row) => ({
      id: row.id,
      patientId: row.patient_id ?? '',
      accountId: row.account_id,
      accountName: row.display_name,
      patientInitials: row.initials,
      reason: row.reason ?? '',
      from: row.starts_at.toISOString(),
      until: row.ends_at.toISOString(),
    }))
  },
})
