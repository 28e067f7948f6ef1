import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { retentionTasks } from '@maillage/server/features/retention/retention.tasks.ts'
import { addKnownPerson, type KnownPerson, MARKS, rowsWith } from '@maillage/server/testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '@maillage/server/testing/rights-desk.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'

let desk: RightsDesk
let person: KnownPerson
let folder: string

beforeAll(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  person = await addKnownPerson(desk)
  folder = await mkdtemp(join(tmpdir(), 'maillage-rights-'))
})
afterAll(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', desk.url)
  vi.stubEnv('MAILLAGE_DATA', join(folder, 'data'))
})
afterEach(() => vi.unstubAllEnvs())

async function maillage(...words: string[]) {
  const [out, err] = [[] as string[], [] as string[]]
  const code = await runCommandLine(words, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('maillage retention', () => {
  it('says how long each class is kept, from when, and on which text that leans', async () => {
    const { code, out } = await maillage('retention')
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('20\u00a0ans depuis le dernier rendez-vous honoré'),
    ])
    expect(out).toContain('CSP R. 1112-7')
    expect((await maillage('retention', '--lang', 'en')).out).toContain('20\u00a0years from')
  })

  it('counts beforehand, and holds each proof against the audit', async () => {
    expect((await maillage('retention', 'preview')).out).toMatch(/ +\d+ {2}Messages envoyés/)
    expect((await maillage('retention', 'proofs')).out).toBe('Aucune purge n’a encore eu lieu.')
    const network = { id: async () => desk.facts.networkId }
    await retentionTasks({ platform: desk.platform, network })['purge-expired']({})
    const proofs = await maillage('retention', 'proofs')
    expect([proofs.code, proofs.err]).toEqual([0, ''])
    expect(proofs.out.match(/inscrite au journal/g)?.length).toBeGreaterThan(15)
    await desk.db.deleteFrom('purge_proof').where('class', '=', 'event').execute()
    await desk.db
      .insertInto('purge_proof')
      .values({
        network_id: desk.facts.networkId,
        class: 'event',
        at: new Date(desk.clock.now().epochMilliseconds),
        rows: 9,
        older_than: new Date(0),
        ids_hash: Buffer.alloc(32),
      })
      .execute()
    expect(await maillage('retention', 'proofs')).toMatchObject({
      code: 1,
      err: expect.stringContaining('changée'),
    })
  })

  it('answers what it does not know with the usage', async () => {
    expect((await maillage('retention', 'forever')).code).toBe(2)
  })
})

describe('maillage rights', () => {
  it('lists what waits, without a name', async () => {
    expect((await maillage('rights', 'requests')).out).toBe('Aucune demande n’attend de réponse.')
    desk.as(person.account)
    await desk.post('/api/my/rights-requests', { kind: 'access' })
    const { out } = await maillage('rights', 'requests')
    expect(out).toMatch(/^2027-02-12 {2}access .*patient [0-9a-f-]{36}$/)
    expect(out).not.toContain('Zéphyrine')
  })

  it('names the option that is wrong', async () => {
    const words = ['rights', 'export', person.patientId, '--to', 'x', '--html=yes']
    expect((await maillage(...words)).err).toMatch(/^L’option --html ne prend pas de valeur\./)
  })

  it('exports one person into a file of its owner only, and replaces none', async () => {
    const file = join(folder, 'export.html')
    const first = await maillage('rights', 'export', person.patientId, '--to', file, '--html')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(await readFile(file, 'utf8')).toContain('Quillebœuf')
    expect((await stat(file)).mode & 0o077).toBe(0)
    expect((await maillage('rights', 'export', person.patientId, '--to', file)).code).toBe(1)
    const nobody = join(folder, 'nobody.json')
    const unknown = await maillage('rights', 'export', desk.facts.networkId, '--to', nobody)
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('n’est pas dans ce réseau')])
    await expect(stat(nobody)).rejects.toThrow()
    expect((await maillage('rights', 'export', 'Quillebœuf', '--to', nobody)).code).toBe(2)
    const nowhere = join(folder, 'absent', 'x.json')
    expect(await maillage('rights', 'export', person.patientId, '--to', nowhere)).toMatchObject({
      code: 1,
      err: expect.stringContaining('son dossier n’existe pas'),
    })
  })

  it('says in a sentence that the database could not answer, and leaves no file', async () => {
    const file = join(folder, 'defect.json')
    await desk.db.schema.alterTable('break_glass').renameColumn('reason', 'gone').execute()
    const failed = await maillage('rights', 'export', person.patientId, '--to', file)
    await desk.db.schema.alterTable('break_glass').renameColumn('gone', 'reason').execute()
    expect(failed).toMatchObject({ code: 1, err: expect.stringContaining('(code 42703)') })
    await expect(stat(file)).rejects.toThrow()
  })

  it('does not take the absence of a journal for nobody to erase', async () => {
    await mkdir(join(folder, 'empty'))
    await writeFile(join(folder, 'other.txt'), '')
    const named = [
      ['absent', 'n’existe pas'],
      ['empty', 'ne contient pas erasures.jsonl'],
      ['other.txt', 'n’est pas un journal d’effacements'],
      ['other.txt/deeper', 'ne peut pas être lu (ENOTDIR)'],
    ]
    for (const [name = '', why] of named) {
      const refused = await maillage('rights', 'replay-erasures', join(folder, name))
      expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${name} ${why}`) })
      expect(refused.err).toContain('Personne n’a été effacé de nouveau.')
    }
  })

  it('erases again whom a journal names, itself or by its folder', async () => {
    const line = {
      networkId: desk.facts.networkId,
      patientId: person.patientId,
      mode: 'erase',
      erasedAt: '2027-01-01T00:00:00.000Z',
    }
    await writeFile(join(folder, 'erasures.jsonl'), `${JSON.stringify(line)}\n`)
    expect((await maillage('rights', 'replay-erasures', folder)).out).toBe(
      'Effacées de nouveau\u202f: 1 personnes.',
    )
    expect(await rowsWith(desk, MARKS)).toEqual([])
    expect(await maillage('rights', 'replay-erasures', join(folder, 'erasures.jsonl'))).toMatchObject({
      code: 0,
      out: 'Personne n’était à effacer de nouveau.',
    })
    expect((await maillage('rights', 'replay-erasures')).out).toBe('Personne n’était à effacer de nouveau.')
  })
})
