import { type Browser, keepCookies } from './browser.ts'

/**
 * What a browser does of itself: follows each redirection, between this site and the other server, with the cookies of each.
 * Stops at the first page, and gives its address; `stopBefore` stops at the first address that has it, without asking it.
 */
export async function follow(
  browser: Browser,
  publicUrl: string,
  from: string,
  stopBefore?: string,
): Promise<URL> {
  const elsewhere = new Map<string, string>()
  let at = new URL(from, publicUrl)
  for (let steps = 0; steps < 20; steps++) {
    if (stopBefore && at.href.includes(stopBefore)) return at
    const isHere = at.origin === publicUrl
    if (isHere && !at.pathname.startsWith('/api/')) return at
    const response = isHere
      ? await browser.visit(at.pathname + at.search)
      : await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...elsewhere].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
    if (!isHere) keepCookies(elsewhere, response)
    const location = response.headers.get('location')
    if (!location) throw new Error(`${at.pathname} answered ${response.status}: ${await response.text()}`)
    at = new URL(location, at)
  }
  throw new Error('a ring of redirections')
}
