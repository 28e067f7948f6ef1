import { ROLES, type Role } from '@maillage/core/access/roles.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTable } from './access-table.ts'
import { hashOfToken, newSessionToken } from './features/sign-in/session-cookie.ts'
import { newId } from './platform/ids.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const NOW = '2027-01-12T08:00:00Z'

interface Route {
  method: string
  path: string
  operation: string | undefined
}

let app: TestApp
let routes: Route[]
const cookies = new Map<Role, string>()

/** An account with one role over everything, and its session, as sign-in leaves them. */
async function signedInAs(role: Role): Promise<string> {
  const { db } = app
  const [accountId, token] = [newId(), newSessionToken()]
  const of = (table: string) => sql`(select id from ${sql.table(table)} order by id limit 1)`
  const isPerson = role === 'patient' || role === 'relative'
  await sql`insert into account (id, kind, network_id, display_name, email, created_at)
    values (${accountId}, ${isPerson ? 'person' : 'staff'}, ${isPerson ? of('network') : null}, ${role}, ${`${role}@essai.example`}, ${NOW})`.execute(
    db,
  )
  await sql`insert into membership (id, network_id, account_id, role, practitioner_id, patient_id, valid_from, valid_until)
    values (${newId()}, ${of('network')}, ${accountId}, ${role},
            ${role === 'practitioner' || role === 'replacement' ? of('practitioner') : null}, ${isPerson ? of('patient') : null}, ${NOW}, '2028-01-01')`.execute(
    db,
  )
  await sql`insert into session (id, account_id, network_id, token_hash, factors, created_at, seen_at, expires_at, idle_minutes)
    values (${newId()}, ${accountId}, ${of('network')}, ${hashOfToken(token)}, '{password,totp}', ${NOW}, ${NOW}, '2027-01-13', 60)`.execute(
    db,
  )
  return `maillage=${token}`
}

/** What a route answers to somebody who sends it nothing of use: the guard speaks before the request is read. */
async function answerTo(
  route: Route,
  cookie: string | undefined,
): Promise<{ status: number; code?: string }> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'departement' ? '32' : newId()))
  const stop = new AbortController()
  const response = await app.request(path, {
    method: route.method,
    signal: stop.signal,
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:3000',
      ...(cookie ? { cookie } : {}),
    },
    ...(route.method === 'GET' ? {} : { body: '{}' }),
  })
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  const { code } = isProblem ? ((await response.json()) as { code: string }) : { code: undefined }
  await response.body?.cancel().catch(() => undefined)
  stop.abort()
  return code === undefined ? { status: response.status } : { status: response.status, code }
}

beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: NOW })
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { 'x-operation'?: string }>>
  }
  routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      operation: described['x-operation'],
    })),
  )
  for (const role of ROLES) cookies.set(role, await signedInAs(role))
}, 60_000)
afterAll(() => app.close())

describe('every route of the OpenAPI document', () => {
  it('runs one operation of the table of access', () => {
    expect(routes.length).toBeGreaterThan(30)
    for (const { method, path, operation } of routes)
      expect(Object.keys(accessTable), `${method} ${path}`).toContain(operation)
  })

  it('asks whoever is not signed in to sign in, unless it is open to all or to a token', async () => {
    for (const route of routes) {
      const access = accessTable[route.operation ?? '']
      if (!access || access.public) continue
      const { status, code } = await answerTo(route, undefined)
      expect({ route: route.path, status, code }).toMatchObject({
        route: route.path,
        status: 401,
        code:
          access.hold || access.link
            ? expect.stringMatching(/^(sign-in-needed|check-needed)$/)
            : 'sign-in-needed',
      })
    }
  })

  it.each(ROLES)('called as %s, is closed exactly where the table says none', async (role) => {
    for (const route of routes) {
      const access = accessTable[route.operation ?? '']
      if (!access) continue
      // A route before this one may have signed them out.
      await sql`update session set ended_at = null, end_cause = null where ended_at is not null`.execute(
        app.db,
      )
      const { status, code } = await answerTo(route, cookies.get(role))
      const closed = code === 'forbidden' || code === 'sign-in-needed'
      expect({ route: `${route.method} ${route.path}`, closed, status: closed ? status : 0 }).toEqual({
        route: `${route.method} ${route.path}`,
        closed: !access.public && access[role] === 'none',
        status: !access.public && access[role] === 'none' ? 403 : 0,
      })
      expect(status, route.path).not.toBe(500)
    }
  })
})
