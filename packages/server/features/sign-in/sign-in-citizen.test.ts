import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import type { Browser } from '../../testing/browser.ts'
import { follow } from '../../testing/oidc-journey.ts'
import { type OidcServer, startOidcServer } from '../../testing/oidc-server.ts'
import { openPersonDesk, type PersonDesk, publicUrl } from '../../testing/person-desk.ts'
import { hashOfToken } from './session-cookie.ts'
import { signInCitizen } from './sign-in-citizen.ts'

const NOW = '2027-01-11T08:00:00Z'
const START = '/api/oidc/franceconnect/start'

/** What FranceConnect says of somebody synthetic. */
const JEANNE = {
  given_name: 'Jeanne Marie',
  given_name_array: ['Jeanne', 'Marie'],
  family_name: 'EXEMPLE',
  birthdate: '1958-03-04',
  gender: 'female',
  birthplace: '32132',
  birthcountry: '99100',
  email: 'jeanne@exemple.fr',
  preferred_username: 'ESSAI',
}

let server: OidcServer
let desk: PersonDesk
let patientId: string

beforeAll(async () => {
  server = await startOidcServer({
    service: 'franceconnect',
    publicUrl,
    person: { sub: 'jeannev1', claims: {} },
  })
  desk = await openPersonDesk(NOW, {
    franceconnect: {
      issuer: server.issuer,
      clientId: server.clientId,
      clientSecret: server.clientSecret,
      userinfoAlgorithm: 'ES256',
    },
  })
  patientId = await desk.facts.addPatient({ email: 'autre@exemple.fr' })
})
afterAll(async () => {
  await desk.close()
  await server.close()
})
beforeEach(async () => {
  server.person = { sub: 'jeannev1', claims: JEANNE }
  server.lies = {}
  desk.clock.moveTo(NOW)
  await know({ sex: 'unknown', birth_place_code: null })
})

const know = (traits: { sex?: string; birth_place_code?: string | null; birth_name?: string }) =>
  desk.db.updateTable('patient').set(traits).where('id', '=', patientId).execute()
const signIn = (browser: Browser = desk.browser()) => follow(browser, publicUrl, START)
const refusalOf = async () => {
  const browser = desk.browser()
  const page = await signIn(browser)
  expect(page.pathname).toBe('/mon-espace')
  expect(desk.sessionOf(browser)).toBeUndefined()
  return page.searchParams.get('refus')
}

describe('FranceConnect', () => {
  it('opens the space of the patient who has the same strict traits', async () => {
    const browser = desk.browser()
    const page = await signIn(browser)
    expect([page.pathname, page.search]).toEqual(['/mon-espace', ''])
    const { body } = await browser.get('/api/my/person')
    expect(body).toMatchObject({
      displayName: 'Jeanne Exemple',
      factors: ['franceconnect'],
      records: [{ patientId, role: 'patient' }],
    })
  })

  it('is asked for the identité pivot, no more, at the level eidas1', async () => {
    await signIn()
    expect(Object.fromEntries(server.lastAuthorization)).toMatchObject({
      scope:
        'openid given_name family_name birthdate gender birthplace birthcountry email preferred_username',
      acr_values: 'eidas1',
    })
  })

  it('keeps one account for one person, and gives it the record that is theirs today', async () => {
    const [one, two] = [desk.browser(), desk.browser()]
    await Promise.all([signIn(one), signIn(two)])
    const accountOf = async (browser: Browser) => (await browser.get('/api/session')).body.signedIn.account.id
    const accountId = await accountOf(one)
    expect(await accountOf(two)).toBe(accountId)
    await know({ birth_name: 'Exemplaire' })
    const renamed = await desk.facts.addPatient({ nameKey: 'exemple|jeannette', givenNames: 'Jeannette' })
    server.person = { sub: 'jeannev1', claims: { ...JEANNE, given_name: 'Jeannette' } }
    desk.clock.moveTo('2027-01-11T09:00:00Z')
    const later = desk.browser()
    await signIn(later)
    expect(await accountOf(later)).toBe(accountId)
    expect((await later.get('/api/my/person')).body.records).toMatchObject([{ patientId: renamed }])
    await know({ birth_name: 'Exemple' })
  })

  it('of one server is not who another server calls by the same subject', async () => {
    const accountAt = async (issuer: string) => {
      const input = {
        networkId: desk.facts.networkId,
        issuer,
        subject: 'jeannev1',
        userinfo: { sub: 'jeannev1', ...JEANNE },
        idToken: 'unused',
        device: '',
      }
      const call = { actor: { kind: 'public' }, language: 'fr' } as const
      const { token } = await runAction(desk.platform, signInCitizen, call, input)
      const session = desk.db.selectFrom('session').select('account_id')
      return (await session.where('token_hash', '=', hashOfToken(token)).executeTakeFirstOrThrow()).account_id
    }
    const one = await accountAt('https://one.example')
    expect(await accountAt('https://one.example')).toBe(one)
    expect(await accountAt('https://two.example')).not.toBe(one)
  })

  it('changes nothing of the record, whatever it says beside', async () => {
    const read = () =>
      desk.db.selectFrom('patient').selectAll().where('id', '=', patientId).executeTakeFirst()
    const before = await read()
    await signIn()
    expect(await read()).toEqual(before)
    const text = JSON.stringify(await desk.db.selectFrom('account').selectAll().execute())
    expect(text).not.toContain('jeanne@exemple.fr')
  })

  it('signs out there too', async () => {
    const browser = desk.browser()
    await signIn(browser)
    const next = new URL((await browser.post('/api/oidc/sign-out')).body.next)
    expect(next.searchParams.get('post_logout_redirect_uri')).toBe('https://gers.example/')
    expect((await fetch(next, { redirect: 'manual' })).status).toBe(200)
  })
})

