import type { ReasonRules } from '@maillage/core/booking/reason-rules.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** What booking must know of a reason. */
export interface ReasonFacts extends ReasonRules {
  id: string
  modality: 'on-site' | 'tele' | 'home'
  audience: 'everyone' | 'own-patients' | 'office'
  cancelNoticeMinutes: number
  minimumAgeMonths: number
  /** Exclusive; null when there is no limit. */
  maximumAgeMonths: number | null
  acceptsNewPatients: boolean
  serviceIds: string[]
}

/** The columns of `ReasonFacts`, of a reason that the statement calls `r`. */
export const REASON_COLUMNS = sql`
           r.id, r.modality, r.audience,
           r.duration_minutes as "durationMinutes", r.step_minutes as "stepMinutes",
           r.buffer_before_minutes as "bufferBeforeMinutes", r.buffer_after_minutes as "bufferAfterMinutes",
           r.minimum_notice_minutes as "minimumNoticeMinutes", r.cancel_notice_minutes as "cancelNoticeMinutes",
           r.horizon_days as "horizonDays",
           r.minimum_age_months as "minimumAgeMonths", r.maximum_age_months as "maximumAgeMonths",
           r.accepts_new_patients as "acceptsNewPatients",
           array(select s.service_id from reason_service s where s.reason_id = r.id order by 1) as "serviceIds"`

/** A reason of this network, whatever its audience; undefined when the network has none of this id. */
export async function readReason(
  db: Db | Tx,
  networkId: string,
  reasonId: string,
): Promise<ReasonFacts | undefined> {
  const { rows } = await sql<ReasonFacts>`
    select ${REASON_COLUMNS}
      from reason r
     where r.id = ${reasonId} and r.network_id = ${networkId}`.execute(db)
  return rows[0]
}
