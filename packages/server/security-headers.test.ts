import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await createTestApp({ scenario: 'saint-martin', now: '2027-01-12T13:00:00Z' })
}, 60_000)
afterAll(() => server.close())

const web = new URL('../web/', import.meta.url)
const pages = [
  '/',
  '/bureau/fleurance',
  '/compte/connexion',
  '/compte/invitation',
  '/mon-espace',
  '/territoire/atlas',
  '/acces',
  '/acces/32256',
  '/acces/32256/integrer/x',
  '/r/x',
  '/api/network',
]

describe('what the server tells a browser', () => {
  it.each(pages)('lets %s run and draw nothing but our own files, and be framed by nobody', async (path) => {
    const { headers } = await server.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`default-src 'self'`)
    expect(policy).toContain(`frame-ancestors 'none'`)
    expect(policy).toContain(`base-uri 'none'`)
    expect(policy).toContain(`form-action 'self'`)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('lets any site frame the access of a commune, on the page made for it alone, which gives no cookie', async () => {
    const { headers } = await server.request('/acces/32256/integrer')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors *')
    expect(policy.replace('frame-ancestors *', '')).not.toMatch(/unsafe|\*|https?:/)
    expect(policy).toContain(`default-src 'self'`)
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('lets the thread of the solver alone compile WebAssembly, and nothing else run what it makes', async () => {
    const { headers } = await server.request('/assets/siting-worker-B4x_2a.js')
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(headers.get('content-security-policy')).not.toContain("'unsafe-eval'")
    const other = await server.request('/assets/access-worker-B4x_2a.js')
    expect(other.headers.get('content-security-policy')).not.toContain('wasm')
  })

  it('asks for https ever after over https, and not on a machine without', async () => {
    const overHttps = createApp({ ...server.deps, publicUrl: 'https://gers.example' })
    const told = async (app: Pick<TestApp, 'request'> | typeof overHttps) =>
      (await app.request('/healthz')).headers.get('strict-transport-security')
    expect(await told(overHttps)).toBe('max-age=31536000; includeSubDomains')
    expect(await told(server)).toBeNull()
  })

  it('keeps no answer of the interface', async () => {
    expect((await server.request('/api/session')).headers.get('cache-control')).toBe('no-store')
  })

  it('refuses a change that another site makes with the cookie of ours', async () => {
    const headers = { cookie: 'maillage=x', 'sec-fetch-site': 'cross-site' }
    const answer = await server.request('/api/sign-out', { method: 'POST', headers })
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'other-origin'])
  })
})

const sources = readdirSync(web).filter((name) => name.endsWith('.html'))
it.each(sources)('%s has neither script nor style of its own: the policy would stop them', (name) => {
  const page = readFileSync(new URL(name, web), 'utf8')
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i)
})
