import { type ComponentType, lazy, Suspense } from 'react'
import { useAddress } from './address.tsx'
import { Alone } from './frame/Alone.tsx'
import { Boundary } from './frame/Boundary.tsx'
import { usePlanning } from './planning-context.ts'

type Load = () => Promise<{ default: ComponentType }>

/** The pages of this space, in the order of their tabs: each loads when one goes there. A page has a tab once it is here. */
export const PLANNING_PAGES = [
  { key: 'atlas', path: '/territoire', load: (() => import('./atlas/AtlasPage.tsx')) as Load },
  { key: 'siting', path: '/territoire/ouvrir', load: (() => import('./siting/SitingPage.tsx')) as Load },
  { key: 'whatif', path: '/territoire/et-si', load: (() => import('./whatif/WhatIfPage.tsx')) as Load },
  {
    key: 'trajectory',
    path: '/territoire/trajectoire',
    load: (() => import('./trajectory/TrajectoryPage.tsx')) as Load,
  },
  { key: 'method', path: '/territoire/methode', load: (() => import('./method/MethodPage.tsx')) as Load },
] as const

export type PlanningPage = 'atlas' | 'siting' | 'whatif' | 'trajectory' | 'method'

const PAGES = new Map(PLANNING_PAGES.map(({ path, load }) => [path as string, { load, Page: lazy(load) }]))

/** Begins to load the page of an address, while what every page needs is read. */
export function loadPage(path: string): void {
  void PAGES.get(path)
    ?.load()
    .catch(() => undefined)
}

export function Pages() {
  const { path } = useAddress()
  const { text } = usePlanning()
  const found = PAGES.get(path)
  if (!found) return <Alone title={text.notFound} hint={text.notFoundHint} way={text.toAtlas} />
  return (
    <Boundary key={path} text={text}>
      <Suspense fallback={<Alone hint={text.loading} isWaiting />}>
        <found.Page />
      </Suspense>
    </Boundary>
  )
}
