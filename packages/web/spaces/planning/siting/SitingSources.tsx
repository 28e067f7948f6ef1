import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { travelLabel } from '../atlas/atlas-view.ts'
import { PageLink } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import type { SitingScreen } from './use-siting-screen.ts'

/** Where the figures come from, and the command that gives the same ones without this screen. */
export function SitingSources({ screen, text }: { screen: SitingScreen; text: SitingText }) {
  const { text: shared, words } = usePlanning()
  const { view, kept, ground, now } = screen
  const travel = travelLabel(view.travel)
  const parts = [
    `maillage site --area ${view.area}`,
    kept.length > 0 ? `--fixed ${kept.map(({ communeCode }) => communeCode).join(',')}` : '',
    view.forbidden.length > 0 ? `--forbid ${view.forbidden.join(',')}` : '',
    view.objective === 'set-covering' ? '' : `--k ${view.k}`,
    `--max-minutes ${view.minutes}`,
    `--objective ${view.objective}`,
    view.parent === undefined ? '' : `--parent-minutes ${view.parent}`,
    `--travel ${travel}`,
  ]
  return (
    <p className="siting-sources">
      {text.sources(travel, ground?.communes.populationYear ?? 0, words.date(now))}{' '}
      <code>{parts.filter((part) => part !== '').join(' ')}</code>{' '}
      <PageLink href="/territoire/methode#ouvrir">{shared.pages.method}</PageLink>
    </p>
  )
}
