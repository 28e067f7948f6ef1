import { rppsFrom } from '@maillage/core/identity/rpps.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { bookingTasks } from '../booking/booking.tasks.ts'
import type { Browser } from '../../testing/browser.ts'
import { follow } from '../../testing/oidc-journey.ts'
import { type OidcServer, startOidcServer } from '../../testing/oidc-server.ts'
import { openPersonDesk, type PersonDesk, publicUrl } from '../../testing/person-desk.ts'

const NOW = '2027-01-11T08:00:00Z'
const RPPS = rppsFrom('9970000001')
const START = '/api/oidc/psc/start'

let server: OidcServer
let desk: PersonDesk
let accountId: string
let practitionerId: string

/** What Pro Santé Connect says of a doctor of the tests. */
const doctor = (nationalId = `8${RPPS}`) => ({
  SubjectNameID: nationalId,
  preferred_username: nationalId,
  given_name: 'CAMILLE',
  family_name: 'ESSAI',
  SubjectRole: ['10^1.2.250.1.213.1.1.5.5'],
  SubjectRefPro: {
    codeCivilite: 'MME',
    exercices: [{ codeProfession: '10', codeCategorieProfessionnelle: 'C', activities: [] }],
  },
  otherIds: [{ identifiant: nationalId, origine: 'RPPS', qualite: 1 }],
  UITVersion: '1.0',
  PSI_Locale: '1.2.250.1.213.1.3.1.1',
})

beforeAll(async () => {
  server = await startOidcServer({ service: 'psc', publicUrl, person: { sub: 'f:1:doctor', claims: {} } })
  desk = await openPersonDesk(NOW, {
    psc: { issuer: server.issuer, clientId: server.clientId, clientSecret: server.clientSecret },
  })
  practitionerId = await desk.facts.addPractitioner()
  await desk.db.updateTable('practitioner').set({ rpps: RPPS }).where('id', '=', practitionerId).execute()
  accountId = await addAccount(practitionerId, 'docteur.essai@exemple.fr')
})
afterAll(async () => {
  await desk.close()
  await server.close()
})
beforeEach(() => {
  server.person = { sub: 'f:1:doctor', claims: doctor() }
  server.lies = {}
  server.requests.length = 0
  desk.clock.moveTo(NOW)
})

async function addAccount(ofPractitioner: string, email: string, until?: string): Promise<string> {
  const id = newId()
  await desk.db
    .insertInto('account')
    .values({
      id,
      kind: 'staff',
      display_name: 'Dr Essai',
      email,
      practitioner_id: ofPractitioner,
      created_at: '2027-01-01T00:00:00Z',
    })
    .execute()
  await desk.db
    .insertInto('membership')
    .values({
      id: newId(),
      network_id: desk.facts.networkId,
      account_id: id,
      role: 'practitioner',
      practitioner_id: ofPractitioner,
      valid_from: '2027-01-01T00:00:00Z',
      valid_until: until ?? null,
    })
    .execute()
  return id
}

const signIn = (browser: Browser = desk.browser(), from = START) => follow(browser, publicUrl, from)
const refusalOf = async (browser: Browser = desk.browser()) => {
  const page = await signIn(browser)
  expect(page.pathname).toBe('/compte/connexion')
  expect(desk.sessionOf(browser)).toBeUndefined()
  return page.searchParams.get('refus')
}

