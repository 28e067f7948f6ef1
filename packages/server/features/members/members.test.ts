import { STAFF_ROLES } from '@maillage/core/access/roles.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { codeOf, newMember, openStaffDesk, PASSWORD, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
const { fleurance, lectoure } = desk.facts.siteIds
const admin = await newMember(desk, 'admin@exemple.fr')
const manager = await newMember(desk, 'gestion@exemple.fr', { role: 'centre-manager', siteIds: [fleurance] })
const secretary = await newMember(desk, 'accueil@exemple.fr', { role: 'secretary', siteIds: [fleurance] })
const elsewhere = await newMember(desk, 'lectoure@exemple.fr', { role: 'secretary', siteIds: [lectoure] })
beforeEach(() => desk.clock.advance(24 * 60 + 1))

const enter = async (member: typeof admin) => (await signIn(desk, member)).browser
const list = async (browser: Browser) => (await browser.get('/api/members')).body
const membershipOf = async (email: string, role?: string): Promise<string> => {
  const row = await desk.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select('membership.id')
    .where('account.email', '=', email)
    .where('membership.valid_until', 'is', null)
    .where((where) => (role ? where('membership.role', '=', role) : where.lit(true)))
    .executeTakeFirstOrThrow()
  return row.id
}
const secretaryAt = (siteIds: string[] | null, email = 'nouvelle@exemple.fr') => ({
  email,
  role: 'secretary',
  siteIds,
})
const invite = (browser: Browser, grant: object) => browser.post('/api/members/invitations', grant)

describe('members', () => {
  it('are all seen by an administrator, by a manager those of the centre, by nobody else', async () => {
    const emails = (answer: { members: { email: string }[] }) =>
      answer.members.map(({ email }) => email).sort()
    const all = await list(await enter(admin))
    expect(emails(all)).toEqual([
      'accueil@exemple.fr',
      'admin@exemple.fr',
      'gestion@exemple.fr',
      'lectoure@exemple.fr',
    ])
    expect(all.grantable).toEqual([...STAFF_ROLES])
    const seen = await list(await enter(manager))
    expect(emails(seen)).toEqual(['accueil@exemple.fr', 'gestion@exemple.fr'])
    expect(seen).toMatchObject({
      grantable: ['secretary', 'practitioner', 'replacement'],
      grantableSiteIds: [fleurance],
    })
    expect(seen.members.map((one: { changeable: boolean }) => one.changeable).sort()).toEqual([false, true])
    expect((await (await enter(secretary)).get('/api/members')).status).toBe(403)
    expect((await desk.browser().get('/api/members')).status).toBe(401)
  })

  it('of another network are neither seen nor touched', async () => {
    const other = await createSmallNetwork(desk.db)
    const id = desk.platform.newId()
    await desk.db
      .insertInto('membership')
      .values({
        id,
        network_id: other.networkId,
        account_id: secretary.accountId,
        role: 'administrator',
        valid_from: '2027-01-01T00:00:00Z',
      })
      .execute()
    const browser = await enter(admin)
    expect(
      (await list(browser)).members.some((one: { membershipId: string }) => one.membershipId === id),
    ).toBe(false)
    expect((await browser.post(`/api/members/${id}/revoke`)).body.code).toBe('no-such-member')
    const here = await membershipOf(secretary.email, 'secretary')
    expect((await browser.post(`/api/members/${here}/recover`)).body.code).toBe('member-elsewhere')
    await desk.db.deleteFrom('membership').where('id', '=', id).execute()
  })
})

