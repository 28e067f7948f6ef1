import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from './app.ts'
import type { App } from './platform/http.ts'
import { createLogger } from './platform/log.ts'
import { signInAs } from './testing/sign-in-as.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp({ scenario: 'saint-martin', now: '2027-01-12T14:00:00Z' })
}, 60_000)
afterAll(() => test.close())

const lastSession = () =>
  test.db.selectFrom('session').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

describe('a line of the log', () => {
  let folder: string
  let logged: App
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-security-log-'))
    vi.stubEnv('MAILLAGE_LOG_FOLDER', folder)
    logged = createApp({ ...test.deps, log: createLogger('silent') })
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })
  const lines = async (): Promise<Record<string, unknown>[]> => {
    const [file = ''] = await readdir(folder)
    const text = await readFile(join(folder, file), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }

  it('is one line of JSON, dated in UTC, whatever a request holds', async () => {
    const forged = 'x"}\n{"level":30,"event":"sign-in"}'
    await logged.request(`/api/office/day?date=${encodeURIComponent(forged)}`, {
      headers: { 'user-agent': encodeURIComponent(forged), 'x-request-id': 'forged', 'accept-language': 'x' },
    })
    await logged.request(`/api/${encodeURIComponent(forged)}`)
    const written = await lines()
    expect(written.length).toBeGreaterThan(0)
    for (const line of written) {
      expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      expect(line.event).toBe('http.request')
      expect(line.requestId).not.toBe('forged')
      expect(JSON.stringify(line)).not.toContain('sign-in"}')
    }
  })

  it('says who was refused what, and why, as a warning; and what was malformed', async () => {
    const { cookie, origin } = await signInAs(test, ['planner'])
    const post = (path: string, body: string, headers = {}) =>
      logged.request(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      })
    await logged.request('/api/office/day?date=2027-01-12', { headers: { cookie } })
    await logged.request('/api/office/day?date=2027-01-12')
    await post('/api/office/appointments', '{}', { cookie, origin: 'https://evil.example' })
    await post(
      '/api/sign-in/password',
      JSON.stringify({ email: 'jeanne@essai.example', password: 'hunter2' }),
    )
    await post('/api/sign-in/password', '{"email":')
    await post('/api/office/patients', JSON.stringify({ birthName: 'Jeanne' }), { cookie, origin })
    await logged.request('/wp-login.php')
    const { account_id } = await lastSession()
    const written = await lines()
    expect(
      written.map(({ level, actor, operation, status, refusal }) => [
        level,
        actor,
        operation,
        status,
        refusal,
      ]),
    ).toEqual([
      [40, `account:${account_id}`, 'read-office-day', 403, 'forbidden'],
      [40, 'public', 'read-office-day', 401, 'sign-in-needed'],
      [40, undefined, undefined, 403, 'other-origin'],
      [40, 'public', 'sign-in-with-password', 401, 'sign-in-failed'],
      [30, undefined, 'sign-in-with-password', 400, 'malformed-json'],
      [40, `account:${account_id}`, 'create-patient', 403, 'forbidden'],
      [30, undefined, undefined, 404, 'not-found'],
    ])
    expect(JSON.stringify(written)).not.toMatch(/jeanne|hunter2|wp-login|evil/i)
    expect(new Set(written.map(({ requestId }) => requestId)).size).toBe(written.length)
  })
})
