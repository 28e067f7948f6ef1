import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { screens } from './near-screens.ts'
import { HomePage } from './home/HomePage.tsx'
import { NotFoundPage } from './trouble/NotFoundPage.tsx'
import { parseResultsView } from './results/results-view.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

/** The home page is the first question; the other screens load when they are near. */
const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/urgence',
    component: lazyRouteComponent(screens.alarm, 'AlarmPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rendez-vous',
    validateSearch: parseResultsView,
    component: lazyRouteComponent(screens.results, 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rendez-vous/qui',
    component: lazyRouteComponent(screens.booking, 'BookingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rendez-vous/note',
    component: lazyRouteComponent(screens.done, 'DonePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/r/$token',
    component: lazyRouteComponent(screens.link, 'LinkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/vos-droits',
    component: lazyRouteComponent(screens.rights, 'RightsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accessibilite',
    component: lazyRouteComponent(screens.accessibility, 'AccessibilityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/dev/messages',
    component: lazyRouteComponent(screens.messages, 'MessagesPage'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Plain addresses: ?commune=32132, not the router's JSON with its quotes.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const plain = Object.entries(search).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    )
    return plain.length === 0 ? '' : `?${new URLSearchParams(plain)}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