describe('inviting', () => {
  it('is done for the sites of the centre by its manager, and for no other site, role or the whole network', async () => {
    const browser = await enter(manager)
    const invited = await invite(browser, secretaryAt([fleurance]))
    expect(invited.status).toBe(201)
    expect(invited.body.invitations).toMatchObject([
      { email: 'nouvelle@exemple.fr', role: 'secretary', siteIds: [fleurance], invitedBy: 'Camille Exemple' },
    ])
    expect(JSON.stringify(invited.body), 'the link is in the message only').not.toContain(
      await desk.linkTo('nouvelle@exemple.fr'),
    )
    for (const grant of [
      secretaryAt([lectoure]),
      secretaryAt([fleurance, lectoure]),
      secretaryAt(null),
      { email: 'x@exemple.fr', role: 'centre-manager', siteIds: [fleurance] },
      { email: 'x@exemple.fr', role: 'administrator', siteIds: null },
    ])
      expect((await invite(browser, grant)).body.code, JSON.stringify(grant)).toBe('grant-not-open')
    expect((await invite(await enter(secretary), secretaryAt([fleurance]))).status).toBe(403)
  })

  it('asks for a proof that is recent', async () => {
    const browser = await enter(admin)
    desk.clock.advance(10)
    expect((await invite(browser, secretaryAt(null, 'preuve@exemple.fr'))).body.code).toBe('proof-needed')
  })

  it('asks what a role needs, and takes nothing of another network', async () => {
    const browser = await enter(admin)
    const practitionerId = await desk.facts.addPractitioner()
    const other = await createSmallNetwork(desk.db)
    const foreign = await other.addPractitioner()
    const code = async (grant: object) =>
      (await invite(browser, { email: 'role@exemple.fr', siteIds: null, ...grant })).body.code
    expect(await code({ role: 'practitioner' })).toBe('practitioner-needed')
    expect(await code({ role: 'practitioner', practitionerId: foreign })).toBe('practitioner-needed')
    expect(await code({ role: 'replacement', practitionerId })).toBe('end-needed')
    const past = desk.clock.now().toString()
    expect(await code({ role: 'replacement', practitionerId, validUntil: past })).toBe('end-needed')
    expect(await code({ role: 'secretary', siteIds: [other.siteIds.fleurance] })).toBe('no-such-site')
    expect(await code({ role: 'secretary', email: 'pas une adresse' })).toBe('malformed-email')
    expect(await code({ role: 'secretary', email: '0639980001' })).toBe('malformed-email')
    expect(await code({ role: 'secretary', email: elsewhere.email })).toBe('already-member')
    expect(await code({ role: 'patient' })).toBe('invalid-input')
  })

  it('gives no agenda of a professional who works at none of the sites, nor changes a role into one', async () => {
    const theirs = await desk.facts.addPractitioner({ siteIds: [lectoure] })
    const shared = await desk.facts.addPractitioner()
    const clerk = await newMember(desk, 'agenda2@exemple.fr', { role: 'secretary', siteIds: [fleurance] })
    const validUntil = desk.clock.now().add({ hours: 48 }).toString()
    const browser = await enter(manager)
    const agenda = (role: string, practitionerId: string) => ({
      email: 'agenda@exemple.fr',
      role,
      siteIds: [fleurance],
      practitionerId,
      ...(role === 'replacement' ? { validUntil } : {}),
    })
    for (const role of ['practitioner', 'replacement'])
      expect((await invite(browser, agenda(role, theirs))).body.code).toBe('practitioner-elsewhere')
    expect((await invite(browser, agenda('practitioner', shared))).status).toBe(201)
    const id = await membershipOf(clerk.email)
    const { email, ...change } = agenda('replacement', theirs)
    expect((await browser.post(`/api/members/${id}`, change)).body.code, email).toBe('practitioner-elsewhere')
  })

  it('is over when the professional of the agenda left the sites before it was taken up', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    const grant = { role: 'practitioner', practitionerId, siteIds: [fleurance] } as const
    const token = await desk.invite('quitte@exemple.fr', { ...grant, siteIds: [fleurance] })
    await desk.db
      .deleteFrom('practitioner_role')
      .where('practitioner_id', '=', practitionerId)
      .where('site_id', '=', fleurance)
      .execute()
    const { secret, challenge } = (await desk.browser().post('/api/invitations/totp', { token })).body
    const { status, body } = await desk.browser().post('/api/invitations/accept/password', {
      token,
      displayName: 'Camille Exemple',
      password: PASSWORD,
      challenge,
      code: codeOf(desk, secret),
    })
    expect([status, body.code]).toEqual([410, 'invitation-over'])
  })

  it('is taken back: the link is worth nothing; a manager takes back only what is theirs', async () => {
    const browser = await enter(admin)
    const email = 'retire@exemple.fr'
    const { invitations } = (await invite(browser, secretaryAt([lectoure], email))).body
    const { id } = invitations.find((one: { email: string }) => one.email === email)
    const token = await desk.linkTo(email)
    const withdraw = (who: Browser) => who.post(`/api/members/invitations/${id}/withdraw`)
    expect((await withdraw(await enter(manager))).body.code).toBe('grant-not-open')
    expect((await desk.browser().post('/api/invitations/read', { token })).status).toBe(200)
    expect((await withdraw(browser)).status).toBe(200)
    expect((await desk.browser().post('/api/invitations/read', { token })).body.code).toBe('invitation-over')
    expect((await withdraw(browser)).body.code).toBe('no-such-invitation')
  })
})

