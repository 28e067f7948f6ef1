import { openTestDatabase, type TestDatabase } from '@maillage/server/platform/test-database.ts'
import { Network } from '@maillage/contract/network.ts'
import { readNetworkPicture } from '@maillage/server/features/network/network.queries.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'

const WHOLE = [
  ['--slug', 'essai-gers'],
  ['--name', 'Centres de santé d’essai'],
  ['--short-name', 'Essai'],
  ['--phone', '05 36 49 12 20'],
  ['--hours-fr', 'en semaine de 8 h à 20 h'],
  ['--hours-en', 'weekdays from 8 am to 8 pm'],
  ['--departements', '32'],
]

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
afterEach(() => vi.unstubAllEnvs())

async function network(...words: string[]) {
  vi.stubEnv('DATABASE_URL', database.url)
  const [out, err] = [[] as string[], [] as string[]]
  const code = await runCommandLine(['network', ...words], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const create = (changed: Record<string, string> = {}) =>
  network('create', ...WHOLE.flatMap(([name = '', value = '']) => [name, changed[name] ?? value]))
const slugs = async () =>
  (await database.db.selectFrom('network').select('slug').orderBy('created_at').execute()).map(
    (row) => row.slug,
  )

describe('maillage network', () => {
  it('says that there is none, and how to make one', async () => {
    expect(await network('list')).toMatchObject({
      code: 0,
      out: expect.stringContaining('maillage network create'),
    })
    expect(await network('show')).toMatchObject({ code: 1, err: expect.stringContaining('Aucun réseau') })
  })

  it('makes none while something is missing, and says all that is', async () => {
    const refused = await network('create', '--slug', 'Essai', '--name', 'Essai')
    expect(refused.code).toBe(2)
    expect(refused.err.split('\n')).toHaveLength(6)
    expect(await slugs()).toEqual([])
  })

  it('makes a real network, that the screens can read, and traces it', async () => {
    const made = await create()
    expect([made.code, made.err]).toEqual([0, ''])
    expect(made.out).toMatch(
      /^Le réseau « Centres de santé d’essai » \(essai-gers\) est créé.*\n.*account invite --email ADRESSE --network essai-gers\n/,
    )
    const row = await database.db.selectFrom('network').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ slug: 'essai-gers', scenario: null, time_zone: 'Europe/Paris' })
    const picture = await readNetworkPicture(database.fenced.of(row.id), row.id)
    const seen = Network.parse({ ...picture, now: '2027-01-11T08:00:00Z' })
    expect(seen).toMatchObject({ demonstration: false, sites: [], practitioners: [], reasons: [] })
    expect(seen.emergency.map(({ number }) => number)).toContain('15')
    expect(seen.alarmWords.length).toBeGreaterThan(10)
    const audit = await database.db.selectFrom('audit').selectAll().execute()
    expect(audit).toMatchObject([
      { network_id: row.id, actor: 'system:network', action: 'create-network', subject_id: row.id },
    ])
  })

  it('asked again, says that it is there, and changes nothing', async () => {
    expect(await create({ '--phone': '05.36.49.12.20' })).toMatchObject({
      code: 0,
      out: 'Le réseau essai-gers est déjà là, avec ces valeurs : rien à faire.',
    })
    expect(await database.db.selectFrom('audit').select('id').execute()).toHaveLength(1)
  })

  it('asked for another one of the same name, refuses, and says what differs', async () => {
    const refused = await create({ '--phone': '05 36 49 12 21', '--hours-en': 'never' })
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/existe déjà, avec d’autres valeurs pour --phone, --hours-fr, --hours-en :/)
    expect((await network('show', '--json')).out).toContain('05 36 49 12 20')
  })

  it('changes what is said, and nothing else; says what cannot be', async () => {
    expect(await network('change', '--network', 'essai-gers', '--phone', '0536491221')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Le réseau essai-gers est changé.'),
    })
    const row = await database.db.selectFrom('network').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ phone: '05 36 49 12 21', short_name: 'Essai', time_zone: 'Europe/Paris' })
    const traced = await database.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'change-network')
      .execute()
    expect(traced).toEqual([{ detail: { changed: ['phone'] } }])
    expect((await network('change', '--phone', '05.36.49.12.21')).out).toContain('rien à faire')
    expect(await network('change', '--phone', 'appelez')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--phone'),
    })
    expect(await network('change', '--network', 'ailleurs', '--name', 'x')).toMatchObject({ code: 1 })
    expect((await network('change', '--slug', 'autre')).code).toBe(2)
    expect((await network('change', '--phone', '05 36 49 12 20')).code).toBe(0)
  })

  it('reads the file of its places, and says all that is to mend in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maillage-network-'))
    const file = join(folder, 'network.json')
    await writeFile(file, '{"sites": []')
    expect(await network('import', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('n’est pas du JSON'),
    })
    await writeFile(file, '{"services": ["gp"], "sites": []}')
    const refused = await network('import', file)
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/^sites doit .*\nRien n’a été écrit : 1 point à corriger/),
    ])
    await writeFile(file, '{"practitioners": [{"familyName": "Exem\\u0000ple"}]}')
    expect(await network('import', file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^practitioners\.0\.familyName contient un caractère nul/),
    })
    await rm(folder, { recursive: true })
    expect((await network('import', file)).err).toContain('ne peut pas être lu')
    const example = fileURLToPath(new URL('../../../docs/guides/examples/network.json', import.meta.url))
    expect((await network('import', example, '--network', 'ailleurs')).code).toBe(1)
    const done = await network('import', example, '--network', 'essai-gers')
    expect([done.code, done.out]).toEqual([
      0,
      expect.stringMatching(/2 lieux, 4 motifs, 2 professionnels\. Horaires : 4 nouveaux/),
    ])
    expect((await network('import', example)).out).toContain('Horaires : 0 nouveaux, 0 terminés hier')
    expect((await network('show')).out).toContain('lieux ouverts    2')
  })

  it('makes two at once of one name once', async () => {
    const made = await Promise.all([create({ '--slug': 'deux' }), create({ '--slug': 'deux' })])
    expect(made.map(({ code }) => code)).toEqual([0, 0])
    expect(made.filter(({ out }) => out.includes('est créé'))).toHaveLength(1)
    expect(await slugs()).toEqual(['essai-gers', 'deux'])
  })

  it('lists them, and shows one with what is left to do', async () => {
    expect((await network('list')).out).toMatch(
      /^essai-gers {2}Centres de santé d’essai ; 2 lieux ouverts ; 0 administrateur\ndeux /,
    )
    expect((await network('show')).out).toContain('pas encore d’administrateur')
    expect(await network('show', '--network', 'ailleurs')).toMatchObject({
      code: 1,
      err: 'Il n’y a pas de réseau ailleurs dans cette base. Ceux qui y sont : essai-gers, deux.',
    })
  })

  it('counts an administrator who is real, and an invitation that waits', async () => {
    vi.stubEnv('DATABASE_URL', database.url)
    const silent = { out: () => undefined, err: () => undefined }
    const words = ['account', 'invite', '--email', 'a@exemple.fr', '--network', 'deux']
    expect(await runCommandLine(words, silent)).toBe(0)
    expect((await network('show', '--network', 'deux')).out).toContain('attend d’être acceptée')
    expect((await network('show', '--network', 'essai-gers')).out).toContain('pas encore d’administrateur')
  })

  it('makes no real network beside a demonstration', async () => {
    await database.db.updateTable('network').set({ scenario: 'gers' }).where('slug', '=', 'deux').execute()
    const refused = await create({ '--slug': 'trois' })
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('MAILLAGE_DATA')])
    expect(await slugs()).not.toContain('trois')
  })

  it('names the option that is wrong, before the usage', async () => {
    const wrong = [
      [['show', '--rang', '1'], 'L’option --rang n’existe pas pour cette commande.'],
      [['create', '--slug'], 'L’option --slug attend une valeur.'],
      [['create', '--slug', '--name', 'x'], 'L’option --slug attend une valeur.'],
    ] as const
    for (const [words, sentence] of wrong) expect((await network(...words)).err.split('\n')[0]).toBe(sentence)
    const english = await network('show', '--rang=1', '--lang', 'en')
    expect(english.err).toMatch(/^There is no option --rang for this command\.\nmaillage network create/)
  })

  it.each([[], ['make'], ['import'], ['create', 'essai'], ['list', '--slug', 'x'], ['show', '--rang', '1']])(
    '%j is misused: the usage',
    async (...words) => {
      expect(await network(...words)).toMatchObject({
        code: 2,
        err: expect.stringContaining('maillage network create'),
      })
    },
  )
})
