import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../platform/actor.ts'
import { addKnownPerson, type KnownPerson } from '../../testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'

let desk: RightsDesk
let person: KnownPerson
let administrator: AccountActor

beforeAll(async () => {
  desk = await openRightsDesk('2027-01-31T22:30:00Z')
  person = await addKnownPerson(desk)
  administrator = await desk.addAccount({ name: 'Anne Administre', role: 'administrator' })
})
afterAll(() => desk.close())

const record = async (kind: string, over: object = {}) => {
  desk.as(administrator)
  return desk.post('/api/rights/requests', {
    patientId: person.patientId,
    kind,
    channel: 'letter',
    identityCheck: 'call-back',
    ...over,
  })
}
const answer = (id: string, decision: string) =>
  desk.post(`/api/rights/requests/${id}/answer`, { decision, answer: 'Voici la réponse.' })

describe('a request about one’s data', () => {
  it('has its answer due a month after its receipt, in the days of the place', async () => {
    desk.as(person.account)
    const asked = await desk.post('/api/my/rights-requests', {
      kind: 'access',
      note: 'Tout, s’il vous plaît',
    })
    expect(asked).toMatchObject({
      status: 201,
      body: {
        state: 'open',
        channel: 'online',
        dueOn: '2027-02-28',
        isOverdue: false,
        note: 'Tout, s’il vous plaît',
      },
    })
    const again = await desk.post('/api/my/rights-requests', { kind: 'access' })
    expect([again.status, again.body.code]).toEqual([409, 'already-asked'])
    expect((await desk.get('/api/my/rights-requests')).body.items).toHaveLength(1)
  })

  it('runs from the day a letter came, in the days of the place', async () => {
    const letter = await record('rectification', { receivedOn: '2027-01-04' })
    expect(letter.body).toMatchObject({
      receivedAt: '2027-01-03T23:00:00.000Z',
      dueOn: '2027-02-04',
      patient: { displayName: 'Zéphyrine Marjolaine' },
    })
    const again = await record('rectification')
    expect([again.status, again.body.code, again.body.field]).toEqual([409, 'already-asked', 'kind'])
    const today = await record('objection', { receivedOn: '2027-01-31' })
    expect(today.body).toMatchObject({ receivedAt: '2027-01-31T22:30:00.000Z', dueOn: '2027-02-28' })
  })

  it.each(['2027-02-01', '2017-01-04'])(
    'cannot have come on %s: the field of the day says so',
    async (day) => {
      const { status, body } = await record('erasure', { receivedOn: day })
      expect([status, body.code, body.field]).toEqual([422, 'not-received-then', 'receivedOn'])
    },
  )

  it('says how it was checked who asks, to who answers and not in the space of the person', async () => {
    desk.as(administrator)
    const { items } = (await desk.get('/api/rights/requests?state=open')).body
    expect(items.map((item: { identityCheck: string }) => item.identityCheck)).toEqual([
      'call-back',
      'call-back',
      null,
    ])
    desk.as(person.account)
    const own = (await desk.get('/api/my/rights-requests')).body.items
    expect(own).toHaveLength(3)
    expect(JSON.stringify(own)).not.toContain('identityCheck')
    const unsaid = await record('erasure', { identityCheck: undefined })
    expect([unsaid.status, unsaid.body.errors?.[0]?.path]).toEqual([400, 'identityCheck'])
  })

  it('holds no character that no text may: the field of its words says so', async () => {
    const noted = await record('erasure', { note: 'Tout\u0000 effacer' })
    expect([noted.status, noted.body.errors?.[0]?.path]).toEqual([400, 'note'])
    const { body } = await desk.get('/api/rights/requests?state=open')
    const answered = await desk.post(`/api/rights/requests/${body.items[0].id}/answer`, {
      decision: 'refuse',
      answer: 'Non\u0000 merci',
    })
    expect([answered.status, answered.body.errors?.[0]?.path]).toEqual([400, 'answer'])
  })

  it('is shown to whoever answers, the most pressing first, and late once its day is over', async () => {
    desk.as(administrator)
    const due = (await desk.get('/api/rights/requests?state=open')).body.items
    expect(due.map((item: { dueOn: string }) => item.dueOn)).toEqual([
      '2027-02-04',
      '2027-02-28',
      '2027-02-28',
    ])
    desk.clock.moveTo('2027-02-05T08:00:00Z')
    const late = (await desk.get('/api/rights/requests?state=open')).body.items
    expect(late.map((item: { isOverdue: boolean }) => item.isOverdue)).toEqual([true, false, false])
    const refused = await answer(late[0].id, 'extend')
    expect([refused.status, refused.body.code]).toEqual([409, 'too-late-to-extend'])
    desk.clock.moveTo('2027-01-31T22:30:00Z')
  })

  it('is given two months more, once', async () => {
    desk.as(administrator)
    const [, second] = (await desk.get('/api/rights/requests?state=open')).body.items
    expect((await answer(second.id, 'extend')).body).toMatchObject({
      extended: true,
      dueOn: '2027-04-30',
      state: 'open',
    })
    const again = await answer(second.id, 'extend')
    expect([again.status, again.body.code]).toEqual([409, 'already-extended'])
  })

  it('is answered once, by somebody who is named to colleagues and not to the person', async () => {
    desk.as(administrator)
    const [first] = (await desk.get('/api/rights/requests?state=open')).body.items
    expect((await answer(first.id, 'refuse')).body).toMatchObject({
      state: 'refused',
      handledBy: 'Anne Administre',
    })
    expect((await answer(first.id, 'fulfil')).body.code).toBe('already-answered')
    desk.as(person.account)
    const own = (await desk.get('/api/my/rights-requests')).body.items
    expect(JSON.stringify(own)).not.toContain('Anne')
    expect(own.find((item: { id: string }) => item.id === first.id)).toMatchObject({
      state: 'refused',
      answer: 'Voici la réponse.',
    })
  })

  it('is taken back by the person, and by nobody else', async () => {
    desk.as(person.account)
    const { id } = (await desk.post('/api/my/rights-requests', { kind: 'erasure' })).body
    const stranger = await desk.addAccount({
      name: 'Un autre',
      role: 'patient',
      over: { patientId: await desk.facts.addPatient({ nameKey: 'autre', birthDate: '2001-02-03' }) },
    })
    desk.as(stranger)
    expect((await desk.post(`/api/my/rights-requests/${id}/withdraw`)).status).toBe(403)
    desk.as(person.account)
    expect((await desk.post(`/api/my/rights-requests/${id}/withdraw`)).body.state).toBe('withdrawn')
  })

  it('is not granted before it is known who asks, in any way; to refuse or extend it waits for nothing', async () => {
    const { body } = await record('rectification', { identityCheck: 'not-yet' })
    const granted = await answer(body.id, 'fulfil')
    expect([granted.status, granted.body.code]).toEqual([409, 'identity-unchecked'])
    for (const requestId of [body.id, undefined]) {
      const exported = await desk.post(`/api/rights/patients/${person.patientId}/export`, {
        format: 'json',
        requestId,
      })
      expect([exported.status, exported.body.code]).toEqual([409, 'identity-unchecked'])
    }
    expect((await answer(body.id, 'extend')).status).toBe(200)
    const check = (identityCheck: string) =>
      desk.post(`/api/rights/requests/${body.id}/identity-check`, { identityCheck })
    expect((await check('not-yet')).status).toBe(400)
    expect((await check('call-back')).body).toMatchObject({ state: 'open', identityCheck: 'call-back' })
    expect((await answer(body.id, 'fulfil')).body.state).toBe('fulfilled')
    expect((await check('document')).body.code).toBe('already-answered')
  })

  it('is fulfilled by the erasure that it asked for, and stays as the proof, without the person', async () => {
    const asked = await record('erasure', { note: 'Mme Quillebœuf demande l’effacement' })
    expect((await answer(asked.body.id, 'fulfil')).body.code).toBe('erase-first')
    const erased = await desk.post(`/api/rights/patients/${person.patientId}/erasure`, {
      requestId: asked.body.id,
    })
    expect(erased.status).toBe(200)
    const { items } = (await desk.get('/api/rights/requests?state=fulfilled')).body
    expect(items.filter((item: { id: string }) => item.id === asked.body.id)).toEqual([
      expect.objectContaining({
        id: asked.body.id,
        patient: null,
        patientId: null,
        note: null,
        handledBy: 'Anne Administre',
      }),
    ])
  })

  it('leaves a line each, without its words', async () => {
    const lines = await desk.db.selectFrom('audit').selectAll().execute()
    const actions = new Set(lines.map((line) => line.action))
    for (const action of [
      'ask-right',
      'record-rights-request',
      'record-identity-check',
      'answer-rights-request',
      'withdraw-rights-request',
    ])
      expect(actions).toContain(action)
    expect(JSON.stringify(lines)).not.toMatch(/plaît|Quille|réponse/)
  })
})

describe('planning', () => {
  it('sees counts by site and month, and nothing of a person', async () => {
    const other = await addKnownPerson(desk).catch(() => undefined)
    const planned = other ?? person
    await planned.appoint('fulfilled', '2027-01-04T09:00:00Z')
    await planned.appoint('no-show', '2027-01-31T23:30:00Z')
    desk.as(await desk.addAccount({ name: 'Une planificatrice', role: 'planner' }))
    const { body } = await desk.get('/api/planning/activity?since=2027-01-01&until=2027-02-01')
    expect(body.items).toEqual([
      {
        siteId: desk.facts.siteIds.fleurance,
        month: '2027-01',
        booked: 0,
        honoured: 1,
        noShow: 0,
        cancelled: 0,
      },
      {
        siteId: desk.facts.siteIds.fleurance,
        month: '2027-02',
        booked: 0,
        honoured: 0,
        noShow: 1,
        cancelled: 0,
      },
    ])
    for (const path of ['/api/office/day?date=2027-01-04', '/api/audit/entries', '/api/rights/requests'])
      expect((await desk.get(path)).status, path).toBe(403)
  })
})