describe('a role', () => {
  it('that changes ends the sessions of who holds it, in this network', async () => {
    const browser = await enter(admin)
    const theirs = await enter(secretary)
    const id = await membershipOf(secretary.email)
    const changed = await browser.post(`/api/members/${id}`, {
      role: 'secretary',
      siteIds: [fleurance, lectoure],
    })
    const line = changed.body.members.find((one: { membershipId: string }) => one.membershipId === id)
    expect(line.siteIds).toEqual([fleurance, lectoure])
    expect((await theirs.get('/api/session')).body.signedIn).toBeNull()
    expect((await browser.get('/api/session')).body.signedIn).not.toBeNull()
    const refused = await (await enter(manager)).post(`/api/members/${id}`, {
      role: 'secretary',
      siteIds: [fleurance],
    })
    expect(refused.body.code, 'it reaches further than the centre').toBe('grant-not-open')
  })

  it('that is ended is gone at once, with the sessions; the account stays', async () => {
    const gone = await newMember(desk, 'partie@exemple.fr', { role: 'secretary', siteIds: [fleurance] })
    const theirs = await enter(gone)
    const id = await membershipOf(gone.email)
    const browser = await enter(manager)
    expect((await browser.post(`/api/members/${id}/revoke`)).status).toBe(200)
    expect((await theirs.get('/api/session')).body.signedIn).toBeNull()
    const back = await signIn(desk, gone)
    expect(back.answer.body.signedIn.memberships).toEqual([])
    expect((await back.browser.get('/api/my/security')).status, 'no role, nothing to do here').toBe(403)
    expect((await browser.post(`/api/members/${id}/revoke`)).body.code).toBe('no-such-member')
  })

  it('of a replacement ends by itself', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    const validUntil = desk.clock.now().add({ hours: 2 }).toString()
    const locum = await newMember(desk, 'remplace@exemple.fr', {
      role: 'replacement',
      practitionerId,
      validUntil,
    })
    const memberships = async () => (await locum.browser.get('/api/session')).body.signedIn.memberships
    expect(await memberships()).toMatchObject([{ role: 'replacement', practitionerId }])
    desk.clock.advance(119)
    expect(await memberships()).toHaveLength(1)
    desk.clock.advance(1)
    expect(await memberships()).toEqual([])
  })

  it('of the last administrator is neither ended, changed nor given an end', async () => {
    const browser = await enter(admin)
    const id = await membershipOf(admin.email)
    const validUntil = desk.clock.now().add({ hours: 24 }).toString()
    const answers = [
      await browser.post(`/api/members/${id}/revoke`),
      await browser.post(`/api/members/${id}`, { role: 'auditor', siteIds: null }),
      await browser.post(`/api/members/${id}`, { role: 'administrator', siteIds: null, validUntil }),
    ]
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([409, 'last-administrator']),
    )
  })

  it('of one of two administrators who end each other at once stays', async () => {
    for (let round = 0; round < 4; round++) {
      const second = await newMember(desk, `second${round}@exemple.fr`)
      const [one, two] = [await enter(admin), await enter(second)]
      const [first, other] = [await membershipOf(admin.email), await membershipOf(second.email)]
      const answers = await Promise.all([
        one.post(`/api/members/${other}/revoke`),
        two.post(`/api/members/${first}/revoke`),
      ])
      const left = await desk.db
        .selectFrom('membership')
        .select('account_id')
        .where('role', '=', 'administrator')
        .where('network_id', '=', desk.facts.networkId)
        .where('valid_until', 'is', null)
        .execute()
      expect(left, JSON.stringify(answers.map(({ status }) => status))).toHaveLength(1)
      await desk.db.updateTable('membership').set({ valid_until: null }).where('id', '=', first).execute()
      await desk.db
        .updateTable('membership')
        .set({ valid_until: '2027-01-01T00:00:00Z', valid_from: '2027-01-01T00:00:00Z' })
        .where('id', '=', other)
        .execute()
    }
  })

  it('changes are traced with who and what, without an address', async () => {
    const lines = await desk.db
      .selectFrom('audit')
      .select(['action', 'actor', 'subject_id', 'detail'])
      .where('action', 'in', ['invite-member', 'change-member', 'revoke-member', 'withdraw-invitation'])
      .execute()
    expect(new Set(lines.map((line) => line.action)).size).toBe(4)
    expect(lines.some((line) => line.actor === `account:${admin.accountId}`)).toBe(true)
    expect(JSON.stringify(lines)).not.toContain('exemple.fr')
  })
})
