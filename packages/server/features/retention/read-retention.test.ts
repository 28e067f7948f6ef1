import { readFile } from 'node:fs/promises'
import { Retention } from '@maillage/contract/retention.ts'
import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { NIGHTLY_PURGE_AT } from './read-retention.ts'
import { retentionTasks } from './retention.tasks.ts'

let desk: RightsDesk
beforeAll(async () => {
  desk = await openRightsDesk('2027-01-12T02:45:00Z')
  desk.as(await desk.addAccount({ name: 'Claire Contrôle', role: 'auditor' }))
})
afterAll(() => desk.close())

const read = async () => {
  const { status, body } = await desk.get('/api/retention')
  expect(status).toBe(200)
  return Retention.parse(body)
}
const event = async () => (await read()).classes.find(({ code }) => code === 'event')
const night = () =>
  retentionTasks({ platform: desk.platform, network: { id: async () => desk.facts.networkId } })[
    'purge-expired'
  ]({})

describe('what the auditor reads of retention', () => {
  it('is every class in force with its text of law, before any night', async () => {
    const { classes, removals } = await read()
    expect(classes.map(({ code }) => code).sort()).toEqual(
      [...new Set(RETENTION_POLICY.map(({ code }) => code))].sort(),
    )
    for (const { source, validFrom, lastProof } of classes)
      expect([source.length > 10, validFrom <= '2027-01-12', lastProof]).toEqual([true, true, null])
    expect(removals).toEqual([])
  })

  it('says when the next night begins: at the hour of the job, and never in the past', async () => {
    expect((await read()).nextAt).toBe('2027-01-13T02:45:00Z')
    desk.clock.moveTo('2027-01-12T02:44:59Z')
    expect((await read()).nextAt).toBe('2027-01-12T02:45:00Z')
    const [hour, minute] = NIGHTLY_PURGE_AT.split(':').map(Number)
    const jobs = await readFile(new URL('../../platform/jobs.ts', import.meta.url), 'utf8')
    expect(jobs).toContain(`${minute} ${hour} * * * purge-expired`)
  })

  it('is the last proof of each class, in the audit, and under a link once it is sealed', async () => {
    await sql`insert into event (practitioner_id, network_id, kind, subject_id, at)
      select gen_random_uuid(), ${desk.facts.networkId}, 'x', gen_random_uuid(), '2026-01-01' from generate_series(1, 3)`.execute(
      desk.db,
    )
    expect((await event())?.due).toBe(3)
    await night()
    expect(await event()).toMatchObject({ due: 0, lastProof: { rows: 3, isInAudit: true, seal: null } })
    await sealAudit({ database: desk.database, clock: desk.clock })
    expect((await event())?.lastProof).toMatchObject({ isInAudit: true, seal: 1 })
    desk.clock.moveTo('2027-01-13T02:45:00Z')
    await night()
    await sealAudit({ database: desk.database, clock: desk.clock })
    expect((await event())?.lastProof).toMatchObject({ rows: 0, seal: 2, at: '2027-01-13T02:45:00.000Z' })
  })

  it('keeps what left in sight, when later nights removed nothing', async () => {
    const { removals } = await read()
    expect(removals).toMatchObject([
      { class: 'event', rows: 3, seal: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
  })

  it('tells a night that was missed, once it had an hour to do its work', async () => {
    expect((await read()).isLate).toBe(false)
    desk.clock.moveTo('2027-01-14T03:45:00Z')
    expect((await read()).isLate).toBe(false)
    desk.clock.moveTo('2027-01-14T03:45:01Z')
    expect((await read()).isLate).toBe(true)
  })

  it('tells a proof that the audit does not hold', async () => {
    await sql`insert into purge_proof (network_id, class, at, rows, older_than, ids_hash)
      values (${desk.facts.networkId}, 'event', '2027-01-13T03:00:00Z', 9, '2026-12-13', sha256('x'))`.execute(
      desk.db,
    )
    expect((await event())?.lastProof).toMatchObject({ rows: 9, isInAudit: false, seal: null })
  })

  it.each(['secretary', 'centre-manager', 'planner'] as const)('is closed to a %s', async (role) => {
    desk.as(await desk.addAccount({ name: role, role }))
    expect((await desk.get('/api/retention')).status).toBe(403)
  })
})
