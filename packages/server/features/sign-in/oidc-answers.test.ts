import { rppsFrom } from '@maillage/core/identity/rpps.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { createRouter, handleErrors } from '../../platform/http.ts'
import { identifyRequests } from '../../platform/identify-requests.ts'
import { createLogger } from '../../platform/log.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { follow } from '../../testing/oidc-journey.ts'
import { type OidcServer, startOidcServer } from '../../testing/oidc-server.ts'
import { openPersonDesk, type PersonDesk, publicUrl } from '../../testing/person-desk.ts'

import { bookingTasks } from '../booking/booking.tasks.ts'
import { createOidcClient } from './oidc-client.ts'
import { oidcRoutes } from './oidc.routes.ts'
import { newOidcToken } from './oidc-secrets.ts'
import { startOidc } from './start-oidc.ts'

/** A server whose only flaw is the one of each test: whoever signs in would be told `no-such-practitioner`. */
const TRUSTED = 'no-such-practitioner'
const NOW = '2027-01-11T08:00:00Z'
const START = '/api/oidc/psc/start'

let server: OidcServer
let desk: PersonDesk

beforeAll(async () => {
  const claims = { SubjectNameID: `8${rppsFrom('9970000001')}` }
  server = await startOidcServer({ service: 'psc', publicUrl, person: { sub: 'f:1:doctor', claims } })
  desk = await openPersonDesk(NOW, {
    psc: { issuer: server.issuer, clientId: server.clientId, clientSecret: server.clientSecret },
  })
})
afterAll(async () => {
  await desk.close()
  await server.close()
})
beforeEach(() => {
  server.lies = {}
  desk.clock.moveTo(NOW)
})

const refusalIn = (page: URL) => [page.pathname, page.searchParams.get('refus')]
const refusedAs = (code: string) => ['/compte/connexion', code]
const signIn = async (browser: Browser = desk.browser()) => refusalIn(await follow(browser, publicUrl, START))
/** As far as the answer, which the browser has not brought back yet. */
const untilTheAnswer = (browser: Browser) => follow(browser, publicUrl, START, '/callback?')
const bringBack = async (browser: Browser, answer: URL) =>
  refusalIn(await follow(browser, publicUrl, answer.pathname + answer.search))

describe('an answer of a sign-in server', () => {
  it('is taken when nothing is wrong with it', async () => {
    expect(await signIn()).toEqual(refusedAs(TRUSTED))
  })

  it('is taken once: the same answer again finds nothing', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    const cookies = new Map(browser.cookies)
    expect(await bringBack(browser, answer)).toEqual(refusedAs(TRUSTED))
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    server.requests.length = 0
    expect(await bringBack(browser, answer)).toEqual(refusedAs('oidc-over'))
    expect(server.requests).toEqual([])
  })

  it('is taken once, however many bring it at once', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    const twins = Array.from({ length: 6 }, () => {
      const twin = desk.browser()
      for (const [name, value] of browser.cookies) twin.cookies.set(name, value)
      return bringBack(twin, answer)
    })
    const refusals = (await Promise.all(twins)).map(([, code]) => code)
    expect(refusals.filter((code) => code === TRUSTED)).toHaveLength(1)
    expect(refusals.filter((code) => code === 'oidc-over')).toHaveLength(5)
  })

  it('is not taken in another browser, and no more in the first one after that', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    const other = desk.browser()
    await untilTheAnswer(other)
    expect(await bringBack(other, answer)).toEqual(refusedAs('oidc-over'))
    expect(await bringBack(browser, answer)).toEqual(refusedAs('oidc-over'))
  })

  it('is not taken in a browser that began nothing', async () => {
    const answer = await untilTheAnswer(desk.browser())
    expect(await bringBack(desk.browser(), answer)).toEqual(refusedAs('oidc-over'))
  })

  it.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'A'.repeat(43))],
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['an empty state', (query: URLSearchParams) => query.set('state', '')],
  ])('is not taken with %s', async (_what, change) => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    change(answer.searchParams)
    expect(await bringBack(browser, answer)).toEqual(refusedAs('oidc-over'))
  })

  it.each([
    ['two states', (query: URLSearchParams) => query.append('state', 'B'.repeat(43))],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['another code', (query: URLSearchParams) => query.set('code', 'A'.repeat(43))],
    [
      'the issuer of another server',
      (query: URLSearchParams) => query.set('iss', 'https://ailleurs.exemple'),
    ],
    ['no issuer, where the server says that it gives one', (query: URLSearchParams) => query.delete('iss')],
  ])('is not valid with %s', async (_what, change) => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    change(answer.searchParams)
    expect(await bringBack(browser, answer)).toEqual(refusedAs('oidc-invalid'))
  })

  it('of another sign-in of the same browser is not taken for this one: the code is bound to the challenge', async () => {
    const browser = desk.browser()
    const first = await untilTheAnswer(browser)
    const second = await untilTheAnswer(browser)
    second.searchParams.set('code', first.searchParams.get('code') ?? '')
    expect(await bringBack(browser, second)).toEqual(refusedAs('oidc-invalid'))
  })

  it('of two tabs is taken in both', async () => {
    const browser = desk.browser()
    const first = await untilTheAnswer(browser)
    const second = await untilTheAnswer(browser)
    expect(await bringBack(browser, first)).toEqual(refusedAs(TRUSTED))
    expect(await bringBack(browser, second)).toEqual(refusedAs(TRUSTED))
  })

  it('is not taken after ten minutes', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    desk.clock.moveTo('2027-01-11T08:10:00Z')
    expect(await bringBack(browser, answer)).toEqual(refusedAs('oidc-over'))
  })

  it('of a server that refuses, or of a person who gives up, is said so', async () => {
    server.lies = { refuse: true }
    expect(await signIn()).toEqual(refusedAs('oidc-refused'))
  })

  it('that was forged as a refusal by somebody who knows no state ends nothing', async () => {
    const browser = desk.browser()
    const answer = await untilTheAnswer(browser)
    const forged = new URL('/api/oidc/psc/callback?error=access_denied&state=nothing', publicUrl)
    expect(await bringBack(browser, forged)).toEqual(refusedAs('oidc-over'))
    expect(await bringBack(browser, answer)).toEqual(refusedAs(TRUSTED))
  })
})

describe('the token of a sign-in', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'A'.repeat(43) }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'another-service' }],
    ['another issuer', { iss: 'https://ailleurs.exemple' }],
    ['an end that is past', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['a beginning that is to come', { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ['no subject', { sub: undefined }],
  ])('with %s is not taken', async (_what, changes) => {
    server.lies = { idToken: (claims) => ({ ...claims, ...changes }) }
    expect(await signIn()).toEqual(refusedAs('oidc-invalid'))
  })

  it('that has just ended is taken: clocks differ by some seconds', async () => {
    server.lies = { idToken: (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 10 }) }
    expect(await signIn()).toEqual(refusedAs(TRUSTED))
  })

  it('signed by a key that the server never published is not taken', async () => {
    server.lies = { withAnotherKey: 'id-token' }
    expect(await signIn()).toEqual(refusedAs('oidc-invalid'))
  })

  it('beside a userinfo of somebody else is not taken', async () => {
    server.lies = { userinfo: (claims) => ({ ...claims, sub: 'f:1:somebody-else' }) }
    expect(await signIn()).toEqual(refusedAs('oidc-invalid'))
  })
})

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
