import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeFault } from './fault.ts'
import { createLogger } from './log.ts'
import { openTestDatabase } from './test-database.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-log-'))
  vi.stubEnv('MAILLAGE_LOG_FOLDER', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

async function logged(): Promise<string> {
  const [file = ''] = await readdir(folder)
  return readFile(join(folder, file), 'utf8')
}

describe('an error in the log', () => {
  it('is told by what it is and where, never by its message', async () => {
    createLogger('silent').error({ event: 'http.defect', err: new TypeError('not a name: Zéphyrine') })
    const line = await logged()
    expect(line).toContain('TypeError')
    expect(line).toContain('log.test.ts')
    expect(line).not.toContain('Zéphyrine')
  })

  it('of the database names the constraint, never the row that PostgreSQL quotes', async () => {
    const database = await openTestDatabase()
    const insert = sql`insert into network (id, slug, name, short_name, phone, phone_hours, emergency, departements, created_at)
      values (gen_random_uuid(), 'quilleboeuf', 'Zéphyrine', 'x', '+33611223344', '{}', '{}', '{}', now())`
    await insert.execute(database.db)
    const error = await insert.execute(database.db).catch((refused) => refused)
    await database.close()
    expect(error.detail).toContain('quilleboeuf')
    createLogger('silent').error({ event: 'http.defect', err: error })
    const line = await logged()
    expect(line).toContain('network_slug_key')
    expect(line).toContain('23505')
    expect(line).not.toMatch(/quilleboeuf|Zéphyrine|33611223344/)
  })

  it('drops its message, also where it imitates a frame, and that of its cause', () => {
    const error = new Error('Jeanne\n    at Exemple (née en 1958)', { cause: new Error('Jeanne') })
    const fault = describeFault(error)
    expect(fault.at.length).toBeGreaterThan(0)
    expect(fault.cause?.type).toBe('Error')
    expect(JSON.stringify(fault)).not.toMatch(/Jeanne|Exemple/)
    expect(describeFault('Jeanne').type).toBe('string')
    expect(JSON.stringify(describeFault('Jeanne'))).not.toContain('Jeanne')
  })
})

describe('a line of the log', () => {
  it('loses what has the shape of a contact or a token, and keeps ids, instants and routes', async () => {
    const kept = {
      requestId: '3f2a1b6c-0000-4000-8000-123456789012',
      route: '/api/appointments/{id}/move',
      at: '2027-01-12T08:00:00.000Z',
      ms: 12,
    }
    createLogger('silent').info({
      event: 'x',
      ...kept,
      to: 'jeanne@exemple.fr',
      phone: '06 11 22 33 44',
      international: '+33611223344',
      ins: '258033210012345',
      token: 'ZXhhbXBsZS1wYXlsb2Fk.c2lnbmF0dXJlLW9mLWl0',
    })
    const line = JSON.parse(await logged())
    expect(line).toMatchObject(kept)
    for (const member of ['to', 'phone', 'international', 'ins', 'token'])
      expect(line[member], member).toBe('[removed]')
  })
})
