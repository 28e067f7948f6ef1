import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { softwarePasskey } from '../../testing/software-passkey.ts'
import { codeOf, newMember, openStaffDesk, PASSWORD, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
const camille = await newMember(desk, 'camille@exemple.fr', { role: 'secretary' })
beforeEach(() => desk.clock.advance(24 * 60 + 1))

const enter = async () => (await signIn(desk, camille)).browser
const NEW = 'huit canards sur la rivière'
const sensitive: [string, object?][] = [
  ['/api/my/password', { currentPassword: PASSWORD, password: NEW }],
  ['/api/my/totp'],
  ['/api/my/totp/confirm', { challenge: 'x', code: '000000' }],
  ['/api/my/recovery-codes'],
  ['/api/my/passkeys/options'],
  [
    '/api/my/passkeys',
    { challenge: 'x', response: { id: 'x', rawId: 'x', type: 'public-key', response: {} } },
  ],
  ['/api/my/passkeys/0198f000-0000-7000-8000-0000000000aa/remove'],
]

async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/api/session')).body.signedIn !== null
}

describe('a sensitive change', () => {
  it.each(sensitive)(
    '%s needs a sign-in, and a proof that is not older than 10 minutes',
    async (path, body) => {
      expect((await desk.browser().post(path, body)).body.code).toBe('sign-in-needed')
      const browser = await enter()
      expect((await browser.get('/api/my/security')).body.provedUntil).not.toBeNull()
      desk.clock.advance(10)
      expect((await browser.get('/api/my/security')).body.provedUntil).toBeNull()
      const refused = await browser.post(path, body)
      expect([refused.status, refused.body.code]).toEqual([403, 'proof-needed'])
    },
  )

  it('is open again after both factors; a wrong password or code proves nothing, with one sentence', async () => {
    const browser = await enter()
    desk.clock.advance(11)
    const wrong = [
      await browser.post('/api/my/prove', { password: 'faux mot de passe', code: camille.code() }),
      await browser.post('/api/my/prove', { password: PASSWORD, code: '000000' }),
    ]
    expect(new Set(wrong.map(({ status, body }) => `${status} ${body.code} ${body.detail}`)).size).toBe(1)
    expect((await browser.post('/api/my/recovery-codes')).body.code).toBe('proof-needed')
    const before = browser.cookies.get('__Host-maillage')
    const proved = await browser.post('/api/my/prove', { password: PASSWORD, code: camille.code() })
    expect(browser.cookies.get('__Host-maillage'), 'another token').not.toBe(before)
    expect(JSON.stringify(proved.body)).not.toContain(browser.cookies.get('__Host-maillage'))
    expect(Date.parse(proved.body.provedUntil) - desk.clock.now().epochMilliseconds).toBe(600_000)
    expect((await browser.post('/api/my/recovery-codes')).status).toBe(200)
  })

  it('is open again after one’s own passkey, and not after somebody else’s', async () => {
    const browser = await enter()
    const passkey = softwarePasskey(desk.site)
    const asked = (await browser.post('/api/my/passkeys/options')).body
    await browser.post('/api/my/passkeys', {
      challenge: asked.challenge,
      response: passkey.make(asked.options),
    })
    const eve = (await signIn(desk, await newMember(desk, 'eve@exemple.fr'))).browser
    desk.clock.advance(11)
    const prove = async (who: Browser) => {
      const { challenge, options } = (await who.post('/api/my/prove/options')).body
      return who.post('/api/my/prove', { challenge, response: passkey.use(options) })
    }
    expect((await prove(eve)).body.code).toBe('passkey-refused')
    expect((await prove(browser)).status).toBe(200)
    expect((await browser.post('/api/my/totp')).status).toBe(200)
  })

  it('gives this session another token, ends the others, writes to the person, and is traced', async () => {
    const [browser, other] = [await enter(), await enter()]
    const before = browser.cookies.get('__Host-maillage')
    const answer = await browser.post('/api/my/recovery-codes')
    expect(browser.cookies.get('__Host-maillage')).not.toBe(before)
    expect(JSON.stringify(answer.body)).not.toContain(browser.cookies.get('__Host-maillage'))
    const old = await desk.app.request('/api/session', { headers: { cookie: `__Host-maillage=${before}` } })
    expect((await old.json()).signedIn).toBeNull()
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    expect((await desk.messages()).at(-1)).toMatchObject({ kind: 'proofs-changed', recipient: camille.email })
    expect(await desk.audit()).toContain('renew-recovery-codes')
  })
})

