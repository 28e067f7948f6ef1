import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'

/** Openings whose stored free time is not what it must be: the opening minus what takes its practitioner or its room. */
export async function wrongFreeTime(db: Db): Promise<{ id: string; stored: string; right: string }[]> {
  const { rows } = await sql<{ id: string; stored: string; right: string }>`
    select id, stored::text, "right"::text from (
      select o.id,
        coalesce((select range_agg(tstzrange(f.starts_at, f.ends_at)) from free_interval f
          where f.practitioner_id = o.practitioner_id and f.opening_id = o.id), '{}') as stored,
        tstzmultirange(o.period) - coalesce((select range_agg(c.period) from occupation c
          where c.resource_id in (o.practitioner_id, o.room_id) and c.period && o.period), '{}') as "right"
      from opening o) as compared
    where stored <> "right"`.execute(db)
  return rows
}
