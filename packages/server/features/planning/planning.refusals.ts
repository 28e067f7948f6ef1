import type { WhatIfRefusal } from '@maillage/planning/whatif/what-if-refusal.ts'
import { describeWhatIfRefusal } from '@maillage/planning/whatif/what-if-sentences.ts'
import { Refusal } from '../../platform/refusal.ts'

export function noSuchScenario(): Refusal {
  return new Refusal('no-such-scenario', 404, {
    fr: 'Ce scénario n’existe plus, ou il est d’un autre réseau. Choisissez-en un dans la liste.',
    en: 'This scenario exists no longer, or is of another network. Choose one from the list.',
  })
}

/** Somebody else changed it: the version that stands is beside, so that the screen may show both. */
export function scenarioChanged(version: number): Refusal {
  return new Refusal(
    'scenario-changed',
    409,
    {
      fr: 'Ce scénario vient d’être changé par quelqu’un d’autre. Rechargez-le, ou enregistrez le vôtre sous un autre nom.',
      en: 'Somebody else has just changed this scenario. Load it again, or keep yours under another name.',
    },
    { version },
  )
}

/** What is wrong in it, the first place first. */
export function scenarioRefused(refusals: readonly WhatIfRefusal[]): Refusal {
  const [first] = refusals
  const say = (language: 'fr' | 'en') => (first ? describeWhatIfRefusal(first, language) : '')
  return new Refusal(
    'scenario-refused',
    422,
    {
      fr: `Ce scénario ne se lit pas. ${say('fr')}.`,
      en: `This scenario cannot be read. ${say('en')}.`,
    },
    { refusals: refusals.map(({ path, kind }) => ({ path, kind })) },
  )
}

export function tooManyScenarios(limit: number): Refusal {
  return new Refusal('too-many-scenarios', 409, {
    fr: `Le réseau garde déjà ${limit}\u00a0scénarios. Supprimez-en un avant d’en ajouter.`,
    en: `The network already keeps ${limit} scenarios. Remove one before adding another.`,
  })
}
