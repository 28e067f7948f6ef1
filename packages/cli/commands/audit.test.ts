import { sealAudit } from '@maillage/server/features/audit/seal-audit.ts'
import { fixedClock } from '@maillage/server/platform/clock.ts'
import { openTestDatabase } from '@maillage/server/platform/test-database.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'

const NETWORK = '018f0000-0000-7000-8000-000000000001'

describe('maillage audit verify', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  afterEach(() => vi.unstubAllEnvs())

  async function verify(...words: string[]) {
    vi.stubEnv('DATABASE_URL', database.url)
    const [out, err] = [[] as string[], [] as string[]]
    const code = await runCommandLine(['audit', 'verify', ...words], {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
    })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const query = (text: string) => database.pool.query(text)

  it('says that the chain holds and gives its last hash, then who altered it is found out', async () => {
    expect(await verify()).toMatchObject({ code: 0, out: 'Le journal est vide : rien n’a encore été écrit.' })
    await query(
      `insert into audit (network_id, at, actor, action, subject_type) select '${NETWORK}', now(), 'office', 'x', 'network' from generate_series(1, 3)`,
    )
    await sealAudit({ database: database.fenced, clock: fixedClock('2027-01-12T08:00:00Z') })
    const holds = await verify()
    expect([holds.code, holds.out]).toEqual([
      0,
      expect.stringMatching(/la chaîne tient\. 3 lignes scellées en 1 maillons, 0 pas.*\n.*: [0-9a-f]{64}$/),
    ])
    const head = holds.out.slice(-64)
    expect((await verify(head)).code).toBe(0)
    const unknown = await verify('0'.repeat(64), '--lang', 'en')
    expect([unknown.code, unknown.out]).toEqual([
      1,
      expect.stringContaining('the hash you noted is in no chain'),
    ])
    await query('alter table audit disable trigger all')
    await query(`update audit set actor = 'nobody' where id = (select max(id) from audit)`)
    await query('alter table audit enable trigger all')
    const altered = await verify('--json')
    expect(altered.code).toBe(1)
    expect(JSON.parse(altered.out).networks[0].fault).toMatchObject({ kind: 'altered', seal: 1 })
    expect((await verify()).out).toContain('le journal a été modifié')
  })

  it('does not take an emptied audit for an empty one when its head was noted', async () => {
    const [{ head }] = JSON.parse((await verify('--json')).out).networks
    await query(`begin; set local session_replication_role = replica; truncate audit, audit_seal; commit`)
    const cut = await verify()
    expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('la fin du journal a été coupée')])
    await query('truncate audit_verification')
    expect((await verify()).code).toBe(0)
    const lost = await verify(head, '--lang', 'en')
    expect([lost.code, lost.out]).toEqual([1, expect.stringContaining('it was emptied')])
    const machine = await verify(head, '--json')
    expect([machine.code, JSON.parse(machine.out)]).toEqual([1, { networks: [], lost: [head] }])
  })

  it('refuses what is no hash with the usage', async () => {
    expect(await verify('abc')).toMatchObject({ code: 2, err: expect.stringContaining('EMPREINTE') })
  })
})
