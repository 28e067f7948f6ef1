import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { createRouter, handleErrors } from '../../platform/http.ts'
import { identifyRequests } from '../../platform/identify-requests.ts'
import { createLogger } from '../../platform/log.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { follow } from '../../testing/oidc-journey.ts'
import { openPersonDesk, publicUrl } from '../../testing/person-desk.ts'
import { openPscJourney, refusalIn, refusedAs, START, TRUSTED } from '../../testing/psc-journey.ts'
import { bookingTasks } from '../booking/booking.tasks.ts'
import { createOidcClient } from './oidc-client.ts'
import { oidcRoutes } from './oidc.routes.ts'
import { newOidcToken } from './oidc-secrets.ts'
import { startOidc } from './start-oidc.ts'

const NOW = '2027-01-11T08:00:00Z'
let journey: Awaited<ReturnType<typeof openPscJourney>>
let server: typeof journey.server
let desk: typeof journey.desk

beforeAll(async () => {
  journey = await openPscJourney(NOW)
  ;({ server, desk } = journey)
})
afterAll(() => journey.close())
beforeEach(() => {
  server.lies = {}
  desk.clock.moveTo(NOW)
})

const signIn = (browser?: Browser) => journey.signIn(browser)
const untilTheAnswer = (browser: Browser) => journey.untilTheAnswer(browser)
const bringBack = (browser: Browser, answer: URL) => journey.bringBack(browser, answer)

describe('a sign-in server that does not answer', () => {
  it('when the sign-in ends, is said so; a later one is taken', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    server.lies = { away: true }
    expect(await bringBack(browser, answer)).toEqual(refusedAs('oidc-unavailable'))
    server.lies = {}
    expect(await signIn()).toEqual(refusedAs(TRUSTED))
  })

  it('when the sign-in begins, is said so; its metadata are asked for again', async () => {
    const fresh = await openPersonDesk(NOW, {
      psc: { issuer: server.issuer, clientId: server.clientId, clientSecret: server.clientSecret },
    })
    server.lies = { away: true }
    expect(refusalIn(await follow(fresh.browser(), publicUrl, START))).toEqual(refusedAs('oidc-unavailable'))
    server.lies = {}
    expect(refusalIn(await follow(fresh.browser(), publicUrl, START))).toEqual(refusedAs(TRUSTED))
    await fresh.close()
  })
})

describe('a sign-in begun by a page of another site', () => {
  it('leads to our door, where the person presses; nothing is begun', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await desk.app.request(START, { headers: { 'sec-fetch-site': site } })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/compte/connexion'])
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
  })
})

describe('a sign-in server with another document of metadata', () => {
  it('is named by the address of that document', async () => {
    const issuer = `${server.issuer}/.well-known/openid-configuration`
    const other = await openPersonDesk(NOW, {
      psc: { issuer, clientId: server.clientId, clientSecret: server.clientSecret },
    })
    expect(refusalIn(await follow(other.browser(), publicUrl, START))).toEqual(refusedAs(TRUSTED))
    server.lies = { idToken: (claims) => ({ ...claims, iss: 'https://ailleurs.exemple' }) }
    expect(refusalIn(await follow(other.browser(), publicUrl, START))).toEqual(refusedAs('oidc-invalid'))
    await other.close()
  })
})

describe('why an answer was not taken', () => {
  it('is noted without anything that the answer could have brought', async () => {
    const lines: object[] = []
    const log = { ...createLogger('silent'), warn: (line: object) => void lines.push(line) } as never
    const app = createRouter()
    identifyRequests(app, async () => ({ kind: 'public' }))
    const oidc = createOidcClient(
      { psc: { issuer: server.issuer, clientId: 'a', clientSecret: 'b' } },
      publicUrl,
    )
    const { platform, network, cookie } = desk
    app.route('/', oidcRoutes({ platform, network, publicUrl, cookie, log, oidc }))
    const browser = openBrowser(app)
    for (const error of ['access_denied', 'Jeanne Exemple <jeanne@exemple.fr>']) {
      const began = await browser.visit(START)
      const state = new URL(began.headers.get('location') ?? '').searchParams.get('state') ?? ''
      const query = new URLSearchParams({ error, state, iss: server.issuer })
      await browser.visit(`/api/oidc/psc/callback?${query}`)
    }
    expect(lines).toEqual([
      { event: 'oidc.failed', provider: 'psc', code: 'oidc-refused', cause: 'access_denied' },
      { event: 'oidc.failed', provider: 'psc', code: 'oidc-refused', cause: 'unknown' },
    ])
  })
})

describe('sign-ins begun from one network of addresses', () => {
  it('are a hundred in an hour', async () => {
    const begin = (address: string) =>
      runAction(
        desk.platform,
        startOidc,
        { actor: { kind: 'public' }, language: 'fr', address },
        {
          networkId: desk.facts.networkId,
          provider: 'psc',
          state: newOidcToken(),
          browser: newOidcToken(),
          returnPath: undefined,
        },
      )
    for (let i = 0; i < 100; i++) await begin('203.0.113.0/24')
    await expect(begin('203.0.113.0/24')).rejects.toMatchObject({ kind: 'oidc-too-many' })
    await expect(begin('198.51.100.0/24')).resolves.toBeNull()
  })
})

describe('whatever else is refused', () => {
  it('ends on a page too: a browser shows what it gets', async () => {
    const app = createRouter()
    const log = createLogger('silent')
    handleErrors(app, log, createMetrics())
    identifyRequests(app, async () => ({ kind: 'public' }))
    const network = {
      id: () => Promise.reject(new Refusal('database-away', 503, { fr: 'Absente.', en: 'Away.' })),
    }
    const oidc = createOidcClient(
      { psc: { issuer: server.issuer, clientId: 'a', clientSecret: 'b' } },
      publicUrl,
    )
    app.route(
      '/',
      oidcRoutes({ platform: desk.platform, network, publicUrl, cookie: desk.cookie, log, oidc }),
    )
    const response = await app.request('/api/oidc/psc/callback?code=a&state=b')
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/compte/connexion?refus=oidc-unavailable',
    ])
  })
})

describe('what is kept of a sign-in under way', () => {
  it('is thrown away once it is over', async () => {
    await untilTheAnswer(desk.browser())
    const purge = () => bookingTasks(desk)['purge-short-lived']({})
    const left = async () => (await desk.db.selectFrom('oidc_transaction').select('id').execute()).length
    const before = await left()
    await purge()
    expect(await left()).toBe(before)
    desk.clock.moveTo('2027-01-11T08:10:01Z')
    await purge()
    expect(await left()).toBe(0)
  })

  it('is a hash of the state and of the browser: neither opens it', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    const rows = JSON.stringify(await desk.db.selectFrom('oidc_transaction').selectAll().execute())
    const secrets = [
      answer.searchParams.get('state'),
      answer.searchParams.get('code'),
      ...browser.cookies.values(),
    ]
    for (const secret of secrets) expect(rows).not.toContain(secret)
  })

  it('is bound by a cookie that no script reads and no other site sends', async () => {
    const response = await desk.browser().visit(START)
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-maillage-oidc=[\w-]{43}; /)
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=600'])
      expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain')
  })
})

describe('a refusal', () => {
  it('is explained in both languages, an unknown one too', async () => {
    const explain = async (code: string) => (await desk.browser().get(`/api/oidc/refusals/${code}`)).body
    expect(await explain('oidc-over')).toMatchObject({
      code: 'oidc-over',
      sentence: { en: expect.stringContaining('Start again') },
    })
    expect((await explain('constructor')).code).toBe('oidc-invalid')
  })
})