describe('Pro Santé Connect', () => {
  it('is offered where it is configured, and nowhere else', async () => {
    expect((await desk.browser().get('/api/oidc/providers')).body).toEqual({ providers: ['psc'] })
    const { status, body } = await desk.browser().get('/api/oidc/franceconnect/start')
    expect([status, body.code]).toEqual([404, 'no-such-provider'])
  })

  it('opens the session of the practitioner whom the RPPS names', async () => {
    const browser = desk.browser()
    const page = await signIn(browser)
    expect(page.pathname).toBe('/bureau')
    const { signedIn } = (await browser.get('/api/session')).body
    expect(signedIn).toMatchObject({
      account: { id: accountId, kind: 'staff' },
      memberships: [{ role: 'practitioner', practitionerId }],
      session: { factors: ['psc'] },
    })
  })

  it('is asked for what it documents, with a challenge of its own each time', async () => {
    const asked = []
    for (let i = 0; i < 2; i++) {
      await signIn()
      asked.push(server.lastAuthorization)
    }
    const [first, second] = asked
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      response_type: 'code',
      scope: 'openid scope_all',
      acr_values: 'eidas1',
      code_challenge_method: 'S256',
      redirect_uri: 'https://gers.example/api/oidc/psc/callback',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.get(name)).toMatch(/^[\w-]{43}$/)
      expect(first?.get(name)).not.toBe(second?.get(name))
    }
  })

  it('brings back to the page that was left, of this site only', async () => {
    const back = await signIn(desk.browser(), `${START}?return=/bureau/2027-01-12?vue=jour`)
    expect(back.pathname + back.search).toBe('/bureau/2027-01-12?vue=jour')
    const elsewhere = [
      '//ailleurs.exemple',
      'https://ailleurs.exemple',
      '/\\ailleurs.exemple',
      '/\t/ailleurs.exemple',
      '/..//ailleurs.exemple',
      'bureau/2027-01-12',
      'javascript:alert(1)',
      `/${'a'.repeat(600)}`,
    ]
    for (const path of elsewhere) {
      const page = await signIn(desk.browser(), `${START}?return=${encodeURIComponent(path)}`)
      expect(page.href).toBe('https://gers.example/bureau')
    }
  })

  it('asks for a proof anew when a sensitive change needs one, and comes back to its page', async () => {
    const browser = desk.browser()
    const seconds = Math.floor(desk.clock.now().epochMilliseconds / 1000)
    server.lies = { idToken: (claims) => ({ ...claims, auth_time: seconds - 3600 }) }
    await signIn(browser)
    expect((await browser.get('/api/session')).body.signedIn.session.provedUntil).toBeNull()
    server.lies = { idToken: (claims) => ({ ...claims, auth_time: seconds }) }
    const page = await signIn(browser, `${START}?return=/compte/membres&again=1`)
    expect([page.pathname, server.lastAuthorization.get('prompt')]).toEqual(['/compte/membres', 'login'])
    expect((await browser.get('/api/session')).body.signedIn.session.provedUntil).toBe(
      new Date((seconds + 600) * 1000).toISOString(),
    )
    await signIn()
    expect(server.lastAuthorization.get('prompt')).toBeNull()
  })

  it('reads the metadata once, not at each sign-in', async () => {
    await signIn()
    await signIn()
    expect(server.requests).not.toContain('/.well-known/openid-configuration')
  })

  it('leaves a new session each time, and ends the one that this browser had', async () => {
    const browser = desk.browser()
    await signIn(browser)
    const before = desk.sessionOf(browser) ?? ''
    await signIn(browser)
    expect(desk.sessionOf(browser)).not.toBe(before)
    const thief = desk.browser()
    thief.cookies.set('__Host-maillage', before)
    expect((await thief.get('/api/session')).body.signedIn).toBeNull()
  })

  it('leaves traces without the name, the RPPS or the subject', async () => {
    await signIn()
    const audit = await desk.db.selectFrom('audit').selectAll().execute()
    const identities = await desk.db.selectFrom('account_identity').selectAll().execute()
    const tokens = await desk.db.selectFrom('oidc_session').selectAll().execute()
    const text = JSON.stringify([audit, identities, tokens])
    expect(text).toContain(accountId)
    for (const secret of [RPPS, 'ESSAI', 'CAMILLE', 'f:1:doctor']) expect(text).not.toContain(secret)
    // A token as it travels. What is sealed may hold its first letters by chance.
    expect(text).not.toMatch(/eyJ[\w-]{8,}\.[\w-]+\./)
  })
})