it('a change of proofs ends the sessions in other networks too, where nothing else is seen or changed', async () => {
  const browser = await enter()
  const other = await createSmallNetwork(desk.db)
  const [theirs, somebodyElse] = [desk.platform.newId(), desk.platform.newId()]
  const eve = await newMember(desk, 'ailleurs@exemple.fr')
  for (const [id, account_id] of [
    [theirs, camille.accountId],
    [somebodyElse, eve.accountId],
  ] as const)
    await desk.db
      .insertInto('session')
      .values({
        id,
        account_id,
        network_id: other.networkId,
        token_hash: randomBytes(32),
        factors: ['passkey'],
        created_at: '2027-01-01T00:00:00Z',
        seen_at: '2027-01-01T00:00:00Z',
        expires_at: '2028-01-01T00:00:00Z',
        idle_minutes: 600,
      })
      .execute()
  const { sessions } = (await browser.get('/api/my/sessions')).body
  expect(sessions.some((one: { id: string }) => one.id === theirs)).toBe(false)
  await browser.post('/api/my/recovery-codes')
  const ended = await desk.db
    .selectFrom('session')
    .select(['id', 'end_cause'])
    .where('network_id', '=', other.networkId)
    .where('ended_at', 'is not', null)
    .execute()
  expect(ended).toEqual([{ id: theirs, end_cause: 'privilege-change' }])
})

