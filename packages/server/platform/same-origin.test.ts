import { describe, expect, it } from 'vitest'
import { createRouter, handleErrors } from './http.ts'
import { createLogger } from './log.ts'
import { createMetrics } from './metrics.ts'
import { refuseOtherOrigins } from './same-origin.ts'

const app = createRouter()
handleErrors(app, createLogger('silent'), createMetrics())
refuseOtherOrigins(app, 'https://gers.example')
app.all('/api/thing', (c) => c.json({ done: true }))

const ask = async (method: string, headers: Record<string, string>) =>
  (await app.request('https://gers.example/api/thing', { method, headers })).status
const cookie = '__Host-maillage=token'

describe('a request that changes something, with a cookie', () => {
  it('passes from a page of ours, by what the browser says', async () => {
    expect(await ask('POST', { cookie, 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await ask('POST', { cookie, origin: 'https://gers.example' })).toBe(200)
  })

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://gers.example' },
    { origin: 'https://evil.example' },
    { origin: 'http://gers.example' },
    { origin: 'https://gers.example.evil.example' },
    { origin: 'null' },
    { referer: 'https://gers.example/' },
    {},
  ])('is refused with %j', async (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await ask(method, { cookie, ...headers })).toBe(403)
  })

  it('is no concern of readings, nor of who brings no cookie', async () => {
    expect(await ask('GET', { cookie, 'sec-fetch-site': 'cross-site' })).toBe(200)
    expect(await ask('POST', { 'sec-fetch-site': 'cross-site' })).toBe(200)
    expect(await ask('POST', { authorization: 'Bearer x', origin: 'https://evil.example' })).toBe(200)
  })
})
