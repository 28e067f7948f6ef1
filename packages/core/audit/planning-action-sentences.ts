import type { ActionSentences } from './sentence.ts'

export const planningActionSentences: ActionSentences = {
  'make-scenario': { fr: 'Scénario de planification enregistré', en: 'Planning scenario kept' },
  'change-scenario': { fr: 'Scénario de planification changé', en: 'Planning scenario changed' },
  'duplicate-scenario': { fr: 'Scénario de planification copié', en: 'Planning scenario copied' },
  'remove-scenario': { fr: 'Scénario de planification supprimé', en: 'Planning scenario removed' },
}
