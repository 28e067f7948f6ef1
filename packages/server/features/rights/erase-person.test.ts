import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addKnownPerson, type KnownPerson, MARKS, rowsWith } from '../../testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'
import { newId } from '../../platform/ids.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'

let desk: RightsDesk
let person: KnownPerson
let asked: string

beforeEach(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  person = await addKnownPerson(desk)
  desk.as(await desk.addAccount({ name: 'Anne Administre', role: 'administrator' }))
  asked = await person.ask('erasure')
})
afterEach(() => desk.close())

const erase = (body: object = {}) => desk.post(`/api/rights/patients/${person.patientId}/erasure`, body)
const count = async () => {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from appointment where anonymised_at is not null`.execute(desk.db)
  return rows[0]?.n
}

describe('whoever was never cared for', () => {
  it('leaves no word in any row of any table, and past appointments still count', async () => {
    await person.appoint('no-show', '2026-12-01T09:00:00Z')
    await person.appoint('cancelled-by-patient', '2026-12-02T09:00:00Z')
    expect((await rowsWith(desk, MARKS)).length).toBeGreaterThan(6)
    const { status, body } = await erase()
    expect([status, body.mode]).toEqual([200, 'anonymise'])
    expect(await rowsWith(desk, MARKS)).toEqual([])
    expect(await count()).toBe(2)
    expect(await rowsWith(desk, [person.patientId])).toEqual(
      [expect.stringContaining('public.erasure'), expect.stringContaining('public.audit')].sort(),
    )
  })

  it('who signed in by a code, and held a time that they let go of, leaves neither address nor number in the outbox', async () => {
    await person.receiveCode('zephyrine@exemple.fr')
    await person.receiveCode('+33611223344')
    const other = 'quelqu.un@exemple.fr'
    await person.receiveCode(other)
    const plan = await desk.get(`/api/rights/patients/${person.patientId}/erasure`)
    expect(
      plan.body.lines.find((line: { data: { en: string } }) => /^Messages/.test(line.data.en))?.rows,
    ).toBe(2)
    expect((await erase()).status).toBe(200)
    expect(await rowsWith(desk, MARKS)).toEqual([])
    expect(await rowsWith(desk, [other])).toHaveLength(1)
  })

  it('is in no answer that was kept for a retry; the erasure itself is still answered again', async () => {
    const key = (name: string) => ({ 'idempotency-key': `a-key-of-${name}` })
    const request = {
      patientId: person.patientId,
      kind: 'access',
      channel: 'desk',
      identityCheck: 'document',
    }
    const kept = () => desk.db.selectFrom('idempotency_key').select('response').execute()
    expect((await desk.post('/api/rights/requests', request, key('request'))).status).toBe(201)
    expect(await kept()).toHaveLength(1)
    const path = `/api/rights/patients/${person.patientId}/erasure`
    const erased = await desk.post(path, {}, key('erasure'))
    expect((await desk.post(path, {}, key('erasure'))).body).toEqual(erased.body)
    expect((await kept()).map(({ response }) => response)).toEqual([erased.body])
    expect((await desk.post('/api/rights/requests', request, key('request'))).status).toBe(404)
  })

  it('is in no word that was said to them about their requests', async () => {
    const words = { note: 'Mme Quillebœuf', answer: 'Chère Zéphyrine', handled_at: new Date() }
    for (const state of ['fulfilled', 'refused'])
      await desk.db
        .updateTable('rights_request')
        .set({ ...words, state })
        .where('id', '=', await person.ask('access'))
        .execute()
    expect((await erase()).status).toBe(200)
    expect(await rowsWith(desk, MARKS)).toEqual([])
  })

  it('says beforehand exactly what it will do', async () => {
    await person.appoint('no-show', '2026-12-01T09:00:00Z')
    const plan = await desk.get(`/api/rights/patients/${person.patientId}/erasure`)
    expect((await erase()).body).toEqual(plan.body)
    expect((await erase()).status).toBe(404)
  })
})

describe('whoever was cared for', () => {
  it('keeps identity and care, until a day that is said; contacts, words, messages and accounts are gone', async () => {
    await person.appoint('fulfilled', '2026-12-01T09:00:00Z')
    await person.appoint('no-show', '2026-12-02T09:00:00Z')
    const { body } = await erase()
    expect(body.mode).toBe('restrict')
    expect(body.lines.find((line: { data: { en: string } }) => line.data.en === 'Identity')).toMatchObject({
      fate: 'kept',
      until: '2046-12-01',
    })
    expect(await rowsWith(desk, MARKS.slice(3))).toEqual([])
    const left = (await rowsWith(desk, MARKS)).map((row) => row.split(':')[0])
    expect([...new Set(left)].sort()).toEqual([
      'public.break_glass',
      'public.patient',
      'public.patient_identity_history',
    ])
    expect(await count()).toBe(1)
    const { rows } = await sql`select from membership where patient_id = ${person.patientId}`.execute(desk.db)
    expect(rows).toEqual([])
  })

  it('keeps no word of what they asked, nor of what they were answered', async () => {
    await person.appoint('fulfilled', '2026-12-01T09:00:00Z')
    await sql`update rights_request set note = 'Sa fille l’a demandé', answer = 'Deux mois de plus'`.execute(
      desk.db,
    )
    expect((await erase()).body.mode).toBe('restrict')
    expect(await rowsWith(desk, ['Sa fille', 'Deux mois'])).toEqual([])
    const { note, answer } = await desk.db.selectFrom('rights_request').selectAll().executeTakeFirstOrThrow()
    expect([note, answer]).toEqual([null, 'Données effacées.'])
  })

  it('is erased whole once the care is older than the law asks for', async () => {
    await person.appoint('fulfilled', '2006-12-01T09:00:00Z')
    expect((await erase()).body.mode).toBe('anonymise')
    expect(await rowsWith(desk, MARKS)).toEqual([])
  })

  it('counts an appointment that nobody noted as care', async () => {
    await person.appoint('booked', '2026-12-01T09:00:00Z')
    expect((await erase()).body.mode).toBe('restrict')
  })
})

describe('appointments to come', () => {
  it('hold the erasure back, until it is said that they go with it; then their time is free', async () => {
    await desk.facts.addOpening({
      practitionerId: person.practitionerId,
      start: '2027-02-01T09:00',
      end: '2027-02-01T12:00',
    })
    const id = await person.appoint('booked', '2027-02-01T09:00:00Z')
    expect(await erase()).toMatchObject({ status: 409, body: { code: 'future-appointments', count: 1 } })
    expect(await rowsWith(desk, MARKS)).not.toEqual([])
    expect((await erase({ cancelFuture: true })).status).toBe(200)
    const { rows } = await sql`select status from appointment where id = ${id}`.execute(desk.db)
    expect(rows).toEqual([{ status: 'cancelled-by-patient' }])
    const taken = await sql`select from occupation where source_id = ${id}`.execute(desk.db)
    expect(taken.rows).toEqual([])
    expect(await wrongFreeTime(desk.db)).toEqual([])
    expect(await rowsWith(desk, MARKS)).toEqual([])
  })
})

const stateOf = async (id: string) =>
  (await desk.db.selectFrom('rights_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    .state

describe('whoever erases', () => {
  it('answers a request of this very person, of this kind, whose identity is checked, and no other', async () => {
    const neighbour = await desk.facts.addPatient({ nameKey: 'voisine', birthDate: '1971-01-02' })
    const refused = async (patientId: string, body: object) => {
      const answer = await desk.post(`/api/rights/patients/${patientId}/erasure`, body)
      return [answer.status, answer.body.code]
    }
    const access = await person.ask('access')
    expect(await refused(neighbour, { requestId: asked })).toEqual([409, 'request-of-another'])
    expect(await refused(person.patientId, { requestId: access })).toEqual([409, 'request-of-another'])
    expect(await refused(neighbour, {})).toEqual([409, 'no-request'])
    await sql`update rights_request set identity_check = 'not-yet' where id = ${asked}`.execute(desk.db)
    expect(await refused(person.patientId, {})).toEqual([409, 'identity-unchecked'])
    expect(await refused(person.patientId, { requestId: asked })).toEqual([409, 'identity-unchecked'])
    expect([await stateOf(asked), await stateOf(access)]).toEqual(['open', 'open'])
    expect(await rowsWith(desk, MARKS)).not.toEqual([])
  })

  it('closes the open request of this person without naming it', async () => {
    expect((await erase()).status).toBe(200)
    expect(await stateOf(asked)).toBe('fulfilled')
  })

  it('has proved who they are a few minutes ago', async () => {
    desk.clock.advance(60)
    expect((await erase()).body.code).toBe('proof-needed')
    expect(
      (await desk.post(`/api/rights/patients/${person.patientId}/export`, { format: 'json' })).body.code,
    ).toBe('proof-needed')
    expect(await rowsWith(desk, MARKS)).not.toEqual([])
  })
})

describe('a relative', () => {
  it('who follows other records keeps their account', async () => {
    const child = await desk.facts.addPatient({ nameKey: 'enfant', birthDate: '2020-01-01' })
    await sql`insert into membership (id, network_id, account_id, role, patient_id, valid_from)
      values (gen_random_uuid(), ${desk.facts.networkId}, ${person.account.accountId}, 'relative', ${child}, '2026-01-01')`.execute(
      desk.db,
    )
    await erase()
    const account = await desk.db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', person.account.accountId)
      .executeTakeFirstOrThrow()
    expect(account.closed_at).toBeNull()
  })

  it('who is known in another network too keeps the account that both share', async () => {
    const elsewhere = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    const mine = await desk.addAccount({
      name: 'Jeanne',
      role: 'patient',
      over: { patientId: person.patientId },
    })
    await desk.db
      .insertInto('membership')
      .values({
        id: newId(),
        network_id: elsewhere.networkId,
        account_id: mine.accountId,
        role: 'patient',
        patient_id: await elsewhere.addPatient(),
        valid_from: new Date('2026-01-01T00:00:00Z'),
      })
      .execute()
    expect((await erase()).status).toBe(200)
    const account = await desk.db
      .selectFrom('account')
      .select(['closed_at', 'display_name'])
      .where('id', '=', mine.accountId)
      .executeTakeFirstOrThrow()
    expect(account).toEqual({ closed_at: null, display_name: 'Jeanne' })
  })
})

describe('records merged into the erased one', () => {
  it('go with it', async () => {
    const twin = await desk.facts.addPatient({
      givenNames: 'Zéphyrine',
      nameKey: 'autre',
      birthDate: '1961-07-08',
    })
    await sql`update patient set merged_into = ${person.patientId} where id = ${twin}`.execute(desk.db)
    expect((await desk.post(`/api/rights/patients/${twin}/erasure`, {})).body.patientId).toBe(
      person.patientId,
    )
    expect(await rowsWith(desk, MARKS)).toEqual([])
  })
})
