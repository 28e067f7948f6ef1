import { defineAction } from '../../platform/action.ts'
import { planningAccess } from './planning.access.ts'
import { noSuchScenario, scenarioChanged } from './planning.refusals.ts'
import { lockScenario } from './scenario.queries.ts'

/**
 * Removes a scenario for good, from the version on the screen.
 * @throws {Refusal} `no-such-scenario`, `scenario-changed`.
 */
export const removeScenario = defineAction<{ networkId: string; id: string; version: number }, null>({
  name: 'remove-scenario',
  access: planningAccess['remove-scenario'],
  async run(context, { networkId, id, version }) {
    const known = await lockScenario(context.tx, networkId, id)
    if (!known) throw noSuchScenario()
    if (known.version !== version) throw scenarioChanged(known.version)
    await context.tx.deleteFrom('planning_scenario').where('id', '=', id).execute()
    context.audit({
      action: 'remove-scenario',
      networkId,
      subjectType: 'scenario',
      subjectId: id,
      detail: {},
    })
    return null
  },
})
