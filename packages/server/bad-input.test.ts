import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoDefect } from './testing/expect-no-defect.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await createTestApp({ scenario: 'saint-martin', now: '2027-01-12T13:00:00Z' })
}, 60_000)
afterAll(() => server.close())

interface Operation {
  method: string
  path: string
  takesBody: boolean
}

async function operations(): Promise<Operation[]> {
  const document = (await (await server.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { requestBody?: unknown }>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      takesBody: requestBody !== undefined,
    })),
  )
}

const segment = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.constantFrom('32132', '../..', '%00', "' or 1=1 --", 'é', '🌾', '0'),
)
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1e308, '\u0000', { __proto__: null }, [[[]]]),
)

describe('whatever is sent', () => {
  test('arbitrary JSON on every route gives a sentence and a 4xx, never a 5xx', async () => {
    const all = await operations()
    expect(all.length).toBeGreaterThan(25)
    for (const operation of all) {
      await fc.assert(
        fc.asyncProperty(hostile, segment, async (body, part) => {
          const path = operation.path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(part))
          const response = await server.request(path, {
            method: operation.method,
            headers: { 'content-type': 'application/json', 'idempotency-key': `fuzz-${Math.random()}` },
            ...(operation.takesBody ? { body: JSON.stringify(body) ?? 'null' } : {}),
          })
          await expectNoDefect(response, `${operation.method} ${operation.path}`)
        }),
        { numRuns: 25 },
      )
    }
  }, 120_000)

  test('arbitrary query strings are refused or answered', async () => {
    for (const path of [
      '/api/communes',
      '/api/communes/nearest',
      '/api/communes/32132/reach',
      '/api/office/day',
      '/api/office/month',
    ]) {
      await fc.assert(
        fc.asyncProperty(
          fc.dictionary(
            fc.constantFrom('q', 'limit', 'lat', 'lon', 'minutes', 'date', 'siteId', 'month'),
            fc.string(),
          ),
          async (query) => {
            await expectNoDefect(await server.request(`${path}?${new URLSearchParams(query)}`), path)
          },
        ),
        { numRuns: 40 },
      )
    }
  }, 60_000)

  test.each([
    ['a body that is not JSON', 'not json', 'application/json'],
    ['an empty body', '', 'application/json'],
    ['half a JSON', '{"reasonId":', 'application/json'],
    ['a form', 'reasonId=1', 'application/x-www-form-urlencoded'],
    ['bytes', '\u0000\u0001\u0002', 'application/octet-stream'],
    ['too much', JSON.stringify({ reasonId: 'x'.repeat(100_000) }), 'application/json'],
  ])('%s is refused with a sentence', async (_name, body, type) => {
    for (const path of ['/api/slots/search', '/api/holds', '/api/office/patients/search']) {
      const response = await server.request(path, { method: 'POST', body, headers: { 'content-type': type } })
      expect(response.status).toBeGreaterThanOrEqual(400)
      await expectNoDefect(response, path)
    }
  })

  test('the sentence is in the language of the request', async () => {
    const send = (language: string) =>
      server.request('/api/holds', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', 'accept-language': language },
      })
    const [french, english] = [await send('fr-FR,fr;q=0.9'), await send('en-GB')]
    expect(((await french.json()) as { detail: string }).detail).toMatch(/^La demande n’est pas valable/)
    expect(((await english.json()) as { detail: string }).detail).toMatch(/^The request is not valid/)
  })

  test('an unknown address of the API is a problem document, not a page', async () => {
    await expectNoDefect(await server.request('/api/nothing-here'), 'unknown')
    expect((await server.request('/api/nothing-here')).status).toBe(404)
  })
})
