import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** Who the synthetic people of a database are, and what was sent to them: none of it may stand in a log. */
const WORDS = `
  select word from patient p, lateral (values (p.birth_name), (p.used_name), (p.given_names), (p.email), (p.phone), (p.birth_date::text), (p.matricule)) as of (word)
  union select word from contact_person c, lateral (values (c.name), (c.email), (c.phone)) as of (word)
  union select recipient from message
  union select (regexp_matches(body, '(?:/r/|#)([A-Za-z0-9_.-]{16,})', 'g'))[1] from message
  union select note from appointment where note is not null
  union select display_name from account where kind = 'person'
  union select email from account where email is not null`

/**
 * Under `npm test`, writes down the people of a database that is about to go, for the search in the logs. Nothing otherwise, nor for
 * a database that has not all the tables.
 */
export async function noteTestWords(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  const folder = process.env.MAILLAGE_LOG_FOLDER
  if (!folder) return
  const { rows } = await pool.query<{ word: string | null }>(WORDS).catch(() => ({ rows: [] }))
  const words = rows.flatMap((row) => row.word ?? [])
  mkdirSync(folder, { recursive: true })
  appendFileSync(
    join(folder, `${process.pid}.words`),
    words.map((word) => `${JSON.stringify(word)}\n`).join(''),
  )
}
