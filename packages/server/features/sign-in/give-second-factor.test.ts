import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, newMember, openStaffDesk, PASSWORD, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
const camille = await newMember(desk, 'camille@exemple.fr')
beforeEach(() => desk.clock.advance(24 * 60 + 1))

async function challenge(browser = desk.browser(), member = camille) {
  return (await browser.post('/api/sign-in/password', { email: member.email, password: PASSWORD })).body
    .challenge
}
const give = async (code: string, given?: string, browser = desk.browser()) =>
  browser.post('/api/sign-in/second-factor', { challenge: given ?? (await challenge()), code })

describe('the second factor', () => {
  it('takes a code once: the same one, seen over a shoulder, opens nothing', async () => {
    const code = camille.code()
    expect((await give(code)).status).toBe(200)
    expect((await give(code)).body.code).toBe('wrong-code')
  })

  it('takes the code before and the one after, for telephones that are late or early, and no other', async () => {
    const at = (steps: number) => {
      const moved = desk.clock.now().add({ seconds: 30 * steps })
      return codeOf({ clock: { now: () => moved } as typeof desk.clock }, camille.secret)
    }
    expect((await give(at(-2))).status).toBe(401)
    expect((await give(at(2))).status).toBe(401)
    expect((await give(at(-1))).status).toBe(200)
    expect((await give(at(1))).status).toBe(200)
    expect((await give(at(0))).status, 'a step before the last one that served').toBe(401)
  })

  it('is tried 5 times, then the password is asked again', async () => {
    const token = await challenge()
    const answers = []
    for (let i = 0; i < 5; i++) answers.push((await give('000000', token)).body)
    expect(answers.map(({ code, attemptsLeft }) => [code, attemptsLeft])).toEqual([
      ['wrong-code', 4],
      ['wrong-code', 3],
      ['wrong-code', 2],
      ['wrong-code', 1],
      ['challenge-over', undefined],
    ])
    expect((await give(camille.code(), token)).body.code).toBe('challenge-over')
  })

  it('guessed many times at once is tried 5 times only', async () => {
    const token = await challenge()
    const answers = await Promise.all(Array.from({ length: 15 }, () => give('000000', token)))
    expect(answers.filter(({ body }) => body.code === 'wrong-code')).toHaveLength(4)
    const { attempts_left } = await desk.db
      .selectFrom('sign_in_challenge')
      .select('attempts_left')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(attempts_left).toBe(0)
  })

  it('locks the account over several sign-ins', async () => {
    for (let i = 0; i < 5; i++) await give('000000')
    const locked = await give(camille.code())
    expect([locked.status, locked.body.code]).toEqual([429, 'sign-in-locked'])
  })

  it('answers one question once, within 5 minutes', async () => {
    const token = await challenge()
    expect((await give(camille.code(), token)).status).toBe(200)
    desk.clock.advance(0.5)
    expect((await give(camille.code(), token)).body.code).toBe('challenge-over')
    const late = await challenge()
    desk.clock.advance(5)
    expect((await give(camille.code(), late)).body.code).toBe('challenge-over')
    expect((await give(camille.code(), 'not-a-challenge')).body.code).toBe('challenge-over')
  })

  it('may be a recovery code, each once, however it is typed; it says how many are left', async () => {
    const [first = '', second = ''] = camille.recoveryCodes
    expect(camille.recoveryCodes).toHaveLength(10)
    const used = await give(` ${first.toUpperCase().replace('-', ' ')} `)
    expect([used.status, used.body.recoveryCodesLeft]).toEqual([200, 9])
    expect(used.body.signedIn.session.factors).toEqual(['password', 'recovery-code'])
    expect((await give(first)).body.code).toBe('wrong-code')
    const robin = await newMember(desk, 'robin@exemple.fr')
    expect((await give(second, await challenge(desk.browser(), robin))).body.code, 'somebody else’s').toBe(
      'wrong-code',
    )
  })

  it('keeps recovery codes and the secret of the application unreadable in the database', async () => {
    const rows = JSON.stringify([
      await desk.db.selectFrom('recovery_code').selectAll().execute(),
      await desk.db.selectFrom('account').selectAll().execute(),
      await desk.db.selectFrom('sign_in_challenge').selectAll().execute(),
    ])
    expect(rows).not.toContain(camille.secret)
    for (const code of camille.recoveryCodes) expect(rows).not.toContain(code.replace('-', ''))
  })

  it('does not take the secret of another account: it is sealed for one', async () => {
    const eve = await newMember(desk, 'eve@exemple.fr')
    const { totp_secret } = await desk.db
      .selectFrom('account')
      .select('totp_secret')
      .where('id', '=', eve.accountId)
      .executeTakeFirstOrThrow()
    const victim = await newMember(desk, 'victime@exemple.fr')
    await desk.db.updateTable('account').set({ totp_secret }).where('id', '=', victim.accountId).execute()
    const token = await challenge(desk.browser(), victim)
    desk.clock.advance(0.5)
    expect((await give(eve.code(), token)).body.code).toBe('wrong-code')
  })

  it('ends the session that this browser had before', async () => {
    const { browser } = await signIn(desk, camille)
    const before = browser.cookies.get('__Host-maillage')
    await signIn(desk, camille, browser)
    expect(browser.cookies.get('__Host-maillage')).not.toBe(before)
    const old = await desk.app.request('/api/session', { headers: { cookie: `__Host-maillage=${before}` } })
    expect((await old.json()).signedIn).toBeNull()
  })
})
