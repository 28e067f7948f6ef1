import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { softwarePasskey } from '../../testing/software-passkey.ts'
import { codeOf, newMember, openStaffDesk, PASSWORD, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
beforeEach(() => desk.clock.advance(24 * 60 + 1))

const read = (token: string) => desk.browser().post('/api/invitations/read', { token })
async function enrolled(token: string) {
  const { challenge, secret } = (await desk.browser().post('/api/invitations/totp', { token })).body
  return {
    token,
    displayName: ' Camille Exemple ',
    password: PASSWORD,
    challenge,
    code: codeOf(desk, secret),
  }
}
const accept = (body: object, browser = desk.browser()) =>
  browser.post('/api/invitations/accept/password', body)

describe('an invitation', () => {
  it('says what it is for to whoever holds the link, and nothing to anybody else', async () => {
    const { fleurance } = desk.facts.siteIds
    const token = await desk.invite('lire@exemple.fr', { role: 'secretary', siteIds: [fleurance] })
    expect((await read(token)).body).toEqual({
      kind: 'join',
      networkName: 'Réseau d’essai',
      role: 'secretary',
      siteNames: ['Centre de santé de Fleurance'],
      email: 'lire@exemple.fr',
      displayName: null,
      invitedBy: null,
      expiresAt: desk.clock
        .now()
        .add({ hours: 7 * 24 })
        .toString({ fractionalSecondDigits: 3 }),
      hasAccount: false,
    })
    for (const other of ['x'.repeat(43), '', `${token}x`])
      expect((await read(other)).body.code).toBe('invitation-over')
  })

  it('is written without health or name, with the token where no server reads it', async () => {
    await desk.invite('ecrire@exemple.fr')
    const { subject, body } = (await desk.messages()).at(-1) ?? { subject: '', body: '' }
    expect(subject).toBe('Invitation à rejoindre Essai')
    expect(body).toMatch(/https:\/\/gers\.example\/compte\/invitation#[\w-]{43}\n/)
    expect(JSON.stringify(await desk.db.selectFrom('invitation').selectAll().execute())).not.toContain(
      /#([\w-]{43})/.exec(body)?.[1] ?? 'no token',
    )
  })

  it('makes account, role and session at once, and gives ten recovery codes', async () => {
    const browser = desk.browser()
    const token = await desk.invite('tout@exemple.fr', { role: 'coordinator' })
    const accepted = await accept(await enrolled(token), browser)
    expect(accepted.body.recoveryCodes).toHaveLength(10)
    expect(accepted.body.signedIn).toMatchObject({
      account: { displayName: 'Camille Exemple', email: 'tout@exemple.fr', kind: 'staff' },
      memberships: [{ role: 'coordinator', siteIds: null, validUntil: null }],
      session: { factors: ['password', 'totp'] },
    })
    expect((await browser.get('/api/session')).body.signedIn.memberships).toHaveLength(1)
  })

  it('makes nothing without both factors', async () => {
    const token = await desk.invite('rien@exemple.fr')
    const whole = await enrolled(token)
    expect((await accept({ ...whole, code: '000000' })).body).toMatchObject({
      code: 'wrong-code',
      attemptsLeft: 9,
    })
    expect((await accept({ ...whole, password: 'trop court' })).body.code).toBe('password-too-short')
    expect((await accept({ ...whole, password: 'rien@exemple.fr' })).body.code).toBe('password-too-near')
    const other = await enrolled(await desk.invite('autre@exemple.fr'))
    expect((await accept({ ...whole, challenge: other.challenge, code: other.code })).body.code).toBe(
      'challenge-over',
    )
    const made = desk.db
      .selectFrom('account')
      .select('id')
      .where('email', 'in', ['rien@exemple.fr', 'autre@exemple.fr'])
    expect(await made.execute()).toEqual([])
    expect((await accept(whole)).status).toBe(200)
  })

  it('serves once, even pressed twice at once, for 7 days', async () => {
    const token = await desk.invite('une-fois@exemple.fr')
    const [one, two] = [await enrolled(token), await enrolled(token)]
    const answers = await Promise.all([accept(one), accept(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
    expect((await read(token)).body.code).toBe('invitation-over')
    const late = await desk.invite('tard@exemple.fr')
    desk.clock.advance(7 * 24 * 60)
    expect((await read(late)).body.code).toBe('invitation-over')
    expect((await desk.browser().post('/api/invitations/totp', { token: late })).body.code).toBe(
      'invitation-over',
    )
  })

  it('is replaced by a newer one for the same address and role', async () => {
    const [old, fresh] = [await desk.invite('deux@exemple.fr'), await desk.invite('deux@exemple.fr')]
    expect((await read(old)).body.code).toBe('invitation-over')
    expect((await read(fresh)).status).toBe(200)
  })

  it('of somebody who has an account adds the role after sign-in, with another token', async () => {
    const member = await newMember(desk, 'ancien@exemple.fr', { role: 'auditor' })
    const token = await desk.invite(member.email, { role: 'coordinator' })
    expect((await read(token)).body).toMatchObject({ hasAccount: true, displayName: 'Camille Exemple' })
    expect((await accept(await enrolled(token))).body.code).toBe('account-exists')
    const { browser } = await signIn(desk, member)
    const before = browser.cookies.get('__Host-maillage')
    const joined = await browser.post('/api/invitations/join', { token })
    expect(joined.body.signedIn.memberships.map((one: { role: string }) => one.role)).toEqual([
      'auditor',
      'coordinator',
    ])
    expect(browser.cookies.get('__Host-maillage')).not.toBe(before)
    expect((await browser.get('/api/session')).body.signedIn).not.toBeNull()
  })

  it('is not joined signed out, nor by another account', async () => {
    const token = await desk.invite('visee@exemple.fr')
    expect((await desk.browser().post('/api/invitations/join', { token })).body.code).toBe('sign-in-needed')
    const { browser } = await signIn(desk, await newMember(desk, 'voisine@exemple.fr'))
    expect((await browser.post('/api/invitations/join', { token })).body.code).toBe('other-account')
  })

  it('names the practitioner of an account, once', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    const member = await newMember(desk, 'docteure@exemple.fr', { role: 'practitioner', practitionerId })
    await newMember(desk, 'meme@exemple.fr', { role: 'practitioner', practitionerId })
    const named = await desk.db
      .selectFrom('account')
      .select('id')
      .where('practitioner_id', '=', practitionerId)
      .execute()
    expect(named).toEqual([{ id: member.accountId }])
  })

  it('to recover replaces every proof, and ends every session', async () => {
    const admin = await newMember(desk, 'admin@exemple.fr')
    const lost = await newMember(desk, 'perdu@exemple.fr', { role: 'secretary' })
    const { browser } = await signIn(desk, admin)
    const { members } = (await browser.get('/api/members')).body
    const { membershipId } = members.find((one: { email: string }) => one.email === lost.email)
    expect((await browser.post(`/api/members/${membershipId}/recover`)).status).toBe(200)
    expect(
      (await lost.browser.get('/api/session')).body.signedIn,
      'not before the link is used',
    ).not.toBeNull()
    const token = await desk.linkTo(lost.email)
    expect((await read(token)).body).toMatchObject({ kind: 'recover', role: null, hasAccount: true })
    const passkey = softwarePasskey(desk.site)
    const displayName = 'Camille Exemple'
    const { challenge, options } = (
      await desk.browser().post('/api/invitations/passkey/options', { token, displayName })
    ).body
    const response = passkey.make(options)
    const back = await desk
      .browser()
      .post('/api/invitations/accept/passkey', { token, displayName, challenge, response })
    expect(back.body.signedIn).toMatchObject({
      account: { id: lost.accountId },
      memberships: [{ role: 'secretary' }],
    })
    expect((await lost.browser.get('/api/session')).body.signedIn).toBeNull()
    const old = await desk.browser().post('/api/sign-in/password', { email: lost.email, password: PASSWORD })
    expect(old.status).toBe(401)
  })
})
