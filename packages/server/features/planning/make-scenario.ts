import { defineAction } from '../../platform/action.ts'
import { checkScenario } from './check-scenario.ts'
import { insertScenario, type NewScenario } from './insert-scenario.ts'
import { planningAccess } from './planning.access.ts'

/**
 * Keeps a scenario: a named set of changes on a dated baseline.
 * @throws {Refusal} `scenario-refused`, `too-many-scenarios`.
 */
export const makeScenario = defineAction<NewScenario, { id: string }>({
  name: 'make-scenario',
  access: planningAccess['make-scenario'],
  async run(context, input) {
    checkScenario(input.name, input)
    const id = await insertScenario(context, input)
    context.audit({
      action: 'make-scenario',
      networkId: input.networkId,
      subjectType: 'scenario',
      subjectId: id,
      detail: { changes: input.changes.length },
    })
    return { id }
  },
})
