import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '@maillage/server/features/backup/backup.queries.ts'
import { newId } from '@maillage/server/platform/ids.ts'
import { makeKeyPair } from '@maillage/server/testing/backup-desk.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'
import { signInAtOffice } from '../testing/office-screen.ts'
import { findSlots, post } from '../testing/patient.ts'
import { addressOf, databaseOf, type Served, serveFrom } from '../testing/serve-process.ts'

const run = promisify(execFile)
const main = new URL('../main.ts', import.meta.url).pathname
const NOW = '2027-01-11T08:00:00+01:00'
/** The restored server does not start before its accounts were made. */
const LATER = '2027-01-11T08:01:30+01:00'
let folder: string
let served: Served
let keyFile: string
let recipient: string
/** Of a session that is in the backup too. */
let cookie: string
/** Answers of the server that was backed up, and of the one that was restored. */
const asked = new Map<string, unknown>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-backup-'))
  keyFile = join(folder, 'key.txt')
  const keys = await makeKeyPair()
  recipient = keys.recipient
  await writeFile(keyFile, `# made for a test\n${keys.identity}\n`)
  await mkdir(join(folder, 'source'))
  served = serveFrom(join(folder, 'source'), ['--port', '0'], { MAILLAGE_NOW: NOW })
})

afterAll(async () => {
  served.child.kill('SIGTERM')
  await served.ended
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => vi.unstubAllEnvs())

async function maillage(dataFolder: string, ...words: string[]) {
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('MAILLAGE_DATA', join(folder, dataFolder))
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(words, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function screens(address: string, reasonId: string, link: string): Promise<unknown[]> {
  const read = async (path: string) => {
    const response = await fetch(`${address}${path}`, { headers: { cookie } })
    expect([path, response.status]).toEqual([path, 200])
    return response.json()
  }
  const { now: _running, ...network } = (await read('/api/network')) as Record<string, unknown>
  const { now: _alsoRunning, ...day } = (await read('/api/office/day?date=2027-01-12')) as Record<
    string,
    unknown
  >
  const search = await post(`${address}/api/slots/search`, { reasonId, days: 62, limit: 200 })
  return [network, day, await read(`/api/links/${link}`), search.body.slots]
}

/** The token of the link in the message of a booking. */
async function bookWithLink(address: string, reasonId: string, slot: object): Promise<string> {
  const { body: hold } = await post(`${address}/api/holds`, { reasonId, ...slot })
  const patient = { givenName: 'Jeanne', birthName: 'Exemple', birthDate: '1958-03-04' }
  const who = { contact: 'jeanne@exemple.fr', patient }
  const sent = await post(`${address}/api/holds/${hold.id}/code`, who, { token: hold.token })
  const outbox = (await (await fetch(`${address}/api/dev/messages`)).json()) as { items: { body: string }[] }
  const code = outbox.items.map((message) => /^\d{6}/.exec(message.body)?.[0]).find(Boolean)
  const words = { ...who, codeId: sent.body.codeId, code, wantsEarlier: false }
  return (await post(`${address}/api/holds/${hold.id}/confirm`, words, { token: hold.token })).body
    .manageToken
}

describe('maillage backup, while the server runs, and maillage restore', () => {
  it('one gives the other the same answers, links and free places', async () => {
    const address = await addressOf(served)
    const { reasonId, slots } = await findSlots(address)
    const link = await bookWithLink(address, reasonId, slots[3] ?? {})
    cookie = await signInAtOffice(address)
    asked.set('before', await screens(address, reasonId, link))

    const file = join(folder, 'one.age')
    const made = await maillage('source', 'backup', file, '--recipient', recipient)
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(await screens(address, reasonId, link)).toEqual(asked.get('before'))

    const erased = `{"networkId":"${newId()}","patientId":"${newId()}","mode":"erase","erasedAt":"2027-01-01T00:00:00.000Z"}\n`
    await writeFile(join(folder, 'erasures.jsonl'), erased)
    const restored = await maillage('restored', 'restore', file, '--identity', keyFile, '--json')
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(restored.out)).toMatchObject({ network: 'saint-martin' })
    expect(await readFile(join(folder, 'restored', 'erasures.jsonl'), 'utf8')).toBe(erased)
    const other = serveFrom(join(folder, 'restored'), ['--port', '0'], { MAILLAGE_NOW: LATER })
    try {
      const otherAddress = await addressOf(other)
      expect(await screens(otherAddress, reasonId, link)).toEqual(asked.get('before'))
      const hold = await post(`${otherAddress}/api/holds`, { reasonId, ...slots[6] })
      expect(hold.status).toBe(201)
    } finally {
      other.child.kill('SIGTERM')
      await other.ended
    }
  }, 60_000)

  it('verify reads all of it and says when it was made', async () => {
    const good = await maillage('source', 'backup', 'verify', join(folder, 'one.age'), '--identity', keyFile)
    expect(good).toMatchObject({ code: 0, err: '' })
    expect(good.out).toMatch(/^La sauvegarde du \d{4}-\S+Z est complète : \d+ tables, \d+ lignes\.$/)
    const whole = await readFile(join(folder, 'one.age'))
    await writeFile(join(folder, 'cut.age'), whole.subarray(0, whole.length - 100))
    expect(
      await maillage('source', 'backup', 'verify', join(folder, 'cut.age'), '--identity', keyFile),
    ).toEqual({
      code: 1,
      out: '',
      err: 'La sauvegarde est tronquée ou altérée : rien n’a été repris. Prenez-en une autre.',
    })
  })

  it('refuses to restore over what is there, and leaves it as it is', async () => {
    const { url } = await databaseOf(served)
    const full = await runWith(
      { DATABASE_URL: url },
      'restore',
      join(folder, 'one.age'),
      '--identity',
      keyFile,
    )
    expect([full.code, full.err]).toEqual([
      1,
      expect.stringContaining('une sauvegarde ne se reprend que dans une base vide'),
    ])
    const client = await connect(url, 'test')
    const { rows } = await client.query('select count(*)::int as count from network')
    await client.end()
    expect(rows[0].count).toBe(1)
  })

  it('says that erasures since the backup are not done again where no journal lies beside it', async () => {
    await mkdir(join(folder, 'alone'))
    await copyFile(join(folder, 'one.age'), join(folder, 'alone', 'one.age'))
    const words = ['restore', join(folder, 'alone', 'one.age'), '--identity', keyFile]
    const silent = await maillage('third', ...words)
    expect(silent).toMatchObject({ code: 0, out: expect.stringContaining('est reprise') })
    expect(silent.err).toMatch(/pas d’erasures\.jsonl dans .*alone.*maillage rights replay-erasures DOSSIER$/)
  })

  it('says what to run when the journal cannot be taken along, once the database is restored', async () => {
    await mkdir(join(folder, 'alone', 'erasures.jsonl'))
    const words = ['restore', join(folder, 'alone', 'one.age'), '--identity', keyFile]
    const failed = await maillage('fourth', ...words)
    expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('est reprise') })
    expect(failed.err).toMatch(/\(EISDIR\)\. .*maillage rights replay-erasures .*alone$/)
  })

  it('refuses with a sentence a data folder that is a file', async () => {
    await writeFile(join(folder, 'a-file'), '')
    const refused = await maillage('a-file', 'restore', join(folder, 'one.age'), '--identity', keyFile)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('ce n’est pas un dossier')])
  })

  it('refuses before anything starts where another secret is in place', async () => {
    await mkdir(join(folder, 'second'))
    await writeFile(join(folder, 'second', 'secret'), 'the secret of another server, long enough')
    const other = await maillage('second', 'restore', join(folder, 'one.age'), '--identity', keyFile)
    expect([other.code, other.err]).toEqual([
      1,
      expect.stringContaining('n’est pas le secret de la sauvegarde'),
    ])
    expect(await readdir(join(folder, 'second'))).toEqual(['secret'])
  })
})

