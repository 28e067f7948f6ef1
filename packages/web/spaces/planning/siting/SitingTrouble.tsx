import type { SitingRefusal } from '@maillage/planning/siting/siting-problem.ts'
import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { usePlanning } from '../planning-context.ts'
import type { PlanningWords } from '../planning-words.ts'
import type { SitingScreen } from './use-siting-screen.ts'

const NAMED = 4

/** Why there is no answer, and what to change: which constraint cannot be met, in a sentence. */
export function SitingTrouble({ screen, text }: { screen: SitingScreen; text: SitingText }) {
  const { words } = usePlanning()
  const { search, nameOf } = screen
  if (search.state === 'failed')
    return (
      <p className="siting-trouble" role="alert">
        {text.failed}{' '}
        <button type="button" className="tool" onClick={screen.again}>
          {text.again}
        </button>
      </p>
    )
  if (search.state !== 'refused') return null
  return (
    <p className="siting-trouble" role="alert">
      {sentenceOf(search.refusal, search.codes.map(nameOf), text, words)}
    </p>
  )
}

function sentenceOf(
  refusal: SitingRefusal,
  names: readonly string[],
  text: SitingText,
  words: PlanningWords,
): string {
  const { refusals } = text
  if (refusal.kind === 'k-above-candidates') return refusals[refusal.kind](refusal.k, refusal.candidates)
  if (refusal.kind === 'no-parent-in-reach') return refusals[refusal.kind](refusal.atMost)
  if (refusal.kind === 'unreachable') {
    const others = names.length - NAMED
    const named = [...names.slice(0, NAMED), ...(others > 0 ? [text.andOthers(others)] : [])].join(', ')
    return refusals[refusal.kind](named, words.count(refusal.people))
  }
  if (refusal.kind === 'cover-out-of-reach') return refusals[refusal.kind](words.count(refusal.beyond))
  if (refusal.kind === 'no-site-open' || refusal.kind === 'nobody-to-serve' || refusal.kind === 'too-large')
    return refusals[refusal.kind]
  return refusals.other
}
