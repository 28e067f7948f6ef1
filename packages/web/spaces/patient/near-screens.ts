/** The screens that load apart, each by its route. */
export const screens = {
  alarm: () => import('./home/AlarmPage.tsx'),
  results: () => import('./results/ResultsPage.tsx'),
  map: () => import('./map/ResultsMap.tsx'),
  booking: () => import('./booking/BookingPage.tsx'),
  done: () => import('./booking/DonePage.tsx'),
  link: () => import('./link/LinkPage.tsx'),
  rights: () => import('./about/RightsPage.tsx'),
  accessibility: () => import('./about/AccessibilityPage.tsx'),
  messages: () => import('./dev/MessagesPage.tsx'),
}

/** Once the first screen is quiet, brings the next ones: the journey then goes on through a cut network. */
export function bringNearScreens(): void {
  const bring = () => {
    for (const load of [screens.results, screens.alarm, screens.booking, screens.done, screens.map])
      load().catch(() => undefined)
  }
  if ('requestIdleCallback' in window) window.requestIdleCallback(bring, { timeout: 4_000 })
  else setTimeout(bring, 2_000)
}
