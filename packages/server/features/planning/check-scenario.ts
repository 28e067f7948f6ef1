import type { WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import { parseWhatIf } from '@maillage/planning/whatif/parse-what-if.ts'
import { scenarioRefused } from './planning.refusals.ts'

/** What makes a scenario, beside its name. */
export interface ScenarioParts {
  baseline: WhatIfBaseline
  changes: readonly WhatIfChange[]
  on: string | null
  maxMinutes: number
}

/**
 * Reads a scenario as the command line would: what is kept can be exported and run there.
 * @throws {Refusal} `scenario-refused`, with the place and the cause of each fault.
 */
export function checkScenario(name: string, { baseline, changes, on, maxMinutes }: ScenarioParts): void {
  const parsed = parseWhatIf({ maxMinutes, baseline, scenarios: [{ name, on, changes }] })
  if ('refusals' in parsed) throw scenarioRefused(parsed.refusals)
}
