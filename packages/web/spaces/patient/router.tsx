import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
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
    component: lazyRouteComponent(() => import('./home/AlarmPage.tsx'), 'AlarmPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rendez-vous',
    validateSearch: parseResultsView,
    component: lazyRouteComponent(() => import('./results/ResultsPage.tsx'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rendez-vous/qui',
    component: lazyRouteComponent(() => import('./booking/BookingPage.tsx'), 'BookingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rendez-vous/note',
    component: lazyRouteComponent(() => import('./booking/DonePage.tsx'), 'DonePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/r/$token',
    component: lazyRouteComponent(() => import('./link/LinkPage.tsx'), 'LinkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/dev/messages',
    component: lazyRouteComponent(() => import('./dev/MessagesPage.tsx'), 'MessagesPage'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
