import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bearer, type BookingDesk, JEANNE, openBookingDesk } from '../../testing/booking-desk.ts'

const NOW = '2027-01-11T08:00:00Z'
let desk: BookingDesk
let practitionerId: string
let reasonId: string
let siteId: string

beforeAll(async () => {
  desk = await openBookingDesk(NOW)
  siteId = desk.facts.siteIds.fleurance
  practitionerId = await desk.facts.addPractitioner()
  reasonId = await desk.facts.addReason()
  for (let day = 12; day < 30; day++) {
    await desk.facts.addOpening({
      practitionerId,
      start: `2027-01-${day}T09:00`,
      end: `2027-01-${day}T12:00`,
    })
  }
})
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(NOW))

let next = 0
/** A start that no other test uses. */
function freshStart(): string {
  next += 1
  return new Date(Date.UTC(2027, 0, 12 + Math.floor(next / 9), 8, (next % 9) * 20)).toISOString()
}
let people = 0
/** A person and a contact that no other test uses: limits count by contact. */
function somebody(more: Record<string, unknown> = {}) {
  people += 1
  return {
    contact: `personne${people}@exemple.fr`,
    patient: { ...JEANNE, givenName: `Jeanne${letters(people)}`, ...more },
  }
}
const letters = (number: number): string =>
  String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))
const hold = async (start = freshStart(), more: Record<string, unknown> = {}) =>
  (await desk.post('/api/holds', { reasonId, practitionerId, siteId, start, ...more })).body
const askCode = (held: { id: string; token: string }, request: unknown) =>
  desk.post(`/api/holds/${held.id}/code`, request, bearer(held.token))
const confirmWith = (held: { id: string; token: string }, body: unknown) =>
  desk.post(`/api/holds/${held.id}/confirm`, body, bearer(held.token))

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
    for (let i = 0; i < 3; i++) expect((await askCode(held, who)).status).toBe(200)
    const { status, body } = await askCode(held, who)
    expect([status, body.code, body.resendAt]).toEqual([429, 'too-many-codes', '2027-01-11T08:10:00Z'])
    desk.clock.advance(10)
    expect((await askCode(await hold(), who)).status).toBe(200)
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

describe('what a person writes', () => {
  it.each([
    ['31/02/1980', 'impossible-date', 'Le 31 février n’existe pas. Vérifiez le jour et le mois.'],
    ['1981-02-29', 'impossible-date', 'Le 29 février 1981 n’existe pas. Vérifiez le jour et le mois.'],
    ['1980-13-01', 'impossible-date', 'Le mois 13 n’existe pas. Vérifiez le jour et le mois.'],
    ['2027-01-12', 'future-date', 'Cette date de naissance est dans l’avenir. Vérifiez l’année.'],
    ['1896-12-31', 'too-old-date', 'Cette date de naissance a plus de 130 ans. Vérifiez l’année.'],
    ['hier', 'malformed-date', 'Écrivez la date de naissance en entier, par exemple 14/03/1943.'],
  ])('a birth date "%s" is refused with a sentence', async (birthDate, code, detail) => {
    const { status, body } = await askCode(await hold(), somebody({ birthDate }))
    expect({ status, code: body.code, detail: body.detail, field: body.field }).toEqual({
      status: 422,
      code,
      detail,
      field: 'birthDate',
    })
  })

  it.each([
    ['05 62 06 00 00', 'landline'],
    ['+44 7700 900123', 'foreign-number'],
    ['06 12 34', 'malformed-number'],
    ['jeanne@', 'malformed-email'],
    ['jeanne\u0000@exemple.fr', 'malformed-email'],
  ])('a contact "%s" is refused', async (contact, code) => {
    const { status, body } = await askCode(await hold(), { ...somebody(), contact })
    expect([status, body.code, body.field]).toEqual([422, code, 'contact'])
  })

  it.each([
    ['O’Neill', 'Léo'],
    ['N’Guyễn-Đặng', 'Y'],
    ["d'Essai", 'Anne Marie'],
    ['Ω', '李'],
  ])('the names "%s" "%s" are right', async (birthName, givenName) => {
    const { status } = await askCode(await hold(), somebody({ birthName, givenName }))
    expect(status).toBe(200)
  })

  it.each(['Jean\u0000', 'Jean\u202e', '1234', '<b>Jean</b>'])(
    'the name "%s" is refused',
    async (givenName) => {
      const { status, body } = await askCode(await hold(), somebody({ givenName }))
      expect([status, body.code, body.field]).toEqual([422, 'invalid-name', 'givenName'])
    },
  )
})
