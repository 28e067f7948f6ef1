import type { SharingReason } from '@maillage/planning/sharing/explain-sharing.ts'
import type { SharingProblem } from '@maillage/planning/sharing/sharing-problem.ts'
import type { Lang } from '../command.ts'
import { alignColumns } from './align-columns.ts'
import { days, gainInWords, hours, parting, SHARE_WORDS } from './share-words.ts'

/** Why a practitioner's days are parted so: the table of the alternatives, then the sentence. */
export function reasonInLines(problem: SharingProblem, reason: SharingReason, lang: Lang): string[] {
  const words = SHARE_WORDS[lang]
  const { label } = problem.practitioners[reason.practitioner]!
  const chosen = reason.alternatives.find(({ isChosen }) => isChosen)
  const unit = lang === 'fr' ? 'j' : 'd'
  const head = reason.sites.map((site) => problem.sites[site]!.label).join(', ')
  const rows = reason.alternatives.map(({ halfDays, isChosen, outcome }) => [
    `${isChosen ? '>' : ' '} ${halfDays.map((units) => `${days(units, lang)} ${unit}`).join(', ')}`,
    outcome === undefined
      ? words.impossible
      : words.coveredCell(days(outcome.covered, lang), days(reason.need, lang)),
    outcome === undefined ? '' : hours(outcome.road, lang),
  ])
  return [
    words.why(label, parting(chosen?.halfDays ?? [], lang)),
    ...alignColumns([[`  ${head}`, words.coveredHead, words.road], ...rows]),
    reasonSentence(reason, lang),
  ]
}

/** The sentence alone: what parts the choice from the best of the others. */
export function reasonSentence({ verdict, alternatives, need }: SharingReason, lang: Lang): string {
  const words = SHARE_WORDS[lang]
  if (verdict.kind === 'only') return words.only
  if (verdict.kind === 'too-many-sites') return words.tooManySites
  const rival = alternatives[verdict.rival]!
  const name = parting(rival.halfDays, lang)
  if (verdict.kind === 'covers-most')
    return words.coversMost(name, days(rival.outcome?.covered ?? 0, lang), days(need, lang))
  if (verdict.kind === 'tie') return words.tie(name)
  const [first, ...others] = verdict.gains
  const road = others.find(({ criterion }) => criterion === 'road')
  const told = [first, road].flatMap((gain) => (gain === undefined ? [] : [gainInWords(gain, lang)]))
  return words.tieBroken(name, told.join(words.and))
}
