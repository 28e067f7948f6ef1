import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig, requireMail, requireSafeAddress } from './config.ts'
import { makeDataFolder, usingDataFolder } from './data-folder.ts'
import { readOrCreateSecret } from './secrets.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-refusals-'))
  await writeFile(join(folder, 'file'), 'x')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function refusalOf(work: () => unknown): Promise<ConfigError['sentence']> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ConfigError) return error.sentence
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a variable with another value than it takes', () => {
  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'nonsense'],
    ['DATABASE_APP_URL', 'postgres://server/base'],
    ['MAILLAGE_NETWORK', 'Le Gers'],
    ['MAILLAGE_NOW', '2027-02-30T00:00:00Z'],
    ['MAILLAGE_SECRET', 'short'],
    ['MAILLAGE_PUBLIC_URL', 'exemple'],
    ['MAILLAGE_TRUSTED_PROXY', 'proxy.example'],
    ['MAILLAGE_LOG', 'verbose'],
    ['SMTP_URL', 'http://exemple.fr'],
    ['MAILLAGE_MAIL', 'smtp'],
    ['PSC_ISSUER', 'http://auth.exemple.fr'],
    ['FRANCECONNECT_ISSUER', 'exemple.fr'],
    ['FRANCECONNECT_USERINFO_ALG', 'HS256'],
  ])('%s=%s is named, with what it takes, in both languages', async (name, value) => {
    const { fr, en } = await refusalOf(() => readConfig({ [name]: value }))
    expect(fr).toMatch(new RegExp(`^La variable ${name} n’est pas valable : elle prend (?!un texte).+\\.$`))
    expect(en).toMatch(new RegExp(`^The variable ${name} is not valid: it takes (?!a text).+\\.$`))
  })

  it.each(['PSC', 'FRANCECONNECT'])('%s needs its three variables, or none', async (server) => {
    const all = {
      [`${server}_ISSUER`]: 'https://auth.exemple.fr/realms/essai',
      [`${server}_CLIENT_ID`]: 'maillage',
      [`${server}_CLIENT_SECRET`]: 'secret',
    }
    const name = server.toLowerCase()
    expect(readConfig(all).oidc).toMatchObject({ [name]: { clientId: 'maillage' } })
    expect(readConfig({}).oidc).toEqual({})
    for (const missing of Object.keys(all)) {
      const { fr, en } = await refusalOf(() => readConfig({ ...all, [missing]: undefined }))
      expect(fr).toContain(`La variable ${missing} manque`)
      expect(en).toContain(`The variable ${missing} is missing`)
    }
  })

  it('a sign-in server in clear is for one machine, never in production', async () => {
    const local = { PSC_ISSUER: 'http://localhost:9000', PSC_CLIENT_ID: 'a', PSC_CLIENT_SECRET: 'b' }
    expect(readConfig(local).oidc.psc?.issuer).toBe('http://localhost:9000')
    const { fr } = await refusalOf(() => readConfig({ ...local, NODE_ENV: 'production' }))
    expect(fr).toContain('La variable PSC_ISSUER n’est pas valable')
  })

  it('in production the address of the service is https, or of this machine, and is known', async () => {
    const start =
      (publicUrl: string | undefined, production = true) =>
      () =>
        requireSafeAddress({ production, publicUrl })
    for (const unsafe of [
      undefined,
      'http://rdv.exemple.fr',
      'http://localhost.exemple.fr',
      'http://127.0.0.1.exemple.fr',
    ]) {
      const { fr, en } = await refusalOf(start(unsafe))
      expect(fr).toContain('En production, donnez MAILLAGE_PUBLIC_URL')
      expect(en).toContain('In production, give MAILLAGE_PUBLIC_URL')
    }
    for (const safe of ['https://rdv.exemple.fr', 'http://localhost:3000', 'http://127.0.0.1:3000'])
      expect(start(safe)).not.toThrow()
    expect(start(undefined, false)).not.toThrow()
  })

  it('in production nobody sets the time', async () => {
    const now = { MAILLAGE_NOW: '2027-01-11T08:00:00+01:00' }
    expect(readConfig(now).fixedStart).toBe(now.MAILLAGE_NOW)
    const { fr, en } = await refusalOf(() => readConfig({ ...now, NODE_ENV: 'production' }))
    expect(fr).toMatch(/MAILLAGE_NOW .* en production, ôtez-la/)
    expect(en).toMatch(/MAILLAGE_NOW .* in production, remove it/)
  })

  it('in production e-mails leave, unless it is said that none does', async () => {
    const start = (environment: object) => () =>
      requireMail(readConfig({ NODE_ENV: 'production', ...environment }))
    const { fr, en } = await refusalOf(start({}))
    expect(fr).toMatch(/donnez SMTP_URL .*MAILLAGE_MAIL=none/)
    expect(en).toMatch(/give SMTP_URL.*MAILLAGE_MAIL=none/)
    for (const said of [
      { SMTP_URL: 'smtp://exemple.fr' },
      { MAILLAGE_MAIL: 'none' },
      { NODE_ENV: 'development' },
    ])
      expect(start(said)).not.toThrow()
  })

  it('an empty value is no value', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })
})

describe('the data folder', () => {
  it('that is a file, or lies in one, is refused with a sentence', async () => {
    for (const place of ['file', 'file/data']) {
      const { fr, en } = await refusalOf(() => makeDataFolder(join(folder, place)))
      expect(fr).toContain(
        `Le dossier de données ${join(folder, place)} ne peut pas servir : ce n’est pas un dossier.`,
      )
      expect(en).toContain('it is no folder')
    }
  })

  it.each([
    ['ENOSPC', 'le disque est plein'],
    ['EROFS', 'il est en lecture seule'],
    ['EACCES', 'ce compte n’a pas le droit d’y écrire'],
    ['EIO', 'EIO'],
  ])('that the system refuses with %s: %s', async (code, cause) => {
    const fault = Object.assign(new Error(code), { code, syscall: 'write' })
    const { fr } = await refusalOf(() => usingDataFolder(folder, () => Promise.reject(fault)))
    expect(fr).toContain(`ne peut pas servir : ${cause}. Choisissez-en un autre`)
  })

  it('hides no defect', async () => {
    const defect = new TypeError('x is undefined')
    await expect(usingDataFolder(folder, () => Promise.reject(defect))).rejects.toBe(defect)
  })
})

describe('the secret', () => {
  it('is made once and kept, for nobody else of the machine', async () => {
    const secret = await readOrCreateSecret(folder, undefined)
    expect(secret).toHaveLength(64)
    expect(await readOrCreateSecret(folder, undefined)).toBe(secret)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  })

  it.each(['', 'abc'])('cut short by a full disk (%j) signs nothing', async (left) => {
    const file = join(folder, 'secret')
    await writeFile(file, left)
    const { fr } = await refusalOf(() => readOrCreateSecret(folder, undefined))
    expect(fr).toMatch(/est incomplet/)
    expect(await readFile(file, 'utf8')).toBe(left)
  })
})
