import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newMember, openStaffDesk, PASSWORD, signIn } from '../../testing/staff-desk.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
const camille = await newMember(desk, 'camille@exemple.fr')
beforeEach(() => desk.clock.advance(24 * 60 + 1))

const NEW = 'huit canards sur la rivière'
const ask = (email: string) => desk.browser().post('/api/password-reset', { email })
const finish = (token: string, code: string, password = NEW) =>
  desk.browser().post('/api/password-reset/finish', { token, password, code })

describe('a forgotten password', () => {
  it('is asked the same way for a known and an unknown address; only the known one receives a link', async () => {
    const before = (await desk.messages()).length
    const answers = [await ask(camille.email), await ask('personne@exemple.fr')]
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([202, { minutes: 30 }]))
    const sent = (await desk.messages()).slice(before)
    expect(sent.map(({ recipient }) => recipient)).toEqual([camille.email])
  })

  it('is written about without health, name or address, and the token stands where no server reads it', async () => {
    await ask(camille.email)
    const { subject, body } = (await desk.messages()).at(-1) ?? { subject: '', body: '' }
    expect(subject).toBe('Choisir un nouveau mot de passe')
    expect(body).toMatch(/https:\/\/gers\.example\/compte\/mot-de-passe#[\w-]{43}\n/)
    expect(`${subject}${body}`).not.toMatch(/camille|santé|rendez-vous|patient|médecin/i)
  })

  it('is replaced with the link and the second factor, which ends the other sessions and tells the person', async () => {
    const { browser } = await signIn(desk, camille)
    desk.clock.advance(0.5)
    await ask(camille.email)
    const token = await desk.linkTo(camille.email)
    const done = await finish(token, camille.code())
    expect([done.status, done.body]).toEqual([200, {}])
    expect(done.headers.getSetCookie()).toEqual([])
    expect((await browser.get('/api/session')).body.signedIn).toBeNull()
    expect((await desk.messages()).at(-1)?.kind).toBe('proofs-changed')
    const old = await desk
      .browser()
      .post('/api/sign-in/password', { email: camille.email, password: PASSWORD })
    expect(old.status).toBe(401)
    const fresh = await desk.browser().post('/api/sign-in/password', { email: camille.email, password: NEW })
    expect(fresh.status).toBe(200)
    expect((await finish(token, camille.code())).body.code, 'a link serves once').toBe('link-over')
  })

  it('is not replaced with the link alone: 5 tries at the code, then the link is over', async () => {
    await ask(camille.email)
    const token = await desk.linkTo(camille.email)
    const answers = []
    for (let i = 0; i < 5; i++) answers.push((await finish(token, '000000')).body)
    expect(answers.map(({ code, attemptsLeft }) => [code, attemptsLeft])).toEqual([
      ['wrong-code', 4],
      ['wrong-code', 3],
      ['wrong-code', 2],
      ['wrong-code', 1],
      ['link-over', undefined],
    ])
    desk.clock.advance(24 * 60)
    expect((await finish(token, camille.code())).body.code).toBe('link-over')
  })

  it('link lasts 30 minutes, and a password that will not do takes no try of it', async () => {
    await ask(camille.email)
    const token = await desk.linkTo(camille.email)
    for (let i = 0; i < 6; i++)
      expect((await finish(token, camille.code(), 'court')).body).toMatchObject({
        code: 'password-too-short',
        field: 'password',
      })
    desk.clock.advance(29)
    expect((await finish(token, '000000')).body.attemptsLeft).toBe(4)
    desk.clock.advance(1)
    expect((await finish(token, camille.code())).body.code).toBe('link-over')
  })

  it('is asked 3 times an hour for one address, known or not', async () => {
    for (const email of [camille.email, 'qui@exemple.fr']) {
      for (let i = 0; i < 3; i++) expect((await ask(email)).status).toBe(202)
      const fourth = await ask(email)
      expect([fourth.status, fourth.body.code, fourth.body.waitSeconds]).toEqual([
        429,
        'too-many-tries',
        3600,
      ])
    }
  })

  it('leaves nothing behind: link and message are gone within the hour', async () => {
    await ask(camille.email)
    desk.clock.advance(61)
    await desk.purge()
    const rows = await desk.db.selectFrom('sign_in_challenge').select('id').execute()
    expect(rows).toEqual([])
    expect((await desk.messages()).filter(({ kind }) => kind === 'password-reset')).toEqual([])
  })
})
