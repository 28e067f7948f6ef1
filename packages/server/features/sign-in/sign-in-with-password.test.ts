import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newMember, openStaffDesk, PASSWORD, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
const camille = await newMember(desk, 'camille@exemple.fr')
beforeEach(() => desk.clock.advance(24 * 60 + 1))

const tryPassword = (email: string, password: string, browser = desk.browser()) =>
  browser.post('/api/sign-in/password', { email, password })

describe('signing in by password', () => {
  it('opens no session before the second factor, and one of both factors after it', async () => {
    const browser = desk.browser()
    const first = await tryPassword(camille.email, PASSWORD, browser)
    expect([first.status, Object.keys(first.body)]).toEqual([200, ['challenge', 'expiresAt']])
    expect(browser.cookies.size).toBe(0)
    expect((await browser.get('/api/session')).body.signedIn).toBeNull()
    const { challenge } = first.body
    const second = await browser.post('/api/sign-in/second-factor', { challenge, code: camille.code() })
    expect(second.body.signedIn.session).toMatchObject({ factors: ['password', 'totp'], idleMinutes: 30 })
    expect(second.body.recoveryCodesLeft).toBeNull()
    expect((await browser.get('/api/session')).body.signedIn.account.email).toBe(camille.email)
  })

  it('keeps the token in a cookie that scripts and other sites never see, and only its hash in the database', async () => {
    const { browser, answer } = await signIn(desk, camille)
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-maillage=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const token = browser.cookies.get('__Host-maillage') ?? ''
    expect(JSON.stringify(answer.body)).not.toContain(token)
    const rows = await desk.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('takes the address in any case, and the password as other keyboards write its accents', async () => {
    expect((await tryPassword(' Camille@Exemple.FR ', PASSWORD)).status).toBe(200)
  })

  it('answers the same for a wrong password, an unknown address and an account without a password', async () => {
    await desk.db
      .insertInto('account')
      .values({
        id: desk.platform.newId(),
        kind: 'staff',
        display_name: 'Sans mot de passe',
        email: 'psc@exemple.fr',
        created_at: '2027-01-01T00:00:00Z',
      })
      .execute()
    const answers = []
    for (const email of [camille.email, 'personne@exemple.fr', 'psc@exemple.fr'])
      answers.push(await tryPassword(email, 'un autre mot de passe'))
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([401, 'sign-in-failed']),
    )
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const time = async (email: string) => {
      const started = performance.now()
      await tryPassword(email, 'un autre mot de passe')
      return performance.now() - started
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 4; i++) {
      known.push(await time(camille.email))
      unknown.push(await time(`inconnu${i}@exemple.fr`))
    }
    const ratio = Math.min(...unknown) / Math.min(...known)
    expect(ratio, 'without a hash made all the same, it is far quicker').toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(5)
  })

  it('locks an account after 5 failures, longer each time, even against the right password; an unknown address as well', async () => {
    for (const email of [camille.email, 'jamais-vu@exemple.fr']) {
      for (let i = 0; i < 5; i++) expect((await tryPassword(email, 'faux mot de passe')).status).toBe(401)
      const locked = await tryPassword(email, PASSWORD)
      expect([locked.status, locked.body.code, locked.body.waitSeconds]).toEqual([429, 'sign-in-locked', 30])
      expect(locked.headers.get('retry-after')).toBe('30')
      desk.clock.advance(0.5)
      expect((await tryPassword(email, 'faux mot de passe')).status).toBe(401)
      expect((await tryPassword(email, PASSWORD)).body.waitSeconds).toBe(60)
      desk.clock.advance(1)
    }
    expect((await signIn(desk, camille)).answer.status).toBe(200)
    expect((await tryPassword(camille.email, 'faux mot de passe')).status).toBe(401)
  })

  it('is not closed by a stranger to whoever works in a browser that the account knows, which has a lock of its own', async () => {
    const { browser } = await signIn(desk, camille)
    expect(browser.cookies.get('__Host-maillage-known')).not.toContain(camille.accountId)
    for (let i = 0; i < 9; i++) {
      if (i >= 5) desk.clock.advance(10)
      await tryPassword(camille.email, 'faux mot de passe')
    }
    expect((await tryPassword(camille.email, PASSWORD)).body.waitSeconds).toBeGreaterThan(400)
    expect((await signIn(desk, camille, browser)).answer.status).toBe(200)
    for (let i = 0; i < 5; i++) await tryPassword(camille.email, 'faux mot de passe', browser)
    expect((await tryPassword(camille.email, PASSWORD, browser)).status).toBe(429)
  })

  it('counts a known browser once, however its token is spelt', async () => {
    const { browser } = await signIn(desk, camille)
    const known = browser.cookies.get('__Host-maillage-known') ?? ''
    for (let i = 0; i < 5; i++) {
      await tryPassword(camille.email, 'faux mot de passe', browser)
      await tryPassword(camille.email, 'faux mot de passe')
    }
    const last = String.fromCharCode(known.charCodeAt(known.length - 1) + 1)
    for (const other of [`${known}=`, `${known.slice(0, -1)}${last}`, known]) {
      browser.cookies.set('__Host-maillage-known', other)
      expect((await tryPassword(camille.email, PASSWORD, browser)).status, other).toBe(429)
    }
  })

  it('forgets, in a known browser, what failed there and nothing of what strangers tried elsewhere; its token stays', async () => {
    const { browser } = await signIn(desk, camille)
    const known = browser.cookies.get('__Host-maillage-known')
    for (let i = 0; i < 4; i++) await tryPassword(camille.email, 'faux mot de passe', browser)
    for (let i = 0; i < 6; i++) await tryPassword(camille.email, 'faux mot de passe')
    desk.clock.advance(1)
    expect((await signIn(desk, camille, browser)).answer.status).toBe(200)
    expect(browser.cookies.get('__Host-maillage-known')).toBe(known)
    for (let i = 0; i < 4; i++)
      expect((await tryPassword(camille.email, 'faux mot de passe', browser)).status).toBe(401)
    await tryPassword(camille.email, 'faux mot de passe')
    expect((await tryPassword(camille.email, PASSWORD)).status).toBe(429)
  })

  it('takes a known browser for nothing at another account, once it is forged, or after half a year', async () => {
    const { browser } = await signIn(desk, camille)
    const robin = await newMember(desk, 'robin.connu@exemple.fr', { role: 'secretary' })
    const known = browser.cookies.get('__Host-maillage-known') ?? ''
    for (let i = 0; i < 5; i++) {
      await tryPassword(robin.email, 'faux mot de passe')
      await tryPassword(camille.email, 'faux mot de passe')
    }
    expect((await tryPassword(robin.email, PASSWORD, browser)).status).toBe(429)
    browser.cookies.set('__Host-maillage-known', `${known.slice(0, -2)}AA`)
    expect((await tryPassword(camille.email, PASSWORD, browser)).status).toBe(429)
    browser.cookies.set('__Host-maillage-known', known)
    desk.clock.advance(181 * 24 * 60)
    for (let i = 0; i < 5; i++) await tryPassword(camille.email, 'faux mot de passe')
    expect((await tryPassword(camille.email, PASSWORD, browser)).status).toBe(429)
  })

  it('lets many tries at once pass no more than one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => tryPassword('course@exemple.fr', 'faux mot de passe')),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  it('hashes the password anew when the parameters in force are others', async () => {
    const hashOf = async () =>
      (
        await desk.db
          .selectFrom('account')
          .select('password_hash')
          .where('id', '=', camille.accountId)
          .executeTakeFirstOrThrow()
      ).password_hash ?? ''
    const { argon2Sync } = await import('node:crypto')
    const nonce = Buffer.alloc(16, 7)
    const weak = argon2Sync('argon2id', {
      message: PASSWORD,
      nonce,
      memory: 4096,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    })
    const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
    const old = `$argon2id$v=19$m=4096,t=1,p=1$${plain(nonce)}$${plain(weak)}`
    await desk.db
      .updateTable('account')
      .set({ password_hash: old })
      .where('id', '=', camille.accountId)
      .execute()
    expect((await tryPassword(camille.email, 'faux mot de passe')).status).toBe(401)
    expect(await hashOf()).toBe(old)
    expect((await tryPassword(camille.email, PASSWORD)).status).toBe(200)
    expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await tryPassword(camille.email, PASSWORD)).status).toBe(200)
  })

  it('traces failures without the address and the password', async () => {
    await tryPassword('trace@exemple.fr', 'secret très secret')
    await tryPassword(camille.email, 'secret très secret')
    const lines = await desk.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'sign-in-refused')
      .execute()
    expect(lines.some((line) => line.subject_id === camille.accountId)).toBe(true)
    expect(JSON.stringify(lines)).not.toMatch(/exemple|secret/)
  })

  it('is closed to an account that was closed', async () => {
    const robin = await newMember(desk, 'robin@exemple.fr')
    await desk.db
      .updateTable('account')
      .set({ closed_at: '2027-01-01T00:00:00Z' })
      .where('id', '=', robin.accountId)
      .execute()
    expect((await tryPassword(robin.email, PASSWORD)).status).toBe(401)
    expect((await robin.browser.get('/api/session')).body.signedIn).toBeNull()
  })
})
