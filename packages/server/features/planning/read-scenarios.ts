import type { PlanningScenario, PlanningScenarios } from '@maillage/contract/atlas-scenarios.ts'
import { defineReading } from '../../platform/reading.ts'
import { planningAccess } from './planning.access.ts'
import { noSuchScenario } from './planning.refusals.ts'
import { listScenarioRows, readScenarioRow } from './scenario.queries.ts'

/** The scenarios of the network, changed last first. */
export const listScenarios = defineReading<{ networkId: string }, PlanningScenarios>({
  name: 'list-scenarios',
  access: planningAccess['list-scenarios'],
  run: async ({ db }, { networkId }) => ({ scenarios: await listScenarioRows(db, networkId) }),
})

/** @throws {Refusal} `no-such-scenario`. */
export const readScenario = defineReading<{ networkId: string; id: string }, PlanningScenario>({
  name: 'read-scenario',
  access: planningAccess['read-scenario'],
  async run({ db }, { networkId, id }) {
    const found = await readScenarioRow(db, networkId, id)
    if (!found) throw noSuchScenario()
    return found
  },
})
