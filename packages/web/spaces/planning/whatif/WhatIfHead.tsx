import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { sayDays } from './say-change.ts'
import { answerIn, type WhatIfScreen } from './use-whatif-screen.ts'
import type { WhatIfAnswer } from './what-if-messages.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
}

/** What the changes do, in a sentence; and the sites whose days change. */
export function WhatIfHead({ screen, text }: Props) {
  const { words, language } = usePlanning()
  const { changes, shown, view } = screen
  const answer = answerIn(shown.value)
  if (changes.length === 0)
    return (
      <header className="whatif-head">
        <h1>{text.head.empty}</h1>
        <p>{text.head.emptyHint}</p>
      </header>
    )
  if (!answer) return shown.isWorking ? <p className="small">{text.head.working}</p> : null
  const { losing, winning } = answer.comparison
  const { head } = text
  const remedy = head.remedies[view.remedy]
  const what = subjectOf(screen, text)
  const isMany = changes.length > 1
  const title =
    losing.people > 0
      ? head.loses(remedy, what, isMany, words.count(losing.people))
      : winning.people > 0
        ? head.wins(remedy, what, isMany, words.count(winning.people))
        : head.nobody(remedy, what, isMany)
  const sites = answer.sites.filter((site) => site.before && site.before.days !== site.days)
  const say = (days: number) => sayDays(days, language)
  return (
    <header className="whatif-head" aria-busy={shown.isWorking}>
      <h1 aria-live="polite">{title}</h1>
      {sites.length > 0 ? (
        <p>
          {sites
            .map(({ id, before, days, isOpen }) =>
              before?.isOpen && !isOpen
                ? head.noSlot(screen.siteName(id))
                : head.siteDays(screen.siteName(id), say(before?.days ?? 0), say(days)),
            )
            .join('. ')}
          .
        </p>
      ) : null}
    </header>
  )
}

/** What the sentence is about: one departure, one closure, or so many changes. */
export function subjectOf({ changes, baseline, siteName }: WhatIfScreen, { head }: WhatIfText): string {
  const [change] = changes
  if (changes.length > 1 || !change) return head.several(changes.length)
  if (change.kind === 'close-site') return head.closing(siteName(change.site))
  if (change.kind === 'open-site') return head.opening(change.name)
  if (change.kind !== 'retire-practitioner') return head.one
  const days = baseline?.practitioners.find(({ id }) => id === change.practitioner)?.days ?? {}
  const [site] = Object.entries(days).toSorted((a, b) => b[1] - a[1])
  return site ? head.retirement(siteName(site[0])) : head.one
}

/** The site that loses most days, to name a scenario after. */
export function mostHit(answer: WhatIfAnswer | undefined): string | undefined {
  const lost = (site: WhatIfAnswer['sites'][number]) => (site.before?.days ?? 0) - site.days
  return answer?.sites.filter((site) => lost(site) > 0).toSorted((a, b) => lost(b) - lost(a))[0]?.id
}
