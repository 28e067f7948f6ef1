import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Refusal } from '../../platform/refusal.ts'
import { controlLine, END_OF_ROWS, tally } from './backup-format.ts'
import { openBackup, verifyBackup } from './read-backup.ts'
import { refuseNewer } from './restore-backup.ts'
import { type OpeningKey, writeSealed } from './sealed-file.ts'

const key = { passphrase: 'cheval agrafe pile correcte', workFactor: 4 }
const digestOf = (number: number) => createHash('sha256').update(String(number)).digest('base64')
const rows = Buffer.from(
  Array.from({ length: 6_000 }, (_, row) => `${digestOf(row)}\tJeanne\\nExemple\n\\\\.\n\\N\n`).join(''),
)
const header = {
  format: 'maillage-backup',
  version: 1,
  madeAt: '2027-01-12T02:15:00Z',
  network: 'essai',
  postgres: '18.4',
  migrations: ['0001_foundation.sql'],
  workerMigration: 19,
  secret: null,
}

let folder: string
let good: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-backup-'))
  good = await write('good.age')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Wording {
  header?: object
  rows?: Buffer
  footer?: object
  end?: object
}

/** A backup of two tables, one of them empty, with a word of it changed. */
async function* text(changed: Wording = {}): AsyncGenerator<Buffer> {
  const counted = tally()
  counted.add(rows)
  const footer = counted.footer()
  yield controlLine({ ...header, ...changed.header })
  yield controlLine({ table: { schema: 'public', name: 'patient', columns: ['id', 'name'] } })
  const written = changed.rows ?? rows
  for (let at = 0; at < written.length; at += 65_537) yield written.subarray(at, at + 65_537)
  yield Buffer.from(`${END_OF_ROWS}\n`)
  yield controlLine({ ...footer, ...changed.footer })
  yield controlLine({ table: { schema: 'public', name: 'room', columns: ['id'] } })
  yield Buffer.from(`${END_OF_ROWS}\n`)
  yield controlLine(tally().footer())
  yield controlLine({ sequences: [] })
  yield controlLine({ end: { tables: 2, rows: footer.rows, ...changed.end } })
}

async function write(name: string, changed: Wording = {}): Promise<string> {
  await writeSealed(join(folder, name), key, text(changed))
  return join(folder, name)
}

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: Refusal) => error.kind ?? String(error),
  )
const verdict = (file: string, opening: OpeningKey = key) => kindOf(verifyBackup(file, opening))

describe('a backup that is read', () => {
  it('gives every row, counted and digested, the rows that look like an end included', async () => {
    const pieces: Buffer[] = []
    const backup = await openBackup(good, key)
    const read = await backup.read(async (_table, given) => {
      for await (const piece of given) pieces.push(piece)
    })
    expect(read).toMatchObject({ tables: 2, rows: 18_000 })
    expect(Buffer.concat(pieces).equals(rows)).toBe(true)
    expect(await verifyBackup(good, key)).toMatchObject({ header, rows: 18_000 })
  })

  it('is refused wherever it was cut, and by one byte more', async () => {
    const whole = await readFile(good)
    const payload = whole.indexOf('\n', whole.indexOf('\n---') + 1) + 1 + 16
    const sealedPiece = 65_536 + 16
    expect(whole.length).toBeGreaterThan(payload + 3 * sealedPiece)
    const cuts = [
      0,
      1,
      50,
      150,
      payload,
      payload + sealedPiece,
      payload + 3 * sealedPiece,
      payload + 2 * sealedPiece + 1,
    ]
    for (const length of [...cuts, whole.length - 17, whole.length - 1]) {
      const cut = join(folder, `cut-${length}.age`)
      await writeFile(cut, whole.subarray(0, length))
      expect([length, await verdict(cut)]).toEqual([length, expect.stringMatching(/^(no|damaged)-backup$/)])
    }
    const longer = join(folder, 'longer.age')
    await writeFile(longer, whole)
    await appendFile(longer, 'x')
    expect(await verdict(longer)).toBe('damaged-backup')
  })

  it('is refused when one byte was changed, anywhere', async () => {
    const whole = await readFile(good)
    for (const at of [3, 30, 100, 180, 300, Math.floor(whole.length / 2), whole.length - 1]) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 1
      await writeFile(join(folder, 'altered.age'), altered)
      const said = await verdict(join(folder, 'altered.age'))
      expect([at, said]).toEqual([at, expect.stringMatching(/^(no-backup|damaged-backup|wrong-backup-key)$/)])
    }
  })

  it.each([
    ['a row less', { rows: rows.subarray(rows.indexOf(10) + 1) }],
    ['another row', { rows: Buffer.from(rows.toString().replace('Jeanne', 'Jeanna')) }],
    ['another count', { footer: { rows: 1 } }],
    ['a table less', { end: { tables: 3 } }],
  ])('is refused when, under its seal, it holds %s than it says', async (name, changed) => {
    expect(await verdict(await write(`${name}.age`, changed))).toBe('damaged-backup')
  })

  it('is refused when it is of a later format, or of later migrations', async () => {
    expect(await verdict(await write('later.age', { header: { version: 2, secret: 7 } }))).toBe(
      'newer-backup',
    )
    const migrations = [...header.migrations, '9999_future.sql']
    const future = await openBackup(await write('future.age', { header: { migrations } }), key)
    expect(await kindOf(refuseNewer(future))).toBe('newer-backup')
    expect(await kindOf(refuseNewer(await openBackup(good, key)))).toBe('accepted')
  })

  it('is refused when it is something else, or not there', async () => {
    const other = join(folder, 'letter.txt')
    await writeFile(other, 'Madame, Monsieur,\n')
    expect(await verdict(other)).toBe('no-backup')
    await writeSealed(
      join(folder, 'other.age'),
      key,
      (async function* () {
        yield Buffer.from('{"format":"another"}\n')
      })(),
    )
    expect(await verdict(join(folder, 'other.age'))).toBe('no-backup')
    expect(await verdict(join(folder, 'absent.age'))).toBe('backup-file-unusable')
    expect(await verdict(folder)).toBe('backup-file-unusable')
  })
})

