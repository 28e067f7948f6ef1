import { defineAction } from '../../platform/action.ts'
import { insertScenario } from './insert-scenario.ts'
import { planningAccess } from './planning.access.ts'
import { noSuchScenario } from './planning.refusals.ts'
import { readScenarioRow } from './scenario.queries.ts'

/**
 * Keeps a copy of a scenario, baseline included, under another name.
 * @throws {Refusal} `no-such-scenario`, `too-many-scenarios`.
 */
export const duplicateScenario = defineAction<
  { networkId: string; id: string; name: string },
  { id: string }
>({
  name: 'duplicate-scenario',
  access: planningAccess['duplicate-scenario'],
  async run(context, { networkId, id, name }) {
    const original = await readScenarioRow(context.tx, networkId, id)
    if (!original) throw noSuchScenario()
    const { baseline, changes, on, maxMinutes } = original
    const copy = await insertScenario(context, { networkId, name, baseline, changes, on, maxMinutes })
    context.audit({
      action: 'duplicate-scenario',
      networkId,
      subjectType: 'scenario',
      subjectId: copy,
      detail: { of: id },
    })
    return { id: copy }
  },
})
