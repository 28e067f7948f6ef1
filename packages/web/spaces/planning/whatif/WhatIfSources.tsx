import { WHAT_IF_ASSUMPTIONS } from '@maillage/planning/whatif/assumptions.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { PageLink } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { sayTravel } from './say-change.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'

export function sourcesOf({ baseline }: WhatIfScreen, text: WhatIfText, language: 'fr' | 'en'): string {
  if (!baseline) return ''
  return text.sources(
    sayTravel(baseline.travel, text, language),
    baseline.populationYear,
    plainDate(baseline.date, language),
  )
}

/** What the figures take for granted, and where they come from. */
export function WhatIfSources({ screen, text }: { screen: WhatIfScreen; text: WhatIfText }) {
  const { text: shared, language } = usePlanning()
  if (!screen.baseline) return null
  return (
    <footer className="whatif-sources">
      <details>
        <summary>{text.assumptions}</summary>
        <ul>
          {WHAT_IF_ASSUMPTIONS[language].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      <p>
        {sourcesOf(screen, text, language)} <code>maillage whatif</code>.{' '}
        <PageLink href="/territoire/methode#et-si">{shared.pages.method}</PageLink>
      </p>
    </footer>
  )
}
