import { gers } from './gers/scenario.ts'
import { saintMartin } from './saint-martin/scenario.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario that can be loaded, the one of a first start first. */
export const scenarios: readonly Scenario[] = [gers, saintMartin]
