import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { serveStatic } from '@hono/node-server/serve-static'
import type { App } from './http.ts'

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Each space has its own page and bundle; any address below it is that page (the address is the screen's state). */
const PAGES: [RegExp, string][] = [
  [/^\/bureau(\/|$)/, 'office.html'],
  [/^\/(compte|mon-espace)(\/|$)/, 'account.html'],
  [/^\/territoire(\/|$)/, 'planning.html'],
  [/^\/acces(\/|$)/, 'access.html'],
  [/^\//, 'index.html'],
]

/** Serves the built web application: hashed assets for a year, pages never kept. */
export function staticPages(app: App, serve: typeof serveStatic): void {
  const root = relative(process.cwd(), dist) || '.'
  app.use(
    '/assets/*',
    serve({
      root,
      onFound: (_path, c) => void c.header('cache-control', 'public, max-age=31536000, immutable'),
      precompressed: true,
    }),
  )
  app.get('*', async (c, next) => {
    if (c.req.path.startsWith('/api/') || c.req.path.startsWith('/assets/')) return next()
    if (/\.[a-z0-9]{2,5}$/.test(c.req.path)) return serve({ root })(c, next)
    const page = PAGES.find(([pattern]) => pattern.test(c.req.path))?.[1] ?? 'index.html'
    const html = await readFile(`${dist}/${page}`, 'utf8').catch(() => undefined)
    if (html === undefined) return next()
    c.header('cache-control', 'no-cache')
    return c.html(html)
  })
}
