import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { asTyped, openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'

let desk: PatientsDesk
beforeAll(async () => {
  desk = await openPatientsDesk()
  await desk.db
    .insertInto('account')
    .values({
      id: actorAs('secretary').accountId,
      kind: 'staff',
      display_name: 'Dominique Accueil',
      email: 'accueil@exemple.fr',
      language: 'fr',
      created_at: '2027-01-01',
    })
    .execute()
})
afterAll(() => desk.close())

let hour = 7
async function known(birthName: string, birthPlaceCode = '32013'): Promise<string> {
  hour += 1
  const id = await desk.addKnown(
    { birthName, nameKey: `${birthName.toLowerCase()}|p${hour}`, birthDate: `19${40 + hour}-03-04` },
    `${String(hour).padStart(2, '0')}:00`,
  )
  await rectify(id, { sex: 'female', birthPlaceCode })
  return id
}
async function rectify(id: string, change: object) {
  const { status, body } = await desk.act(id, 'identity', {
    ...asTyped((await desk.record(id)).body),
    ...change,
  })
  if (status !== 200) throw new Error(`not rectified: ${JSON.stringify(body)}`)
}
const unproved = async (id: string) => (await desk.record(id)).body.insiUnproved

describe('an answer of INSi that proved nothing', () => {
  it.each([
    ['Pseudonyme', { outcome: 'not-found', traits: [] }],
    ['Doublure', { outcome: 'several', traits: [] }],
    ['Prototype', { outcome: 'differs', traits: ['birthName'] }],
  ])('of %s is read again with the record', async (birthName, kept) => {
    const id = await known(birthName)
    expect(await unproved(id)).toBeNull()
    await desk.act(id, 'insi', {})
    expect(await unproved(id)).toEqual({ ...kept, at: '2027-01-12T08:00:00.000Z' })
  })

  it('stands after the document was seen, and not once a strict trait is another one', async () => {
    const id = await known('Doublure')
    await desk.act(id, 'insi', {})
    await desk.act(id, 'document', { kind: 'passport' })
    await rectify(id, { usedName: 'Doublon' })
    expect(await unproved(id)).toMatchObject({ outcome: 'several' })
    await rectify(id, { birthPlaceCode: '32132' })
    expect(await unproved(id)).toBeNull()
  })

  it('gives way to one that proves', async () => {
    const id = await known('Doublure')
    await desk.act(id, 'insi', {})
    await rectify(id, { birthName: 'Canevas' })
    await desk.act(id, 'insi', {})
    const { body } = await desk.record(id)
    expect([body.insiUnproved, body.insiAnsweredAt]).toEqual([null, '2027-01-12T08:00:00.000Z'])
  })
})

describe('a record opened outside care', () => {
  it('says its reason and its end to who opened it, at each reading', async () => {
    const id = await known('Canevas')
    expect((await desk.record(id)).body.openedOutsideCare).toBeNull()
    desk.signInAs(actorAs('secretary', { siteIds: [desk.facts.siteIds.lectoure] }))
    expect((await desk.record(id)).body.code).toBe('not-in-care')
    const reason = 'Le patient appelle pour son dossier'
    await sql`insert into break_glass (id, network_id, account_id, patient_id, reason, starts_at, ends_at)
      values (${desk.deps.platform.newId()}, ${desk.facts.networkId}, ${actorAs('secretary').accountId}, ${id}, ${reason},
              '2027-01-12T07:00:00Z', '2027-01-12T11:00:00Z')`.execute(desk.db)
    const read = { reason, until: '2027-01-12T11:00:00.000Z' }
    const keyed = () =>
      desk
        .get(`/api/office/patients/${id}`, { 'idempotency-key': 'a-key-of-a-reading' })
        .then(({ body }) => body)
    expect((await desk.record(id)).body.openedOutsideCare).toEqual(read)
    expect((await keyed()).openedOutsideCare).toEqual(read)
    desk.clock.advance(4 * 60)
    expect((await keyed()).code, 'a key keeps no reading: it ended').toBe('not-in-care')
    desk.signInAs(actorAs('secretary'))
    expect(
      (await desk.record(id)).body.openedOutsideCare,
      'in care: the reason is not what opens it',
    ).toBeNull()
  })
})

describe('a reading', () => {
  it.each(['', '/duplicates'])('of a record%s takes no idempotency key: each is traced', async (reading) => {
    const id = await known('Canevas')
    const traced = async () =>
      (await desk.db.selectFrom('audit').select('at').where('subject_id', '=', id).execute()).length
    const before = await traced()
    const key = { 'idempotency-key': `a-key-of-a-reading-${id}` }
    for (let i = 0; i < 2; i++)
      expect((await desk.get(`/api/office/patients/${id}${reading}`, key)).status).toBe(200)
    expect(await traced()).toBe(before + 2)
    expect(await desk.db.selectFrom('idempotency_key').selectAll().execute()).toEqual([])
  })
})

describe('a place of birth', () => {
  it.each([
    ['32013', 'Auch'],
    ['75112', 'Paris 12e arrondissement'],
    ['99350', 'Maroc'],
    ['99115', null],
    ['01003', null],
  ])('%s is said with its name where it has one today', async (code, name) => {
    const id = await known('Canevas', code)
    const { body } = await desk.record(id)
    expect([body.birthPlaceCode, body.birthPlaceName]).toEqual([code, name])
    expect(body.versions.map((version: { birthPlaceName: string }) => version.birthPlaceName)).toEqual([
      name,
      null,
    ])
  })

  it('is named in duplicates too', async () => {
    const one = await known('Ébauche', '32132')
    const { birthDate } = (await desk.record(one)).body
    const other = await desk.facts.addPatient({ birthName: 'Ebauche', nameKey: 'ebauche|autre', birthDate })
    const { body } = await desk.get(`/api/office/patients/${other}/duplicates`)
    expect(body.items).toMatchObject([{ id: one, birthPlaceName: 'Fleurance' }])
  })
})
