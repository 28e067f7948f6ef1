import { openTestDatabase } from '@maillage/server/platform/test-database.ts'
import { createSmallNetwork } from '@maillage/server/testing/small-network.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'

describe('maillage account', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  afterEach(() => vi.unstubAllEnvs())

  const account = (...words: string[]) => accountAt('https://gers.example', ...words)

  async function accountAt(publicUrl: string | undefined, ...words: string[]) {
    vi.stubEnv('DATABASE_URL', database.url)
    vi.stubEnv('MAILLAGE_PUBLIC_URL', publicUrl)
    const [out, err] = [[] as string[], [] as string[]]
    const code = await runCommandLine(['account', ...words], {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
    })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }

  it('says that there is no network before one is made', async () => {
    expect(await account('invite', '--email', 'a@exemple.fr')).toMatchObject({
      code: 1,
      err: 'Ce réseau n’existe pas dans cette base.',
    })
  })

  it('makes the invitation of the first administrator, shows the link, and writes to the person', async () => {
    const { networkId } = await createSmallNetwork(database.db)
    const made = await account('invite', '--email', 'Premiere@Exemple.fr')
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/valable 7 jours.*\nhttps:\/\/gers\.example\/compte\/invitation#[\w-]{43}$/),
    ])
    const rows = await database.db.selectFrom('invitation').selectAll().execute()
    expect(rows).toMatchObject([
      { email: 'premiere@exemple.fr', role: 'administrator', network_id: networkId },
    ])
    const messages = await database.db.selectFrom('message').select(['recipient', 'kind']).execute()
    expect(messages).toEqual([{ recipient: 'premiere@exemple.fr', kind: 'invitation' }])
    const audit = await database.db.selectFrom('audit').select(['actor', 'action']).execute()
    expect(audit).toEqual([{ actor: 'system:account', action: 'invite-member' }])
  })

  it('says that the address is a guess when nobody gave it, and how to give it', async () => {
    vi.stubEnv('PORT', '4711')
    const words = ['invite', '--email', 'deuxieme@exemple.fr', '--role', 'auditor']
    const { code, out } = await accountAt(undefined, ...words)
    const [, link, guess] = out.split('\n')
    expect([code, link]).toEqual([0, expect.stringMatching(/^http:\/\/localhost:4711\/compte\/invitation#/)])
    expect(guess).toMatch(/^L’adresse http:\/\/localhost:4711 est supposée\..*MAILLAGE_PUBLIC_URL=/)
    const json = await accountAt(undefined, 'invite', '--email', 'troisieme@exemple.fr', '--json')
    expect(JSON.parse(json.out)).toMatchObject({ addressIsGuessed: true })
    const given = await account('invite', '--email', 'quatrieme@exemple.fr')
    expect(given.out.split('\n')).toHaveLength(2)
  })

  it('makes two invitations at once of one person one after the other: the second replaces the first', async () => {
    const words = ['invite', '--email', 'ensemble@exemple.fr']
    const both = await Promise.all([1, 2, 3].map(() => account(...words)))
    expect(both.map(({ code, err }) => [code, err])).toEqual([1, 2, 3].map(() => [0, '']))
    const waiting = await database.db
      .selectFrom('invitation')
      .select('id')
      .where('email', '=', 'ensemble@exemple.fr')
      .where('withdrawn_at', 'is', null)
      .execute()
    expect(waiting).toHaveLength(1)
  })

  it('says in a sentence that the database could not answer', async () => {
    await database.db.schema.alterTable('invitation').renameColumn('email', 'gone').execute()
    const failed = await account('invite', '--email', 'a@exemple.fr')
    await database.db.schema.alterTable('invitation').renameColumn('gone', 'email').execute()
    expect(failed).toMatchObject({ code: 1, err: expect.stringContaining('(code 42703)') })
  })

  it('names the option that is wrong', async () => {
    expect((await account('invite', '--mail', 'a@exemple.fr')).err).toMatch(/^L’option --mail n’existe pas/)
  })

  it('says where a role of a site is given', async () => {
    const refused = await account('invite', '--email', 'a@exemple.fr', '--role', 'secretary')
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/«\u00a0secretary\u00a0».*écran Membres et rôles.*administrator, auditor/),
    ])
  })

  it('restores the access of a member, and of nobody else', async () => {
    const { id: networkId } = await database.db.selectFrom('network').select('id').executeTakeFirstOrThrow()
    const [accountId, membershipId] = [
      '0198f000-0000-7000-8000-0000000000a1',
      '0198f000-0000-7000-8000-0000000000a2',
    ]
    const at = '2026-01-01T00:00:00Z'
    await database.db
      .insertInto('account')
      .values({
        id: accountId,
        kind: 'staff',
        display_name: 'Camille',
        email: 'perdu@exemple.fr',
        created_at: at,
      })
      .execute()
    await database.db
      .insertInto('membership')
      .values({
        id: membershipId,
        network_id: networkId,
        account_id: accountId,
        role: 'auditor',
        valid_from: at,
      })
      .execute()
    const made = await account('recover', '--email', 'perdu@exemple.fr', '--json')
    expect(JSON.parse(made.out).link).toMatch(/^https:\/\/gers\.example\/compte\/invitation#/)
    expect(await account('recover', '--email', 'qui@exemple.fr')).toMatchObject({
      code: 1,
      err: 'Personne n’a de rôle dans ce réseau avec cette adresse.',
    })
  })

  it('refuses with a sentence what cannot be', async () => {
    expect(await account('invite', '--email', 'pas une adresse', '--lang', 'en')).toMatchObject({
      code: 1,
      err: 'This address is not complete. Example: camille@example.org.',
    })
    expect((await account('invite', '--email', 'a@exemple.fr', '--network', 'ailleurs')).code).toBe(1)
  })

  it.each([
    [],
    ['invite'],
    ['make', '--email', 'a@exemple.fr'],
    ['invite', '--email', 'a@exemple.fr', '--rang', '1'],
  ])('%j is misused: the usage', async (...words) => {
    expect(await account(...words)).toMatchObject({
      code: 2,
      err: expect.stringContaining('maillage account invite'),
    })
  })
})
