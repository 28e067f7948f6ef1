import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { type Behaviour, softwarePasskey } from '../../testing/software-passkey.ts'
import { newMember, openStaffDesk, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
beforeEach(() => desk.clock.advance(24 * 60 + 1))

type Passkey = ReturnType<typeof softwarePasskey>

async function acceptWith(email: string, passkey: Passkey, how: Behaviour = {}, browser = desk.browser()) {
  const token = await desk.invite(email)
  const displayName = 'Camille Exemple'
  const { challenge, options } = (
    await browser.post('/api/invitations/passkey/options', { token, displayName })
  ).body
  const response = passkey.make(options, how)
  return browser.post('/api/invitations/accept/passkey', {
    token,
    displayName,
    challenge,
    response,
    label: 'Tél',
  })
}

async function enterWith(passkey: Passkey, how: Behaviour = {}, browser = desk.browser()) {
  const { challenge, options } = (await browser.post('/api/sign-in/passkey/options')).body
  return browser.post('/api/sign-in/passkey', { challenge, response: passkey.use(options, how) })
}

async function add(browser: Browser, passkey: Passkey, label = '') {
  const { challenge, options } = (await browser.post('/api/my/passkeys/options')).body
  return browser.post('/api/my/passkeys', { challenge, response: passkey.make(options), label })
}

describe('a passkey', () => {
  it('accepts an invitation and signs in, alone: its holder gave a PIN or a finger', async () => {
    const passkey = softwarePasskey(desk.site)
    const browser = desk.browser()
    const accepted = await acceptWith('camille@exemple.fr', passkey, {}, browser)
    expect([accepted.status, accepted.body.signedIn.session.factors]).toEqual([200, ['passkey']])
    expect((await browser.get('/api/my/security')).body).toMatchObject({
      hasPassword: false,
      recoveryCodesLeft: 0,
    })
    const entered = await enterWith(passkey)
    expect([entered.status, entered.body.signedIn.account.email]).toEqual([200, 'camille@exemple.fr'])
  })

  it('is asked of the authenticator with a PIN or a finger, for this host, without naming anybody', async () => {
    const { options } = (await desk.browser().post('/api/sign-in/passkey/options')).body
    expect(options).toMatchObject({ rpId: 'gers.example', userVerification: 'required' })
    expect(options.allowCredentials ?? []).toEqual([])
    const token = await desk.invite('options@exemple.fr')
    const made = await desk
      .browser()
      .post('/api/invitations/passkey/options', { token, displayName: 'Camille' })
    expect(made.body.options).toMatchObject({
      rp: { id: 'gers.example' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  })

  const wrong: [string, Behaviour][] = [
    ['made on another site', { origin: 'https://gers.example.evil.example' }],
    ['made on another host', { rpId: 'evil.example' }],
    ['without a PIN or a finger', { verified: false }],
    ['of another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ]
  it.each(wrong)('%s is neither registered nor let in', async (name, how) => {
    const passkey = softwarePasskey(desk.site)
    const email = `${name.replaceAll(' ', '-')}@exemple.fr`
    expect((await acceptWith(email, passkey, how)).body.code).toBe('passkey-not-made')
    expect((await acceptWith(email, passkey)).status).toBe(200)
    const refused = await enterWith(passkey, how)
    expect([refused.status, refused.body.code]).toEqual([401, 'passkey-refused'])
    expect((await enterWith(passkey)).status).toBe(200)
  })

  it('whose counter goes back is a copy: refused', async () => {
    const passkey = softwarePasskey(desk.site)
    await acceptWith('compteur@exemple.fr', passkey)
    expect((await enterWith(passkey, { counter: 40 })).status).toBe(200)
    expect((await enterWith(passkey, { counter: 39 })).body.code).toBe('passkey-refused')
    expect((await enterWith(passkey, { counter: 40 })).body.code).toBe('passkey-refused')
    expect((await enterWith(passkey, { counter: 41 })).status).toBe(200)
  })

  it('signs one challenge, once, within 5 minutes; many at once let one in', async () => {
    const passkey = softwarePasskey(desk.site)
    await acceptWith('une-fois@exemple.fr', passkey)
    const { challenge, options } = (await desk.browser().post('/api/sign-in/passkey/options')).body
    const response = passkey.use(options)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => desk.browser().post('/api/sign-in/passkey', { challenge, response })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410])
    const late = (await desk.browser().post('/api/sign-in/passkey/options')).body
    desk.clock.advance(5)
    const lateAnswer = { challenge: late.challenge, response: passkey.use(late.options) }
    expect((await desk.browser().post('/api/sign-in/passkey', lateAnswer)).body.code).toBe('challenge-over')
  })

  it('that nobody registered, or that says to be somebody else’s, is refused alike', async () => {
    const passkey = softwarePasskey(desk.site)
    await acceptWith('moi@exemple.fr', passkey)
    const stranger = await enterWith(softwarePasskey(desk.site), { userHandle: '' })
    const other = await enterWith(passkey, { userHandle: Buffer.alloc(16, 1).toString('base64url') })
    expect([stranger.body, other.body].map((body) => body.code)).toEqual([
      'passkey-refused',
      'passkey-refused',
    ])
    expect(stranger.body.detail).toBe(other.body.detail)
  })

  it('is added beside others, with a label, under its own account only, and never twice', async () => {
    const member = await newMember(desk, 'plusieurs@exemple.fr')
    const { browser } = await signIn(desk, member)
    const [first, second] = [softwarePasskey(desk.site), softwarePasskey(desk.site)]
    expect((await add(browser, first, 'Téléphone')).body.passkeys).toMatchObject([
      { label: 'Téléphone', lastUsedAt: null },
    ])
    expect((await add(browser, second)).body.passkeys).toHaveLength(2)
    expect((await add(browser, first)).body.code).toBe('passkey-known')
    expect((await enterWith(second)).body.signedIn.account.email).toBe('plusieurs@exemple.fr')
    const { options } = (await browser.post('/api/my/passkeys/options')).body
    expect(options.excludeCredentials).toHaveLength(2)
  })

  it('made for one account is not kept for another: the challenge belongs to who asked', async () => {
    const one = (await signIn(desk, await newMember(desk, 'un@exemple.fr'))).browser
    const two = (await signIn(desk, await newMember(desk, 'deux@exemple.fr'))).browser
    const { challenge, options } = (await one.post('/api/my/passkeys/options')).body
    const response = softwarePasskey(desk.site).make(options)
    expect((await two.post('/api/my/passkeys', { challenge, response })).body.code).toBe('challenge-over')
  })

  it('is removed, but not the last way in; two removed at once leave one', async () => {
    const passkey = softwarePasskey(desk.site)
    const browser = desk.browser()
    await acceptWith('derniere@exemple.fr', passkey, {}, browser)
    const ids = async () =>
      (await browser.get('/api/my/security')).body.passkeys.map((one: { id: string }) => one.id) as string[]
    const [only] = await ids()
    expect((await browser.post(`/api/my/passkeys/${only}/remove`)).body.code).toBe('last-proof')
    await add(browser, softwarePasskey(desk.site))
    const cookie = `__Host-maillage=${browser.cookies.get('__Host-maillage')}`
    const answers = await Promise.all(
      (await ids()).map(async (id) =>
        desk.app.request(`/api/my/passkeys/${id}/remove`, {
          method: 'POST',
          headers: { cookie, 'sec-fetch-site': 'same-origin' },
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const left = await desk.db
      .selectFrom('passkey')
      .innerJoin('account', 'account.id', 'passkey.account_id')
      .select('passkey.id')
      .where('account.email', '=', 'derniere@exemple.fr')
      .execute()
    expect(left).toHaveLength(1)
  })

  it('ends with its account', async () => {
    const passkey = softwarePasskey(desk.site)
    await acceptWith('ferme@exemple.fr', passkey)
    await desk.db
      .updateTable('account')
      .set({ closed_at: '2027-01-01T00:00:00Z' })
      .where('email', '=', 'ferme@exemple.fr')
      .execute()
    expect((await enterWith(passkey)).body.code).toBe('passkey-refused')
  })

  it.each([{}, { clientDataJSON: 'é', authenticatorData: '', signature: 'x' }, { clientDataJSON: 5 }])(
    'answer that makes no sense (%j) is refused, and is no defect',
    async (response) => {
      const { challenge } = (await desk.browser().post('/api/sign-in/passkey/options')).body
      const { credential_id } = await desk.db
        .selectFrom('passkey')
        .select('credential_id')
        .limit(1)
        .executeTakeFirstOrThrow()
      const sent = { id: credential_id, rawId: credential_id, type: 'public-key', response }
      const answer = await desk.browser().post('/api/sign-in/passkey', { challenge, response: sent })
      expect([answer.status, answer.body.code]).toEqual([401, 'passkey-refused'])
    },
  )
})
