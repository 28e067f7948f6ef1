import type { ActionContext } from '../../platform/action.ts'
import { tooManyScenarios } from './planning.refusals.ts'
import type { ScenarioParts } from './check-scenario.ts'

const MOST = 500

export interface NewScenario extends ScenarioParts {
  networkId: string
  name: string
}

/**
 * Writes a new scenario of whoever acts.
 * @returns its id.
 * @throws {Refusal} `too-many-scenarios`.
 */
export async function insertScenario(
  { tx, newId, now, actor }: ActionContext,
  { networkId, name, baseline, changes, on, maxMinutes }: NewScenario,
): Promise<string> {
  const { n } = await tx
    .selectFrom('planning_scenario')
    .select((count) => count.fn.countAll<number>().as('n'))
    .where('network_id', '=', networkId)
    .executeTakeFirstOrThrow()
  if (n >= MOST) throw tooManyScenarios(MOST)
  const id = newId()
  const [by, at] = [accountOf(actor), new Date(now.epochMilliseconds)]
  await tx
    .insertInto('planning_scenario')
    .values({
      id,
      network_id: networkId,
      name,
      area: baseline.area,
      baseline: JSON.stringify(baseline),
      changes: JSON.stringify(changes),
      looked_at: on,
      max_minutes: maxMinutes,
      created_by: by,
      created_at: at,
      updated_by: by,
      updated_at: at,
    })
    .execute()
  return id
}

/** Scenarios are written by signed-in planners only: the access table opens them to nobody else. */
export function accountOf(actor: ActionContext['actor']): string {
  if (actor.kind !== 'account') throw new Error('a scenario is written by an account')
  return actor.accountId
}