async function runWith(environment: Record<string, string>, ...words: string[]) {
  const env = { ...process.env, ...environment }
  const done = run(process.execPath, [main, ...words], { env })
  done.child.stdin?.end()
  return done.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout.trim(), err: stderr.trim() }),
    (error) => ({ code: error.code, out: error.stdout.trim(), err: error.stderr.trim() }),
  )
}

describe('the words and the key of a backup', () => {
  it('needs a key, and makes no database where there is none', async () => {
    const source = { DATABASE_URL: '', MAILLAGE_DATA: join(folder, 'absent') }
    const keyless = await runWith(
      { ...source, MAILLAGE_BACKUP_PASSPHRASE: '' },
      'backup',
      join(folder, 'x.age'),
    )
    expect([keyless.code, keyless.err]).toEqual([1, expect.stringContaining('Il manque la clé')])
    vi.stubEnv('MAILLAGE_BACKUP_PASSPHRASE', 'trop court')
    expect((await maillage('absent', 'backup', join(folder, 'x.age'))).err).toContain(
      'au moins 12 caractères',
    )
    vi.stubEnv('MAILLAGE_BACKUP_PASSPHRASE', 'cheval agrafe pile correcte')
    expect((await maillage('absent', 'backup', join(folder, 'x.age'))).err).toContain('rien à sauvegarder')
    expect(await readdir(folder)).not.toContain('absent')
  })

  it.each([
    [[]],
    [['a.age', 'b.age']],
    [['a.age', '--to', 'folder']],
    [['a.age', '--passphrase', 'cheval agrafe pile correcte']],
    [['a.age', '--keep-daily', '7']],
    [['--to', 'folder', '--keep-daily', 'all']],
    [['a.age', '--recipient', 'age1x', '--passphrase-file', 'f']],
    [['verify']],
  ])('shows its usage for %j', async (words) => {
    const misused = await maillage('source', 'backup', ...words)
    expect([misused.code, misused.err]).toEqual([2, expect.stringContaining('maillage backup --to DOSSIER')])
  })

  it.each([[[]], [['a.age', 'b.age']], [['a.age', '--identity', 'k', '--passphrase-file', 'f']]])(
    'restore shows its usage for %j',
    async (words) => {
      expect((await maillage('source', 'restore', ...words)).code).toBe(2)
    },
  )

  it.each([
    ['backup', 'a.age', '--key', 'k'],
    ['backup', 'verify', 'a.age', '--key', 'k'],
    ['restore', 'a.age', '--key', 'k'],
  ])('%j names the option that is wrong', async (...words) => {
    expect((await maillage('source', ...words)).err).toMatch(/^L’option --key n’existe pas/)
  })

  it('writes into a folder, by network and instant, and removes its older ones', async () => {
    const to = join(folder, 'nightly')
    await mkdir(to)
    await writeFile(join(to, 'maillage-saint-martin-20200101T021500Z.age'), '')
    vi.stubEnv('MAILLAGE_BACKUP_RECIPIENT', recipient)
    const made = await maillage('source', 'backup', '--to', to, '--keep-daily', '1', '--json')
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(made.out).removed).toEqual(['maillage-saint-martin-20200101T021500Z.age'])
    expect(await readdir(to)).toEqual([expect.stringMatching(/^maillage-saint-martin-\d{8}T\d{6}Z\.age$/)])
  })
})