describe('whom FranceConnect describes', () => {
  it.each([
    ['sex', { gender: 'male' }],
    ['birth place', { birthplace: '32013' }],
    ['country of birth', { birthplace: '', birthcountry: '99134' }],
  ])('is somebody else when the record knows another %s', async (_trait, changes) => {
    await know({ sex: 'female', birth_place_code: '32132' })
    expect((await signIn()).search).toBe('')
    server.person = { sub: 'otherv1', claims: { ...JEANNE, ...changes } }
    expect(await refusalOf()).toBe('no-record')
  })

  it.each([
    ['birth name', { family_name: 'EXEMPLES' }],
    ['first given name', { given_name: 'Marie Jeanne' }],
    ['birth date', { birthdate: '1958-03-05' }],
  ])('is nobody here with another %s, and is told that they may book', async (_trait, changes) => {
    server.person = { sub: 'otherv1', claims: { ...JEANNE, ...changes } }
    expect(await refusalOf()).toBe('no-record')
    const { body } = await desk.browser().get('/api/oidc/refusals/no-record')
    expect(body.sentence.fr).toContain('Vous pouvez prendre rendez-vous')
  })

  it('is recognised when born abroad, by the country', async () => {
    await know({ sex: 'female', birth_place_code: '99134' })
    server.person = { sub: 'abroadv1', claims: { ...JEANNE, birthplace: '', birthcountry: '99134' } }
    expect((await signIn()).search).toBe('')
  })

  it('is nobody without a name or a birth date', async () => {
    for (const left of ['family_name', 'given_name', 'birthdate']) {
      server.person = { sub: 'partv1', claims: { ...JEANNE, [left]: undefined } }
      expect(await refusalOf()).toBe('incomplete-identity')
    }
  })

  it('is not who a record was, once it was merged into another', async () => {
    const kept = await desk.facts.addPatient({ nameKey: 'garde|jeanne', birthName: 'Garde' })
    await desk.db.updateTable('patient').set({ merged_into: kept }).where('id', '=', patientId).execute()
    expect(await refusalOf()).toBe('no-record')
    await desk.db.updateTable('patient').set({ merged_into: null }).where('id', '=', patientId).execute()
  })

  it('is not found in another network', async () => {
    const { createSmallNetwork } = await import('../../testing/small-network.ts')
    const other = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    await other.addPatient({ nameKey: 'ailleurs|jeanne', birthName: 'Ailleurs' })
    server.person = { sub: 'awayv1', claims: { ...JEANNE, family_name: 'AILLEURS' } }
    expect(await refusalOf()).toBe('no-record')
  })
})

describe('what FranceConnect says of the person', () => {
  it('must be signed', async () => {
    server.lies = { plainUserinfo: true }
    expect(await refusalOf()).toBe('oidc-invalid')
  })

  it('must be signed by a key that it published', async () => {
    server.lies = { withAnotherKey: 'userinfo' }
    expect(await refusalOf()).toBe('oidc-invalid')
  })

  it('must be of who signed in', async () => {
    server.lies = { userinfo: (claims) => ({ ...claims, sub: 'somebody-elsev1' }) }
    expect(await refusalOf()).toBe('oidc-invalid')
  })

  it.each([
    ['to another service', { aud: 'another-service' }],
    ['by another server', { iss: 'https://ailleurs.exemple' }],
    ['and is over', { exp: 1_600_000_000 }],
  ])('must not be said %s', async (_what, changes) => {
    server.lies = { userinfo: (claims) => ({ ...claims, ...changes }) }
    expect(await refusalOf()).toBe('oidc-invalid')
  })
})
