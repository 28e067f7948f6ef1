import { type AddressInfo, connect } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from './app.ts'
import type { App } from './platform/http.ts'
import { signInAs } from './testing/sign-in-as.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

let test: TestApp
/** As it is installed: in production, behind a name, over https. */
let app: App
beforeAll(async () => {
  test = await createTestApp({ scenario: 'saint-martin', now: '2027-01-12T14:00:00Z' })
  app = createApp({ ...test.deps, publicUrl: 'https://soins.example', production: true })
  app.get('/api/defect', () => {
    throw new Error('relation "patient" of Jeanne Exemple, password hunter2')
  })
}, 60_000)
afterAll(() => test.close())

const lastSession = () =>
  test.db.selectFrom('session').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

const PAGES = ['/', '/bureau', '/bureau/fiches', '/compte/connexion', '/mon-espace', '/rdv/none']
const ANSWERS = [
  '/api/network',
  '/api/none',
  '/api/defect',
  '/api/office/day?date=2027-01-12',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/assets/none.js',
  '/none.txt',
]

describe('every answer', () => {
  it.each([...PAGES, ...ANSWERS])('of %s is kept to our own pages, by the browser', async (path) => {
    const { headers } = await app.request(`https://soins.example${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|http:/)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
    if (path.startsWith('/api/')) expect(headers.get('cache-control')).toMatch(/no-store|max-age/)
  })

  it('gives no file beside those of the web, however the address is written', async () => {
    for (const path of [
      '/.git/config',
      '/.env',
      '/package.json',
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/%2e%2e/%2e%2e/server/app.ts',
      '/..%5c..%5cpackage.json',
      '//etc/passwd',
      '/assets/',
      '/assets',
      '/.maillage/secret',
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      expect(answer, path).not.toMatch(/"workspaces"|\[core\]|root:x:|import \{|<li>|Index of/)
      expect(answer.split('\r\n')[0], path).toMatch(/ (200|400|404) /)
      if (answer.startsWith('HTTP/1.1 200')) expect(answer, path).toContain('text/html')
    }
  })

  it('answers neither TRACE nor CONNECT', async () => {
    for (const method of ['TRACE', 'TRACK', 'CONNECT']) {
      const answer = await raw(
        `${method} / HTTP/1.1\r\nHost: x\r\nCookie: echo=hunter2\r\nConnection: close\r\n\r\n`,
      )
      expect(answer, method).not.toMatch(/^HTTP\/1.1 2|hunter2/)
    }
    expect((await app.request('/')).status).toBeLessThan(500)
  })
})

describe('the document of the interface', () => {
  it('is made once, however often anybody asks', async () => {
    const fresh = createApp(test.deps)
    const made = vi.spyOn(fresh, 'getOpenAPI31Document')
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await (await fresh.request('/api/openapi.json')).text())
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('"x-operation":"sign-in-with-password"')
    expect(made).toHaveBeenCalledTimes(1)
  })
})

describe('a change', () => {
  it('is not taken from a form of another page, whatever it calls itself', async () => {
    const { paths } = (await (await app.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { requestBody?: { required?: boolean; content: object } }>>
    }
    const posts = Object.entries(paths).filter(([, { post }]) => post?.requestBody)
    expect(posts.length).toBeGreaterThan(20)
    for (const [path, { post }] of posts) {
      expect(post?.requestBody, path).toMatchObject({ required: true })
      expect(Object.keys(post?.requestBody?.content ?? {}), path).toEqual(['application/json'])
    }
    const body = JSON.stringify({ email: 'a@essai.example', password: 'un mot de passe' })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await app.request('/api/sign-in/password', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      })
      expect([400, 415], type).toContain(answer.status)
    }
  })
})

describe('an unexpected error', () => {
  it('is told by a reference, never by what went wrong', async () => {
    const answer = await app.request('/api/defect')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).toMatch(/"reference":"[0-9a-f]{8}"/)
    expect(text).not.toMatch(/Jeanne|hunter2|relation|\.ts|at /)
  })
})

describe('a session', () => {
  const mine = (cookie: string) => test.request('/api/my/sessions', { headers: { cookie } })

  it('is worth nothing once its account is closed', async () => {
    const { cookie } = await signInAs(test, ['secretary'])
    expect((await mine(cookie)).status).toBe(200)
    await test.db
      .updateTable('account')
      .set({ closed_at: new Date(test.clock.now().epochMilliseconds) })
      .where('id', '=', (await lastSession()).account_id)
      .execute()
    expect((await mine(cookie)).status).toBe(401)
  })

  it('is worth nothing once it was signed out', async () => {
    const { cookie, origin } = await signInAs(test, ['secretary'])
    await test.request('/api/sign-out', { method: 'POST', headers: { cookie, origin } })
    expect((await mine(cookie)).status).toBe(401)
  })

  it('ends without anybody at the screen, even while the screen asks by itself', async () => {
    const { cookie } = await signInAs(test, ['secretary'])
    await test.db
      .updateTable('session')
      .set({ idle_minutes: 30 })
      .where('id', '=', (await lastSession()).id)
      .execute()
    const ask = async (headers: Record<string, string>) =>
      (await test.request('/api/my/sessions', { headers: { cookie, ...headers } })).status
    test.clock.advance(20)
    expect(await ask({})).toBe(200)
    test.clock.advance(20)
    expect(await ask({ 'x-unattended': '1' }), 'kept by the one before').toBe(200)
    expect(await ask({ accept: 'text/event-stream' })).toBe(200)
    test.clock.advance(20)
    expect(await ask({ 'x-unattended': '1' })).toBe(401)
  })

  it('of a demonstration is worth nothing in production', async () => {
    const { cookie } = await signInAs(test, ['secretary'])
    const { account_id } = await lastSession()
    await test.db.updateTable('account').set({ demo: true }).where('id', '=', account_id).execute()
    const production = createApp({ ...test.deps, production: true })
    expect((await mine(cookie)).status).toBe(200)
    const ofProduction = async () =>
      (await production.request('/api/my/sessions', { headers: { cookie } })).status
    expect(await ofProduction()).toBe(401)
    await test.db.updateTable('account').set({ demo: false }).where('id', '=', account_id).execute()
    expect(await ofProduction()).toBe(200)
    await test.db
      .updateTable('session')
      .set({ factors: ['demo'] })
      .where('account_id', '=', account_id)
      .execute()
    expect(await ofProduction(), 'of one press').toBe(401)
    expect((await mine(cookie)).status).toBe(200)
  })
})

describe('the measures of the server', () => {
  const TOKEN = 'a token of the collector, long enough'
  const ask = async (app: App, headers = {}) => (await app.request('/metrics', { headers })).status
  const appWith = (deps: Partial<TestApp['deps']>) => createApp({ ...test.deps, ...deps })

  it('are not there in production without a token', async () => {
    expect(await ask(appWith({ production: true }))).toBe(404)
    expect(await ask(appWith({ production: true }), { authorization: 'Bearer ' })).toBe(404)
  })

  it('are for whoever brings the token', async () => {
    const app = appWith({ production: true, metricsToken: TOKEN })
    expect(await ask(app)).toBe(404)
    expect(await ask(app, { authorization: 'Bearer another token' })).toBe(404)
    expect(await ask(app, { authorization: `Bearer ${TOKEN}` })).toBe(200)
  })

  it('without a token are for this machine, and not for whom a proxy brings', async () => {
    expect(await ask(appWith({}))).toBe(200)
    expect(await ask(appWith({}), { 'x-forwarded-for': '203.0.113.7' })).toBe(404)
    expect(await ask(appWith({ metricsToken: TOKEN }))).toBe(404)
  })
})

/** What a server answers to bytes that no browser would send. */
async function raw(request: string): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  try {
    return await new Promise<string>((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(request))
      let answer = ''
      socket.setTimeout(3000, () => socket.destroy())
      socket.on('data', (bytes) => {
        answer += bytes.toString('latin1')
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })
  } finally {
    server.close()
  }
}
