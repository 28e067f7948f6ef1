import type { Interval } from '@maillage/core/time/interval.ts'
import type { LocalDay } from '@maillage/core/time/local-time.ts'
import { expandTimeRule } from '@maillage/core/time/occurrence.ts'
import { readRule } from '@maillage/core/time/rule.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { StoredAbsence } from './openings.queries.ts'

/** How long an absence may last: what began before a range and still runs in it is found this far back. */
const LONGEST_ABSENCE_DAYS = 400

export interface AbsenceOccurrence extends Interval {
  practitionerId: string
  absenceId: string
  cause: string
}

/** Each time that these absences meet a range of local days (both included), in the zone of each. */
export function expandAbsences(
  absences: readonly StoredAbsence[],
  range: { from: LocalDay; to: LocalDay },
): AbsenceOccurrence[] {
  return absences.flatMap((absence) => {
    const clock = zoneClock(absence.timeZone)
    const read = readRule(absence.local)
    if (!clock || 'refusals' in read) return []
    const expanded = expandTimeRule(read.rule, clock, {
      from: range.from - LONGEST_ABSENCE_DAYS,
      to: range.to,
    })
    if ('refusals' in expanded) return []
    const rangeStart = clock.startOfDay(range.from)
    return expanded.occurrences
      .filter((occurrence) => occurrence.end > rangeStart)
      .map(({ start, end }) => ({
        start,
        end,
        practitionerId: absence.practitionerId,
        absenceId: absence.id,
        cause: absence.cause,
      }))
  })
}

/**
 * Puts absences on the timeline of their practitioners, minus what is already taken there: appointments stay where they
 * are. An occurrence that is there already is left alone.
 * @returns the time newly taken.
 */
export async function occupyAbsences(tx: Tx, absences: readonly AbsenceOccurrence[]): Promise<Interval[]> {
  if (absences.length === 0) return []
  const rows = absences.map((absence) => ({
    resource_id: absence.practitionerId,
    source_id: absence.absenceId,
    cause: absence.cause === 'meeting' ? 'meeting' : 'absence',
    starts_at: new Date(absence.start).toISOString(),
    ends_at: new Date(absence.end).toISOString(),
  }))
  const { rows: taken } = await sql<{ a: Date; b: Date }>`
    with away as (
      select resource_id, source_id, cause, tstzrange(starts_at, ends_at) as period
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(resource_id uuid, source_id uuid, cause text, starts_at timestamptz, ends_at timestamptz)
    )
    insert into occupation (resource_id, period, cause, source_id)
    select away.resource_id, piece, away.cause, away.source_id
    from away cross join lateral unnest(tstzmultirange(away.period) - coalesce((
      select range_agg(taken.period) from occupation taken
      where taken.resource_id = away.resource_id and taken.lane = 0 and taken.period && away.period), '{}'::tstzmultirange)) as piece
    where not exists (select from occupation own where own.source_id = away.source_id and own.resource_id = away.resource_id and own.period && away.period)
    order by away.resource_id, lower(piece)
    on conflict do nothing returning lower(period) as a, upper(period) as b`.execute(tx)
  return taken.map((row) => ({ start: row.a.getTime(), end: row.b.getTime() }))
}