describe('one’s own proofs', () => {
  it('recovery codes are made anew: the former ones are worth nothing', async () => {
    const { recoveryCodes } = (await (await enter()).post('/api/my/recovery-codes')).body
    const give = async (code: string) => {
      const first = await desk
        .browser()
        .post('/api/sign-in/password', { email: camille.email, password: PASSWORD })
      return desk.browser().post('/api/sign-in/second-factor', { challenge: first.body.challenge, code })
    }
    expect((await give(camille.recoveryCodes[0] ?? '')).status).toBe(401)
    expect((await give(recoveryCodes[0])).status).toBe(200)
  })

  it('another application replaces the present one once a code of it is typed, not before', async () => {
    const member = await newMember(desk, 'telephone@exemple.fr')
    const { browser } = await signIn(desk, member)
    const { challenge, secret, uri } = (await browser.post('/api/my/totp')).body
    expect(uri).toBe(
      `otpauth://totp/Essai:telephone%40exemple.fr?issuer=Essai&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    )
    expect((await signIn(desk, member)).answer.status, 'the former still works').toBe(200)
    const wrong = await browser.post('/api/my/totp/confirm', { challenge, code: '000000' })
    expect(wrong.body.code).toBe('wrong-code')
    const done = await browser.post('/api/my/totp/confirm', { challenge, code: codeOf(desk, secret) })
    expect([done.status, done.body.recoveryCodes.length]).toEqual([200, 10])
    expect((await signIn(desk, member)).answer.body.code).toBe('wrong-code')
    expect((await signIn(desk, { ...member, code: () => codeOf(desk, secret) })).answer.status).toBe(200)
  })

  it('a password changes with the present one, and only for a good one', async () => {
    const member = await newMember(desk, 'motdepasse@exemple.fr')
    const { browser } = await signIn(desk, member)
    const change = (currentPassword: string, password: string) =>
      browser.post('/api/my/password', { currentPassword, password })
    expect((await change('faux mot de passe', NEW)).body.code).toBe('sign-in-failed')
    expect((await change(PASSWORD, 'motdepasse2027')).body.code).toBe('password-too-near')
    expect((await change(PASSWORD, NEW)).status).toBe(200)
    const sign = (password: string) =>
      desk.browser().post('/api/sign-in/password', { email: member.email, password })
    expect([(await sign(PASSWORD)).status, (await sign(NEW)).status]).toEqual([401, 200])
  })

  it('an account of passkeys adds a password only together with an application', async () => {
    const token = await desk.invite('cle@exemple.fr')
    const browser = desk.browser()
    const asked = (await browser.post('/api/invitations/passkey/options', { token, displayName: 'Camille' }))
      .body
    const response = softwarePasskey(desk.site).make(asked.options)
    const accepted = { token, displayName: 'Camille', challenge: asked.challenge, response }
    await browser.post('/api/invitations/accept/passkey', accepted)
    const { challenge, secret } = (await browser.post('/api/my/totp')).body
    const code = codeOf(desk, secret)
    expect((await browser.post('/api/my/totp/confirm', { challenge, code })).body.code).toBe(
      'password-needed',
    )
    const done = await browser.post('/api/my/totp/confirm', { challenge, code, password: NEW })
    expect(done.body).toMatchObject({ hasPassword: true, hasTotp: true, recoveryCodesLeft: 10 })
  })

  it('are never shown: what the screen reads holds no hash and no secret', async () => {
    const answer = JSON.stringify((await (await enter()).get('/api/my/security')).body)
    expect(answer).not.toMatch(/argon2|hash|secret/i)
  })
})

describe('one’s own sessions', () => {
  it('are listed with their device, newest first, this one marked; those that are over are not', async () => {
    const browser = desk.browser()
    await signIn(desk, camille, browser)
    desk.clock.advance(1)
    const challenge = (
      await desk.browser().post('/api/sign-in/password', { email: camille.email, password: PASSWORD })
    ).body.challenge
    const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' }
    await desk.browser().post('/api/sign-in/second-factor', { challenge, code: camille.code() }, agent)
    const { sessions } = (await browser.get('/api/my/sessions')).body
    expect(sessions.map((one: { device: string; current: boolean }) => [one.device, one.current])).toEqual([
      ['Firefox, Windows', false],
      ['', true],
    ])
  })

  it('are ended one by one, or all others at once; nobody ends somebody else’s', async () => {
    const [here, there, elsewhere] = [await enter(), await enter(), await enter()]
    const { sessions } = (await here.get('/api/my/sessions')).body
    const other = sessions.find((one: { current: boolean }) => !one.current).id
    const eve = (await signIn(desk, await newMember(desk, 'autre@exemple.fr'))).browser
    expect((await eve.post(`/api/my/sessions/${other}/revoke`)).body.code).toBe('no-such-session')
    expect((await here.post(`/api/my/sessions/${other}/revoke`)).body.sessions).toHaveLength(2)
    expect([await isIn(there), await isIn(elsewhere)].filter(Boolean)).toHaveLength(1)
    expect((await here.post('/api/my/sessions/revoke-others')).body.sessions).toMatchObject([
      { current: true },
    ])
    expect([await isIn(here), await isIn(there), await isIn(elsewhere), await isIn(eve)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('end after 4 hours without a request and 12 hours in all, for a secretary', async () => {
    const idle = await enter()
    desk.clock.advance(4 * 60 - 1)
    expect(await isIn(idle)).toBe(true)
    desk.clock.advance(4 * 60)
    expect(await isIn(idle)).toBe(false)
    const busy = await enter()
    for (let hour = 0; hour < 11; hour++) {
      desk.clock.advance(60)
      expect(await isIn(busy)).toBe(true)
    }
    desk.clock.advance(60)
    expect(await isIn(busy)).toBe(false)
  })

  it('that ended leave after 90 days', async () => {
    await enter()
    desk.clock.advance(91 * 24 * 60)
    await desk.purge()
    const left = desk.db.selectFrom('session').select('id').where('network_id', '=', desk.facts.networkId)
    expect(await left.execute()).toEqual([])
  })
})
