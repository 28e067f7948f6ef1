import { readdir } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type KnownValues, nearlyValid } from './testing/contract-arbitrary.ts'
import { expectNoDefect } from './testing/expect-no-defect.ts'
import { signInAs } from './testing/sign-in-as.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

interface Route {
  method: string
  path: string
  request?: {
    params?: z.ZodObject
    query?: z.ZodObject
    body?: { content: { 'application/json': { schema: z.ZodType } } }
  }
}

/** Where a browser comes back from a provider: whatever it brings, it is sent on to a page (oidc-answers.test.ts). */
const LEADS_ON = '/api/oidc/{provider}/callback'

const folder = new URL('../contract/', import.meta.url)
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const CONTRACTS = await Promise.all(
  files.map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>),
)
const routes = CONTRACTS.flatMap((contract) => Object.values(contract)).filter(
  (exported): exported is Route =>
    typeof exported === 'object' &&
    exported !== null &&
    'path' in exported &&
    'method' in exported &&
    exported.path !== LEADS_ON,
)
/** What ends a hold, an appointment or a session comes last: the other routes need them alive. */
routes.sort((a, b) => Number(ends(a)) - Number(ends(b)))
function ends({ path }: Route): boolean {
  return /(release|cancel|status|sign-out|recovery-codes|revoke-others)$/.test(path)
}

const RUNS = 60

/** Somebody's right to act: the id in the address, and the bearer that goes with it. */
interface Right {
  id: string
  token: string
}

let server: TestApp
let known: KnownValues
let rights: Right[]
let staff: { cookie: string; origin: string }

beforeAll(async () => {
  server = await createTestApp({ scenario: 'saint-martin', now: '2027-01-12T13:00:00Z' })
  staff = await signInAs(server, ['secretary', 'administrator', 'planner'])
  const network = await answerOf<{
    reasons: { id: string; audience: string; maximumAgeMonths: number | null }[]
    sites: { id: string }[]
    practitioners: { id: string }[]
  }>('/api/network')
  const reason = network.reasons.find(
    ({ audience, maximumAgeMonths }) => audience === 'everyone' && maximumAgeMonths === null,
  )
  const { slots } = await answerOf<{ slots: { start: string; practitionerId: string; siteId: string }[] }>(
    '/api/slots/search',
    { reasonId: reason?.id, days: 30, limit: 200 },
  )
  const holds: Right[] = []
  for (const { start, practitionerId, siteId } of slots.filter((_, place) => place % 12 === 0).slice(0, 12))
    holds.push(await answerOf('/api/holds', { reasonId: reason?.id, start, practitionerId, siteId }))
  const booked: { id: string; sessionToken: string; manageToken: string; contactProof?: string }[] = []
  for (const hold of holds.slice(0, 6)) booked.push(await confirm(hold))
  const patients = await answerOf<{ items: { id: string }[] }>('/api/office/patients/search', {
    query: 'exemple',
  })
  rights = [...holds, ...booked.map(({ id, sessionToken }) => ({ id, token: sessionToken }))]
  known = {
    ids: {
      reasonId: idsOf(network.reasons),
      reason: idsOf(network.reasons),
      siteId: idsOf(network.sites),
      practitionerId: idsOf(network.practitioners),
      patientId: idsOf(patients.items),
      id: [...idsOf(rights), ...idsOf(network.reasons)],
    },
    instants: slots.map(({ start }) => start),
    communes: ['97801', '32132', '2A004'],
    contacts: booked.map((_, place) => contactOf(place)),
    tokens: booked.flatMap(({ manageToken, contactProof }) => [manageToken, contactProof ?? manageToken]),
  }
}, 60_000)
afterAll(() => server.close())

async function answerOf<Answer>(path: string, body?: unknown, token?: string): Promise<Answer> {
  const response = await server.request(path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...staff,
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  })
  expect(response.status, `${path}: ${response.ok ? '' : await response.clone().text()}`).toBeLessThan(300)
  return (await response.json()) as Answer
}

const idsOf = (known: { id: string }[]) => known.map(({ id }) => id)
const contactOf = (place: number) => `personne${place}@exemple.fr`
let people = 0

async function confirm(hold: Right): Promise<{ id: string; sessionToken: string; manageToken: string }> {
  const letter = String.fromCharCode(97 + people)
  const patient = { givenName: `Jeanne${letter}`, birthName: 'Exemple', birthDate: '1958-03-04' }
  const who = { contact: contactOf(people++), patient }
  const { codeId } = await answerOf<{ codeId: string }>(`/api/holds/${hold.id}/code`, who, hold.token)
  const { items } = await answerOf<{ items: { recipient: string; body: string }[] }>('/api/dev/messages')
  const code = items.find(({ recipient }) => recipient === who.contact)?.body.slice(0, 6)
  return answerOf(`/api/holds/${hold.id}/confirm`, { ...who, codeId, code }, hold.token)
}

function requestsFor({ method, path, request }: Route): fc.Arbitrary<{ url: string; init: RequestInit }> {
  const part = (schema: z.ZodType | undefined) =>
    schema ? nearlyValid(schema, known) : fc.constant<unknown>(undefined)
  return fc
    .record({
      params: part(request?.params),
      query: part(request?.query),
      body: part(request?.body?.content['application/json'].schema),
      right: fc.constantFrom(...rights),
      ownId: fc.nat(9).map((draw) => draw > 0),
      key: fc.oneof(
        { arbitrary: fc.uuid(), weight: 9 },
        { arbitrary: fc.constantFrom('short', 'x'.repeat(201), 'the-same-key', 'clé-accentuée'), weight: 1 },
      ),
    })
    .map(({ params, query, body, right, ownId, key }) => ({
      url: addressOf(path, { ...(params as object), ...(ownId ? { id: right.id } : {}) }, query),
      init: {
        method: method.toUpperCase(),
        headers: {
          ...staff,
          'content-type': 'application/json',
          'idempotency-key': key,
          authorization: `Bearer ${right.token}`,
        },
        ...(request?.body ? { body: JSON.stringify(body) ?? 'null' } : {}),
      },
    }))
}

function addressOf(path: string, params: Record<string, unknown>, query: unknown): string {
  const text = (value: unknown) =>
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(text(params[name]) || '-'))
  const pairs = Object.entries((query ?? {}) as object).map(([name, value]) => [name, text(value)])
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`
}

test('the contract has the routes that this test looks for', () => {
  expect(routes.length).toBeGreaterThan(25)
})

test.each(routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
  '%s: what nearly has the right form is answered, or refused with a sentence',
  async (name, route) => {
    const runs = route.request === undefined ? 3 : RUNS
    await fc.assert(
      fc.asyncProperty(requestsFor(route), async ({ url, init }) => {
        await expectNoDefect(await server.request(url, init), `${name} ${url} ${String(init.body)}`)
      }),
      { numRuns: runs },
    )
  },
  30_000,
)
