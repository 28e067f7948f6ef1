import type { ReactNode } from 'react'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { PageLink, useAddress } from '../address.tsx'
import { PLANNING_PAGES, type PlanningPage } from '../pages.tsx'
import { usePlanning } from '../planning-context.ts'
import { CopyLink } from './CopyLink.tsx'
import { TopBar } from './TopBar.tsx'

interface Props {
  /** The tab that is open. */
  page: PlanningPage
  title: string
  /** Beside the name of the space: the search of places. */
  search?: ReactNode
  /** What the screen stands on and how fresh it is, in a sentence. */
  state?: ReactNode
  /** After "Copier le lien": export. */
  actions?: ReactNode
  children: ReactNode
}

/** The bars over every page of planning: the spaces of Maillage, the pages of this one, how fresh it is, its link. */
export function PlanningFrame({ page, title, search, state, actions, children }: Props) {
  const { text, isDemonstration } = usePlanning()
  usePageTitle(`${title}, ${text.title}`)
  return (
    <div className="planning">
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      {isDemonstration ? (
        <p className="demo">
          <b>{text.demonstration}</b>
        </p>
      ) : null}
      <TopBar search={search} />
      <div className="planning-sub">
        <Tabs page={page} />
        <div className="planning-tools">
          {state}
          <CopyLink />
          {actions}
        </div>
      </div>
      <main id="contenu" className={`planning-main is-${page}`} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** The area goes along from page to page; the rest of the address is the page's own. */
function Tabs({ page }: { page: PlanningPage }) {
  const { text } = usePlanning()
  const area = useAddress().search.get('area')
  const query = area ? `?area=${area}` : ''
  if (PLANNING_PAGES.length < 2) return <p className="planning-one">{text.pages[page]}</p>
  return (
    <nav aria-label={text.pagesLabel}>
      <ul>
        {PLANNING_PAGES.map(({ key, path }) => (
          <li key={key}>
            <PageLink href={`${path}${query}`} aria-current={key === page ? 'page' : undefined}>
              {text.pages[key]}
            </PageLink>
          </li>
        ))}
        <li>
          <a href="/acces">{text.pages.public}</a>
        </li>
      </ul>
    </nav>
  )
}
