import type { PlanningScenario, PlanningScenarios } from '@maillage/contract/atlas-scenarios.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

type Listed = PlanningScenarios['scenarios'][number]

interface Stamps {
  createdAt: Date
  updatedAt: Date
}

const inWords = <Row extends Stamps>({ createdAt, updatedAt, ...row }: Row) => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})

const STAMPS = sql`s.version, s.created_at as "createdAt", s.updated_at as "updatedAt",
       coalesce(c.display_name, '') as "createdBy", coalesce(u.display_name, '') as "updatedBy"`
const FROM = sql`planning_scenario s left join account c on c.id = s.created_by left join account u on u.id = s.updated_by`

export async function listScenarioRows(db: Db, networkId: string): Promise<Listed[]> {
  const { rows } = await sql<Omit<Listed, keyof Stamps> & Stamps>`
    select s.id, s.name, s.area, s.baseline ->> 'date' as "baselineDate", jsonb_array_length(s.changes) as changes, ${STAMPS}
      from ${FROM} where s.network_id = ${networkId} order by s.updated_at desc, s.id`.execute(db)
  return rows.map(inWords)
}

export async function readScenarioRow(
  db: Db,
  networkId: string,
  id: string,
): Promise<PlanningScenario | undefined> {
  const { rows } = await sql<Omit<PlanningScenario, keyof Stamps> & Stamps>`
    select s.id, s.name, s.baseline, s.changes, s.looked_at as "on", s.max_minutes as "maxMinutes", ${STAMPS}
      from ${FROM} where s.network_id = ${networkId} and s.id = ${id}`.execute(db)
  return rows[0] && inWords(rows[0])
}

/** Locks a scenario until the transaction ends; undefined when the network has none of this id. */
export async function lockScenario(
  tx: Tx,
  networkId: string,
  id: string,
): Promise<{ version: number } | undefined> {
  return tx
    .selectFrom('planning_scenario')
    .select('version')
    .where('network_id', '=', networkId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