describe('who may open a backup', () => {
  it('is whoever knows the passphrase, nobody else', async () => {
    expect(await verdict(good, { passphrase: 'cheval agrafe pile correct' })).toBe('wrong-backup-key')
    expect(await verdict(good, { identities: [await generateIdentity()] })).toBe('wrong-backup-key')
    expect((await readFile(good)).includes('Jeanne')).toBe(false)
  })

  it('is whoever holds the key of one of the recipients', async () => {
    const [mine, yours, hers] = await Promise.all([
      generateIdentity(),
      generateIdentity(),
      generateIdentity(),
    ])
    const recipients = await Promise.all([mine, yours].map(identityToRecipient))
    const file = join(folder, 'recipients.age')
    await writeSealed(file, { recipients }, text())
    expect(await verdict(file, { identities: [hers, yours] })).toBe('accepted')
    expect(await verdict(file, { identities: [hers] })).toBe('wrong-backup-key')
    expect(await verdict(file, key)).toBe('wrong-backup-key')
    expect(await verdict(file, { identities: ['not a key'] })).toBe('bad-identity')
  })

  it('is no private key given by mistake as a recipient, which is not repeated', async () => {
    const identity = await generateIdentity()
    const refused = writeSealed(join(folder, 'mistake.age'), { recipients: [identity] }, text())
    const error = await refused.catch((refusal: Refusal) => refusal)
    expect(error).toMatchObject({ kind: 'bad-recipient' })
    expect(JSON.stringify(error)).not.toContain(identity)
  })
})

describe('the file of a backup', () => {
  it('belongs to its owner alone', async () => {
    expect((await stat(good)).mode & 0o777).toBe(0o600)
  })

  it('never replaces another one', async () => {
    const before = await readFile(good)
    expect(await kindOf(write('good.age'))).toBe('backup-file-exists')
    expect((await readFile(good)).equals(before)).toBe(true)
  })

  it('is not there at all when something fails on the way, or when one stops it', async () => {
    const before = await readdir(folder)
    const failing = async function* () {
      yield* text()
      throw new Error('the database is away')
    }
    await expect(writeSealed(join(folder, 'half.age'), key, failing())).rejects.toThrow(
      'the database is away',
    )
    const stop = new AbortController()
    const stopped = async function* () {
      yield controlLine(header)
      stop.abort()
      yield* text()
    }
    await expect(writeSealed(join(folder, 'stopped.age'), key, stopped(), stop.signal)).rejects.toThrow()
    const nowhere = join(folder, 'no-such-folder', 'x.age')
    expect(await kindOf(writeSealed(nowhere, key, text()))).toBe('backup-file-unusable')
    expect(await readdir(folder)).toEqual(before)
  })
})
