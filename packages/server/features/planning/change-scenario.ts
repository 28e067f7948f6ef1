import { defineAction } from '../../platform/action.ts'
import { checkScenario, type ScenarioParts } from './check-scenario.ts'
import { accountOf } from './insert-scenario.ts'
import { planningAccess } from './planning.access.ts'
import { noSuchScenario, scenarioChanged } from './planning.refusals.ts'
import { readScenarioRow, lockScenario } from './scenario.queries.ts'

interface ScenarioChange extends Omit<ScenarioParts, 'baseline'> {
  networkId: string
  id: string
  version: number
  name: string
}

/**
 * Changes a scenario from the version on the screen; its baseline stays the one that it was drawn on.
 * @throws {Refusal} `no-such-scenario`, `scenario-changed`, `scenario-refused`.
 */
export const changeScenario = defineAction<ScenarioChange, { id: string }>({
  name: 'change-scenario',
  access: planningAccess['change-scenario'],
  async run(context, { networkId, id, version, name, changes, on, maxMinutes }) {
    const { tx, now, actor } = context
    const locked = await lockScenario(tx, networkId, id)
    const before = locked && (await readScenarioRow(tx, networkId, id))
    if (!before) throw noSuchScenario()
    if (before.version !== version) throw scenarioChanged(before.version)
    checkScenario(name, { baseline: before.baseline, changes, on, maxMinutes })
    await tx
      .updateTable('planning_scenario')
      .set({
        name,
        changes: JSON.stringify(changes),
        looked_at: on,
        max_minutes: maxMinutes,
        version: version + 1,
        updated_by: accountOf(actor),
        updated_at: new Date(now.epochMilliseconds),
      })
      .where('id', '=', id)
      .execute()
    context.audit({
      action: 'change-scenario',
      networkId,
      subjectType: 'scenario',
      subjectId: id,
      detail: { version: version + 1, changes: changes.length },
    })
    return { id }
  },
})
