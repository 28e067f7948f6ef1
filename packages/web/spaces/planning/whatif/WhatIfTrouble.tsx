import { describeWhatIfRefusal } from '@maillage/planning/whatif/what-if-sentences.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { capitalised } from '../../../i18n/time-words.ts'
import { usePlanning } from '../planning-context.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'

/** Why a scenario cannot be computed, and how to go on. */
export function WhatIfTrouble({ screen, text }: { screen: WhatIfScreen; text: WhatIfText }) {
  const { language } = usePlanning()
  const { shown, bare } = screen
  if (bare.isFailed || shown.isFailed)
    return (
      <p className="whatif-trouble" role="alert">
        {text.failed}
      </p>
    )
  if (!shown.value || !('refusals' in shown.value)) return null
  const sentences = shown.value.refusals.map((refusal) => {
    if (refusal.kind === 'closes-every-site') return text.refused.closesAll
    if (refusal.kind === 'other-population') return text.refused.otherYear
    return `${capitalised(describeWhatIfRefusal({ ...refusal, path: '' }, language))}.`
  })
  return (
    <section className="whatif-trouble" role="alert">
      <h2>{text.refused.title}</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <button type="button" className="tool" onClick={screen.undo}>
        {text.refused.undo}
      </button>
    </section>
  )
}