describe('whom Pro Santé Connect names', () => {
  it.each([
    ['3', 'not-rpps'],
    ['0', 'not-rpps'],
    ['5', 'not-rpps'],
  ])('with the prefix %s is nobody, though the RPPS of a doctor follows: %s', async (prefix, code) => {
    const claims = doctor(prefix + RPPS)
    server.person = { sub: 'f:1:employee', claims: { ...claims, otherIds: [] } }
    expect(await refusalOf()).toBe(code)
  })

  it('with a wrong key, or as a test identity, is nobody', async () => {
    for (const nationalId of [
      `8${RPPS.slice(0, 10)}${(Number(RPPS.at(-1)) + 1) % 10}`,
      'ANS20231122132732',
    ]) {
      server.person = { sub: 'f:1:wrong', claims: doctor(nationalId) }
      expect(await refusalOf()).toBe('not-rpps')
    }
  })

  it('with two RPPS is nobody', async () => {
    const otherIds = [{ identifiant: `8${rppsFrom('9970000009')}`, origine: 'RPPS', qualite: 1 }]
    server.person = { sub: 'f:1:two', claims: { ...doctor(), otherIds } }
    expect(await refusalOf()).toBe('ambiguous-rpps')
  })

  it('with claims of an unknown shape is nobody', async () => {
    server.person = { sub: 'f:1:odd', claims: { SubjectNameID: { id: RPPS }, otherIds: 'RPPS' } }
    expect(await refusalOf()).toBe('not-rpps')
  })

  it('outside this network is told so, and has no session', async () => {
    server.person = { sub: 'f:1:elsewhere', claims: doctor(`8${rppsFrom('9970000002')}`) }
    expect(await refusalOf()).toBe('no-such-practitioner')
    const { body } = await desk.browser().get('/api/oidc/refusals/no-such-practitioner')
    expect(body.sentence.fr).toContain('Aucun professionnel de ce réseau n’a votre numéro RPPS.')
  })

  it('who works in another network only is not of this one', async () => {
    const { createSmallNetwork } = await import('../../testing/small-network.ts')
    const other = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    const theirs = await other.addPractitioner()
    const rpps = rppsFrom('9970000003')
    await desk.db.updateTable('practitioner').set({ rpps }).where('id', '=', theirs).execute()
    server.person = { sub: 'f:1:neighbour', claims: doctor(`8${rpps}`) }
    expect(await refusalOf()).toBe('no-such-practitioner')
  })

  it('without an account, with a closed one, or with a role that ended, waits for an invitation', async () => {
    const known = await desk.facts.addPractitioner()
    const rpps = rppsFrom('9970000004')
    await desk.db.updateTable('practitioner').set({ rpps }).where('id', '=', known).execute()
    server.person = { sub: 'f:1:not-invited', claims: doctor(`8${rpps}`) }
    expect(await refusalOf()).toBe('no-account-yet')
    const ended = await addAccount(known, 'parti@exemple.fr', '2027-01-05T00:00:00Z')
    expect(await refusalOf()).toBe('no-account-yet')
    await desk.db
      .updateTable('membership')
      .set({ valid_until: null })
      .where('account_id', '=', ended)
      .execute()
    expect((await signIn()).pathname).toBe('/bureau')
    await desk.db.updateTable('account').set({ closed_at: NOW }).where('id', '=', ended).execute()
    expect(await refusalOf()).toBe('no-account-yet')
  })

  it('at too low a level, or at an unknown one, is not let in', async () => {
    for (const acr of ['eidas0', 'eidas9']) {
      server.lies = { idToken: (claims) => ({ ...claims, acr }) }
      expect(await refusalOf()).toBe('oidc-too-weak')
    }
    server.lies = { idToken: ({ acr: _left, ...claims }) => claims }
    expect(await refusalOf()).toBe('oidc-too-weak')
    server.lies = { idToken: (claims) => ({ ...claims, acr: 'eidas3' }) }
    expect((await signIn()).pathname).toBe('/bureau')
  })

  it('who signed in there more than 12 hours ago is asked for anew, and not let in', async () => {
    const hoursAgo = (hours: number) => Math.floor(Date.now() / 1000) - hours * 3600
    await signIn()
    expect(server.lastAuthorization.get('max_age')).toBe(String(12 * 3600))
    server.lies = { idToken: (claims) => ({ ...claims, auth_time: hoursAgo(13) }) }
    expect(await refusalOf()).toBe('oidc-too-weak')
    server.lies = { idToken: (claims) => ({ ...claims, auth_time: hoursAgo(11) }) }
    expect((await signIn()).pathname).toBe('/bureau')
  })

  it('has proved who they are when they signed in there, not when they came back', async () => {
    const provedAt = async (authTime: number | undefined) => {
      server.lies = {
        idToken: ({ auth_time: _real, ...claims }) => ({
          ...claims,
          ...(authTime ? { auth_time: authTime } : {}),
        }),
      }
      const browser = desk.browser()
      await signIn(browser)
      const { proved_at } = await desk.db
        .selectFrom('session')
        .select('proved_at')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      return proved_at?.toISOString()
    }
    const now = desk.clock.now()
    const seconds = Math.floor(now.epochMilliseconds / 1000)
    expect(await provedAt(seconds - 300)).toBe(new Date((seconds - 300) * 1000).toISOString())
    expect(await provedAt(seconds + 3600), 'never in advance').toBe(
      new Date(now.epochMilliseconds).toISOString(),
    )
    expect(await provedAt(undefined), 'nobody knows').toBeUndefined()
  })
})

describe('signing out', () => {
  it('ends the session here and gives the way out there, with the token that was kept sealed', async () => {
    const browser = desk.browser()
    await signIn(browser)
    const token = desk.sessionOf(browser) ?? ''
    const { body } = await browser.post('/api/oidc/sign-out')
    const next = new URL(body.next)
    expect(next.origin + next.pathname).toBe(`${server.issuer}/session/end`)
    expect(next.searchParams.get('id_token_hint')).toMatch(/^eyJ/)
    expect(next.searchParams.get('post_logout_redirect_uri')).toBe('https://gers.example/compte/connexion')
    expect((await fetch(next, { redirect: 'manual' })).status).toBe(200)
    expect(desk.sessionOf(browser)).toBeUndefined()
    const thief = desk.browser()
    thief.cookies.set('__Host-maillage', token)
    expect((await thief.get('/api/session')).body.signedIn).toBeNull()
  })

  it('in another way leaves nothing behind either', async () => {
    const browser = desk.browser()
    await signIn(browser)
    await browser.post('/api/sign-out')
    await bookingTasks(desk)['purge-short-lived']({})
    const left = await desk.db
      .selectFrom('oidc_session as o')
      .innerJoin('session as s', 's.id', 'o.session_id')
      .select('s.id')
      .where('s.ended_at', 'is not', null)
      .execute()
    expect(left).toEqual([])
  })

  it('of nobody, or twice, is no error and leads nowhere', async () => {
    expect((await desk.browser().post('/api/oidc/sign-out')).body).toEqual({ next: null })
  })
})
