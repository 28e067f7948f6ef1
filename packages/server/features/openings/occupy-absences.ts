import type { Interval } from '@maillage/core/time/interval.ts'
import type { LocalDay } from '@maillage/core/time/local-time.ts'
import { expandTimeRule } from '@maillage/core/time/occurrence.ts'
import { readRule } from '@maillage/core/time/rule.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { StoredAbsence } from './openings.queries.ts'
import { LONGEST_DAYS } from './require-span.ts'

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
      from: range.from - LONGEST_DAYS.absence,
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

/** A piece that somebody took while it was being written is cut again so many times. */
const ROUNDS = 5

/**
 * Puts absences on the timeline of their practitioners, minus what is already taken there: appointments stay where they
 * are. What is there already is left alone. Bookings under way are waited for; after this, none can enter.
 * @returns the time newly taken.
 */
export async function occupyAbsences(tx: Tx, absences: readonly AbsenceOccurrence[]): Promise<Interval[]> {
  const taken: Interval[] = []
  if (absences.length === 0) return taken
  for (let round = 0; round < ROUNDS; round++) {
    const { wanted, pieces } = await takePieces(tx, absences)
    taken.push(...pieces)
    if (pieces.length === wanted) break
  }
  return taken
}

async function takePieces(
  tx: Tx,
  absences: readonly AbsenceOccurrence[],
): Promise<{ wanted: number; pieces: Interval[] }> {
  const rows = absences.map((absence) => ({
    resource_id: absence.practitionerId,
    source_id: absence.absenceId,
    cause: absence.cause === 'meeting' ? 'meeting' : 'absence',
    starts_at: new Date(absence.start).toISOString(),
    ends_at: new Date(absence.end).toISOString(),
  }))
  const { rows: answers } = await sql<{ wanted: number; pieces: Interval[] }>`
    with away as (
      select resource_id, source_id, cause, tstzrange(starts_at, ends_at) as period
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(resource_id uuid, source_id uuid, cause text, starts_at timestamptz, ends_at timestamptz)
    ), piece as materialized (
      select away.resource_id, away.cause, away.source_id, free as period
      from away cross join lateral unnest(tstzmultirange(away.period) - coalesce((
        select range_agg(taken.period) from occupation taken
        where taken.resource_id = away.resource_id and taken.lane = 0 and taken.period && away.period), '{}'::tstzmultirange)
        - coalesce((select range_agg(period) from busy_elsewhere(array[away.resource_id], away.period)), '{}'::tstzmultirange)) as free
    ), taken as (
      insert into occupation (resource_id, period, cause, source_id)
      select resource_id, period, cause, source_id from piece order by resource_id, lower(period)
      on conflict do nothing returning period
    )
    select (select count(*)::int from piece) as wanted,
      coalesce((select json_agg(json_build_object('start', (extract(epoch from lower(period)) * 1000)::float8, 'end', (extract(epoch from upper(period)) * 1000)::float8)) from taken), '[]') as pieces`.execute(
    tx,
  )
  return answers[0] ?? { wanted: 0, pieces: [] }
}
