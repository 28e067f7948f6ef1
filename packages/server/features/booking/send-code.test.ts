import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { bearer } from '../../testing/booking-desk.ts'
import { HOLDING_NOW, openHoldingPatients } from '../../testing/holding-patients.ts'

const { askCode, confirmWith, desk, hold, somebody } = await openHoldingPatients()
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(HOLDING_NOW))

describe('the code', () => {
  it('is 6 digits, is kept only as a keyed hash, and its message is deleted within the hour', async () => {
    const held = await hold()
    const sent = await askCode(held, somebody())
    expect(sent.body).toMatchObject({
      channel: 'email',
      expiresAt: '2027-01-11T08:10:00Z',
      resendAt: '2027-01-11T08:00:30Z',
    })
    const code = await desk.lastCode()
    expect(code).toMatch(/^[0-9]{6}$/)
    const row = await desk.db
      .selectFrom('contact_code')
      .selectAll()
      .where('id', '=', sent.body.codeId)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(code)
    desk.clock.advance(61)
    await desk.tasks['purge-short-lived']({})
    expect(await desk.db.selectFrom('message').select('id').where('kind', '=', 'code').execute()).toEqual([])
  })

  it('tried wrongly 5 times is spent: the 6th, right one is refused too', async () => {
    const held = await hold()
    const who = somebody()
    const sent = await askCode(held, who)
    const code = await desk.lastCode()
    const wrong = code === '000000' ? '000001' : '000000'
    const tries = []
    for (let i = 0; i < 5; i++)
      tries.push((await confirmWith(held, { ...who, codeId: sent.body.codeId, code: wrong })).body)
    expect(tries.map((body) => body.attemptsLeft)).toEqual([4, 3, 2, 1, 0])
    expect(tries[0].detail).toBe('Ce n’est pas le dernier code envoyé. Encore 4 essais.')
    expect(tries[3].detail).toBe('Ce n’est pas le dernier code envoyé. Encore 1 essai.')
    const sixth = await confirmWith(held, { ...who, codeId: sent.body.codeId, code })
    expect([sixth.status, sixth.body.code]).toEqual([422, 'code-spent'])
  })

  it('guessed many times at once is still tried 5 times only', async () => {
    const held = await hold()
    const who = somebody()
    const sent = await askCode(held, who)
    const right = Number(await desk.lastCode())
    const guesses = Array.from({ length: 20 }, (_, i) => String((right + 1 + i) % 1_000_000).padStart(6, '0'))
    const answers = await Promise.all(
      guesses.map((code) => confirmWith(held, { ...who, codeId: sent.body.codeId, code })),
    )
    expect(answers.filter((answer) => answer.body.code === 'wrong-code')).toHaveLength(4)
    expect(answers.filter((answer) => answer.body.code === 'code-spent')).toHaveLength(16)
  })

  it('is worth nothing after 10 minutes, after a newer one, for another contact, or on another hold', async () => {
    const held = await hold()
    const who = somebody()
    const first = await askCode(held, who)
    const oldCode = await desk.lastCode()
    desk.clock.advance(0.5)
    const second = await askCode(held, who)
    const code = await desk.lastCode()
    expect((await confirmWith(held, { ...who, codeId: first.body.codeId, code: oldCode })).body.code).toBe(
      'code-expired',
    )
    expect(
      (await confirmWith(held, { ...who, contact: 'voleur@exemple.fr', codeId: second.body.codeId, code }))
        .body.code,
    ).toBe('code-of-another-contact')
    expect((await confirmWith(await hold(), { ...who, codeId: second.body.codeId, code })).body.code).toBe(
      'code-spent',
    )
    expect((await confirmWith(held, who)).body.code).toBe('code-needed')
    desk.clock.advance(10)
    expect((await confirmWith(held, { ...who, codeId: second.body.codeId, code })).body.code).toBe(
      'code-expired',
    )
  })

  it('may be written with spaces', async () => {
    const held = await hold()
    const who = somebody()
    const sent = await askCode(held, who)
    const code = await desk.lastCode()
    expect(
      (
        await confirmWith(held, {
          ...who,
          codeId: sent.body.codeId,
          code: `${code.slice(0, 3)} ${code.slice(3)}`,
        })
      ).status,
    ).toBe(200)
  })

  it('is sent 3 times in 10 minutes to one contact, then the wait is said', async () => {
    const held = await hold()
    const who = somebody()
    for (let i = 0; i < 3; i++) {
      expect((await askCode(held, who)).status).toBe(200)
      desk.clock.advance(0.5)
    }
    const { status, body } = await askCode(held, who)
    expect([status, body.code, body.resendAt]).toEqual([429, 'too-many-codes', '2027-01-11T08:10:00Z'])
    desk.clock.moveTo('2027-01-11T08:10:00Z')
    expect((await askCode(await hold(), who)).status).toBe(200)
  })

  it('is sent 6 times for one hold, whatever the contact: a held slot is no way to write to everybody', async () => {
    const held = await hold()
    for (let i = 0; i < 6; i++) expect((await askCode(held, somebody())).status).toBe(200)
    const { status, body } = await askCode(held, somebody())
    expect([status, body.code]).toEqual([429, 'too-many-codes-for-hold'])
    expect(body.detail).toContain('Choisissez de nouveau une heure')
    expect((await askCode(await hold(), somebody())).status).toBe(200)
  })

  it('is sent again to the same contact after 30 seconds, and the seconds to wait are said', async () => {
    const held = await hold()
    const who = somebody()
    await askCode(held, who)
    desk.clock.advance(18 / 60)
    const { status, body, headers } = await askCode(held, who)
    expect([status, body.code, body.resendAt]).toEqual([429, 'code-just-sent', '2027-01-11T08:00:30Z'])
    expect(body.detail).toBe(
      'Un code vient de partir à cette adresse. S’il n’arrive pas, demandez-en un autre dans 12\u00a0secondes.',
    )
    expect(headers.get('retry-after')).toBe('12')
    expect((await askCode(held, who, { 'accept-language': 'en' })).body.detail).toContain('12\u00a0seconds.')
    desk.clock.advance(11 / 60)
    expect((await askCode(held, who)).body.detail).toContain('1\u00a0seconde.')
    desk.clock.advance(1 / 60)
    expect((await askCode(held, who)).status).toBe(200)
  })

  it('goes at once to a contact that was corrected', async () => {
    const held = await hold()
    const who = somebody()
    await askCode(held, who)
    expect((await askCode(held, { ...who, contact: somebody().contact })).status).toBe(200)
  })

  it('asked for by two presses at once is sent once', async () => {
    const held = await hold()
    const who = somebody()
    const answers = await Promise.all([1, 2, 3].map(() => askCode(held, who)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 429, 429])
    const messages = await desk.db
      .selectFrom('message')
      .select('id')
      .where('appointment_id', '=', held.id)
      .execute()
    expect(messages).toHaveLength(1)
  })

  it('asked for again with the same idempotency key is answered as the first time, within the 30 seconds too', async () => {
    const held = await hold()
    const who = somebody()
    const headers = { 'idempotency-key': 'the-network-failed-once' }
    const [first, again] = [await askCode(held, who, headers), await askCode(held, who, headers)]
    expect([again.status, again.body]).toEqual([200, first.body])
  })

  it('tried again with the same idempotency key after a refusal is judged again, not answered by nothing', async () => {
    const held = await hold()
    const who = somebody()
    const sent = await askCode(held, who)
    const body = { ...who, codeId: sent.body.codeId, code: 'abcdef123' }
    const headers = { ...bearer(held.token), 'idempotency-key': 'the-same-key-again' }
    const first = await desk.post(`/api/holds/${held.id}/confirm`, body, headers)
    const second = await desk.post(`/api/holds/${held.id}/confirm`, body, headers)
    expect([first.body.attemptsLeft, second.body.attemptsLeft]).toEqual([4, 3])
  })
})
