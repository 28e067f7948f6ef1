import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { publicUrl } from '../../testing/person-desk.ts'
import { openPscJourney, refusedAs, TRUSTED } from '../../testing/psc-journey.ts'

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
