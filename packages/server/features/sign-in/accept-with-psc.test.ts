import { rppsFrom } from '@maillage/core/identity/rpps.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { newId } from '../../platform/ids.ts'
import type { Browser } from '../../testing/browser.ts'
import { follow } from '../../testing/oidc-journey.ts'
import { type OidcServer, startOidcServer } from '../../testing/oidc-server.ts'
import { openPersonDesk, type PersonDesk, publicUrl } from '../../testing/person-desk.ts'
import { inviteMember } from '../members/invite-member.ts'

const NOW = '2027-01-11T08:00:00Z'
const SYSTEM = { actor: { kind: 'system', task: 'test' }, language: 'fr' } as const

let server: OidcServer
let desk: PersonDesk
let people = 0

beforeAll(async () => {
  server = await startOidcServer({ service: 'psc', publicUrl, person: { sub: 'f:1:nobody', claims: {} } })
  desk = await openPersonDesk(NOW, {
    psc: { issuer: server.issuer, clientId: server.clientId, clientSecret: server.clientSecret },
  })
})
afterAll(async () => {
  await desk.close()
  await server.close()
})
beforeEach(() => {
  server.lies = {}
  desk.clock.moveTo(NOW)
})

/** Somebody with an e-CPS of their own, whom no other test uses; a practitioner of this network if that is said. */
async function professional(known: { practitioner?: boolean } = {}) {
  people += 1
  const rpps = rppsFrom(`99700001${String(people).padStart(2, '0')}`)
  const practitionerId = known.practitioner ? await desk.facts.addPractitioner() : undefined
  if (practitionerId)
    await desk.db
      .updateTable('practitioner')
      .set({ rpps, title: 'Dr', given_name: 'Maëlle', family_name: 'Essai' })
      .where('id', '=', practitionerId)
      .execute()
  return { rpps, practitionerId, email: `pro${people}@exemple.fr` }
}
type Professional = Awaited<ReturnType<typeof professional>>

type Grant = Partial<Parameters<typeof inviteMember.run>[1]> &
  Pick<Parameters<typeof inviteMember.run>[1], 'role'>
async function invite(email: string, grant: Grant): Promise<string> {
  const { networkId } = desk.facts
  const input = { networkId, publicUrl, email, language: 'fr' as const, siteIds: null, ...grant }
  const { link } = await runAction(desk.platform, inviteMember, SYSTEM, input)
  return link.split('#')[1] ?? ''
}
const inviteToAgenda = ({ email, practitionerId }: Professional) =>
  invite(email, { role: 'practitioner', practitionerId })

const atTheService = (one: Pick<Professional, 'rpps'>) => {
  server.person = {
    sub: `f:1:${one.rpps}`,
    claims: { SubjectNameID: `8${one.rpps}`, given_name: 'JEAN-NOËL', family_name: 'D’ESSAI' },
  }
}
const start = (token: string, browser: Browser) => browser.post('/api/invitations/accept/psc', { token })

/** Presses the button of the invitation, and signs in there as this person: the page where the browser ends. */
async function accept(
  token: string,
  one: Pick<Professional, 'rpps'>,
  browser = desk.browser(),
): Promise<URL> {
  atTheService(one)
  const { body } = await start(token, browser)
  return follow(browser, publicUrl, body.next)
}
async function signIn(one: Professional): Promise<{ page: URL; browser: Browser }> {
  atTheService(one)
  const browser = desk.browser()
  return { browser, page: await follow(browser, publicUrl, '/api/oidc/psc/start') }
}
const sessionOf = async (browser: Browser) => (await browser.get('/api/session')).body.signedIn
const refusal = (page: URL) => [page.pathname, page.searchParams.get('refus')]
const accountsOf = (email: string) =>
  desk.db.selectFrom('account').selectAll().where('email', '=', email).execute()

