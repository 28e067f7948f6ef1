import type { WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import { parseWhatIf } from '@maillage/planning/whatif/parse-what-if.ts'
import { describeWhatIfRefusal } from '@maillage/planning/whatif/what-if-sentences.ts'
import type { Language } from '../../../i18n/language.ts'
import type { OpenedFile } from './use-whatif-screen.ts'

interface FileForm {
  readonly maxMinutes?: number
  readonly baseline: Partial<WhatIfBaseline> & Pick<WhatIfBaseline, 'date' | 'area' | 'sites'>
  readonly scenarios: readonly {
    readonly name: string
    readonly on?: string
    readonly changes: readonly WhatIfChange[]
  }[]
}

/** The first scenario of a file that `maillage whatif` reads, or the sentence that says what is wrong in it. */
export function readScenarioFile(
  content: string,
  language: Language,
): OpenedFile | { readonly problem: string } {
  let input: unknown
  try {
    input = JSON.parse(content)
  } catch {
    return { problem: 'JSON' }
  }
  const parsed = parseWhatIf(input)
  if ('refusals' in parsed) {
    const [first] = parsed.refusals
    return { problem: first ? `${describeWhatIfRefusal(first, language)}.` : '' }
  }
  const { baseline, scenarios } = input as FileForm
  const { travel, populationYear } = parsed.file.baseline
  const [scenario] = scenarios
  return {
    name: scenario?.name ?? '',
    baseline: {
      ...baseline,
      ...{ travel, populationYear },
      sites: baseline.sites.map((site) => ({ ...site, name: site.name ?? site.id, days: site.days ?? 0 })),
      practitioners: (baseline.practitioners ?? []).map((person) => ({
        ...person,
        label: person.label ?? person.id,
      })),
    },
    changes: scenario?.changes ?? [],
    maxMinutes: parsed.file.maxMinutes,
    on: scenario?.on ?? null,
  }
}

/** The scenario as `maillage whatif` reads it: the same figures without this screen. */
export function scenarioFile(
  baseline: WhatIfBaseline,
  scenario: { readonly name: string; readonly on: string | null; readonly changes: readonly WhatIfChange[] },
  maxMinutes: number,
): string {
  const { on, ...rest } = scenario
  return `${JSON.stringify({ maxMinutes, baseline, scenarios: [on === null ? rest : scenario] }, null, 2)}\n`
}