describe('an invitation taken up with Pro Santé Connect', () => {
  it('makes account, role and session at once, without password or passkey', async () => {
    const doctor = await professional({ practitioner: true })
    const browser = desk.browser()
    const page = await accept(await inviteToAgenda(doctor), doctor, browser)
    expect(page.pathname).toBe('/bureau')
    expect(await sessionOf(browser)).toMatchObject({
      account: { kind: 'staff', displayName: 'Dr Maëlle Essai', email: doctor.email },
      memberships: [{ role: 'practitioner', practitionerId: doctor.practitionerId }],
      session: { factors: ['psc'] },
    })
    const [account] = await accountsOf(doctor.email)
    expect(account).toMatchObject({ practitioner_id: doctor.practitionerId, password_hash: null })
  })

  it('is signed in with it from then on', async () => {
    const doctor = await professional({ practitioner: true })
    await accept(await inviteToAgenda(doctor), doctor)
    const { page, browser } = await signIn(doctor)
    expect(page.pathname).toBe('/bureau')
    expect((await sessionOf(browser)).account.email).toBe(doctor.email)
  })

  it('counts as two factors, given when the person signed in there', async () => {
    const doctor = await professional({ practitioner: true })
    const browser = desk.browser()
    const given = Math.floor(desk.clock.now().epochMilliseconds / 1000) - 120
    server.lies = { idToken: (claims) => ({ ...claims, auth_time: given }) }
    await accept(await inviteToAgenda(doctor), doctor, browser)
    expect((await sessionOf(browser)).session.provedUntil).toBe(new Date((given + 600) * 1000).toISOString())
  })

  it('is for the RPPS of its practitioner: another one takes nothing, and the link still works', async () => {
    const [doctor, other] = [
      await professional({ practitioner: true }),
      await professional({ practitioner: true }),
    ]
    const token = await inviteToAgenda(doctor)
    const browser = desk.browser()
    expect(refusal(await accept(token, other, browser))).toEqual(['/compte/connexion', 'other-professional'])
    expect(await sessionOf(browser)).toBeNull()
    expect(await accountsOf(doctor.email)).toEqual([])
    const { body } = await browser.get('/api/oidc/refusals/other-professional')
    expect(body.sentence.fr).toContain('un autre numéro RPPS que le vôtre')
    expect((await accept(token, doctor)).pathname).toBe('/bureau')
  })

  it('of somebody who has no agenda here is kept by the RPPS: an administrator, a replacement', async () => {
    const replaced = await professional({ practitioner: true })
    const [administrator, replacement] = [await professional(), await professional()]
    const page = await accept(await invite(administrator.email, { role: 'administrator' }), administrator)
    expect(page.pathname).toBe('/compte/membres')
    const [account] = await accountsOf(administrator.email)
    expect(account).toMatchObject({ display_name: 'Jean-Noël D’Essai', practitioner_id: null })
    const validUntil = '2027-03-01T00:00:00Z'
    const agenda = { role: 'replacement', practitionerId: replaced.practitionerId, validUntil } as const
    expect((await accept(await invite(replacement.email, agenda), replacement)).pathname).toBe('/bureau')
    for (const one of [administrator, replacement]) {
      const { browser } = await signIn(one)
      expect((await sessionOf(browser))?.account.email).toBe(one.email)
    }
    expect(refusal((await signIn(replaced)).page)).toEqual(['/compte/connexion', 'no-account-yet'])
  })

  it('serves once, even when two answers come back at once', async () => {
    const doctor = await professional({ practitioner: true })
    const token = await inviteToAgenda(doctor)
    atTheService(doctor)
    const browsers = [desk.browser(), desk.browser()]
    const answers = []
    for (const browser of browsers) {
      const { body } = await start(token, browser)
      answers.push(await follow(browser, publicUrl, body.next, '/callback?'))
    }
    const pages = await Promise.all(
      answers.map((answer, at) =>
        follow(browsers[at] ?? desk.browser(), publicUrl, answer.pathname + answer.search),
      ),
    )
    expect(pages.map((page) => page.searchParams.get('refus')).sort()).toEqual(
      ['invitation-over', null].sort(),
    )
    expect(await accountsOf(doctor.email)).toHaveLength(1)
    expect((await start(token, desk.browser())).body.code).toBe('invitation-over')
  })

  it('withdrawn while the person is at the service makes nothing', async () => {
    const doctor = await professional({ practitioner: true })
    const token = await inviteToAgenda(doctor)
    atTheService(doctor)
    const browser = desk.browser()
    const { body } = await start(token, browser)
    await desk.db
      .updateTable('invitation')
      .set({ withdrawn_at: NOW })
      .where('email', '=', doctor.email)
      .execute()
    expect(refusal(await follow(browser, publicUrl, body.next))).toEqual([
      '/compte/connexion',
      'invitation-over',
    ])
    expect(await accountsOf(doctor.email)).toEqual([])
  })

  it('gives its role back to the account of this RPPS, whose roles had ended', async () => {
    const doctor = await professional({ practitioner: true })
    await accept(await inviteToAgenda(doctor), doctor)
    desk.clock.advance(60)
    await desk.db
      .updateTable('membership')
      .set({ valid_until: desk.clock.now().toString() })
      .where('practitioner_id', '=', doctor.practitionerId ?? '')
      .execute()
    desk.clock.advance(60)
    expect(refusal((await signIn(doctor)).page)).toEqual(['/compte/connexion', 'no-account-yet'])
    expect((await accept(await inviteToAgenda(doctor), doctor)).pathname).toBe('/bureau')
    expect(await accountsOf(doctor.email)).toHaveLength(1)
  })

  it('gives nobody the account of somebody else with this address, nor a second one to the same RPPS', async () => {
    const [doctor, other] = [await professional({ practitioner: true }), await professional()]
    await accept(await inviteToAgenda(doctor), doctor)
    const ofAddress = await accept(await invite(doctor.email, { role: 'coordinator' }), other)
    expect(refusal(ofAddress)).toEqual(['/compte/connexion', 'account-exists'])
    const ofRpps = await accept(await invite('autre-adresse@exemple.fr', { role: 'coordinator' }), doctor)
    expect(refusal(ofRpps)).toEqual(['/compte/connexion', 'professional-has-account'])
    const { browser } = await signIn(doctor)
    expect((await sessionOf(browser)).memberships).toHaveLength(1)
  })

  it('is refused without a link that works, to recover, and where the service is not set up', async () => {
    expect((await start('x'.repeat(43), desk.browser())).body.code).toBe('invitation-over')
    const doctor = await professional({ practitioner: true })
    const token = await inviteToAgenda(doctor)
    await accept(token, doctor)
    const [account] = await accountsOf(doctor.email)
    await desk.db
      .updateTable('invitation')
      .set({ kind: 'recover', role: null, account_id: account?.id ?? newId(), accepted_at: null })
      .where('email', '=', doctor.email)
      .execute()
    expect((await start(token, desk.browser())).body.code).toBe('invitation-over')
    const without = await openPersonDesk(NOW)
    expect((await start(token, without.browser())).body.code).toBe('no-such-provider')
    await without.close()
  })

  it('is traced without the name, the address, the RPPS or the token', async () => {
    const doctor = await professional({ practitioner: true })
    const token = await inviteToAgenda(doctor)
    await accept(token, doctor)
    const [account] = await accountsOf(doctor.email)
    const lines = await desk.db
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', account?.id ?? '')
      .execute()
    expect(lines.map((line) => line.action).sort()).toEqual(['accept-invitation', 'sign-in'])
    const kept = JSON.stringify([
      await desk.db.selectFrom('audit').selectAll().execute(),
      await desk.db.selectFrom('account_identity').selectAll().execute(),
      await desk.db.selectFrom('oidc_transaction').selectAll().execute(),
    ])
    for (const secret of [doctor.rpps, doctor.email, 'Maëlle', token]) expect(kept).not.toContain(secret)
  })
})
