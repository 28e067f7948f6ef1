import { matriculeWarnings } from '@maillage/core/identity/matricule.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { asTyped, openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'

let desk: PatientsDesk
beforeAll(async () => {
  desk = await openPatientsDesk()
})
afterAll(() => desk.close())

let hour = 7
/** A patient of the desk, each with another birth year. */
async function known(part: { birthName?: string } = {}): Promise<string> {
  hour += 1
  const birthName = part.birthName ?? 'Essai'
  return desk.addKnown(
    { birthName, nameKey: `${birthName.toLowerCase()}|jeanne`, birthDate: `19${40 + hour}-03-04` },
    `${String(hour).padStart(2, '0')}:00`,
  )
}

const linesOf = (subjectId: string, action: string) =>
  desk.db
    .selectFrom('audit')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('action', '=', action)
    .execute()

async function rectify(id: string, change: object) {
  const { body } = await desk.record(id)
  return desk.act(id, 'identity', { ...asTyped(body), ...change })
}

const complete = { sex: 'female', birthPlaceCode: '32013' }

describe('the record of a patient', () => {
  it('holds who they are, their appointments, and leaves a line of who read it', async () => {
    const id = await known()
    const { status, body } = await desk.record(id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      version: 1,
      status: 'provisional',
      birthName: 'Essai',
      matricule: null,
      merges: [],
    })
    expect(body.appointments).toHaveLength(1)
    expect(body.versions).toMatchObject([{ version: 1, cause: 'created', until: null }])
    expect(await linesOf(id, 'read-patient-record')).toHaveLength(1)
  })

  it('is open for a day to whoever made it, and to nobody else who has no appointment with the patient', async () => {
    const { body: made } = await desk.post('/api/office/patients', {
      givenName: 'Nouvelle',
      birthName: 'Essai',
      birthDate: '1999-03-04',
      sex: 'female',
      birthPlaceCode: '32013',
    })
    expect((await desk.record(made.id)).status).toBe(200)
    expect((await desk.act(made.id, 'document', { kind: 'passport' })).status).toBe(200)
    desk.signInAs({ ...actorAs('secretary'), accountId: '0198f000-0000-7000-8000-0000000000ab' })
    expect((await desk.record(made.id)).body.code).toBe('not-in-care')
    desk.signInAs(actorAs('secretary'))
    desk.clock.advance(24 * 60)
    expect((await desk.record(made.id)).body.code).toBe('not-in-care')
    desk.clock.advance(-24 * 60)
  })

  it('is closed to whoever does not care for the patient, to another network, and gone when it never was', async () => {
    const stranger = await desk.facts.addPatient({ nameKey: 'inconnu|jeanne', birthName: 'Inconnu' })
    expect((await desk.record(stranger)).body).toMatchObject({ code: 'not-in-care', patientId: stranger })
    const elsewhere = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    const theirs = await elsewhere.addPatient({ nameKey: 'ailleurs|jeanne' })
    expect((await desk.record(theirs)).status).toBe(404)
    expect((await desk.record('0198f000-0000-7000-8000-0000000000ff')).body.code).toBe('no-such-patient')
    const id = await known()
    desk.signInAs(actorAs('planner'))
    expect((await desk.record(id)).status).toBe(403)
    desk.signInAs(actorAs('secretary'))
    expect(await linesOf(stranger, 'read-patient-record')).toEqual([])
  })
})

describe('an identity document', () => {
  it('validates an identity whose strict traits are known; its kind and the day are kept', async () => {
    const id = await known()
    expect((await desk.act(id, 'document', { kind: 'passport' })).body).toMatchObject({
      code: 'traits-missing',
      missing: ['sex', 'birthPlaceCode'],
    })
    await rectify(id, complete)
    const { body } = await desk.act(id, 'document', { kind: 'passport' })
    expect(body).toMatchObject({ status: 'validated' })
    const record = (await desk.record(id)).body
    expect(record.document).toEqual({ kind: 'passport', seenAt: '2027-01-12T08:00:00.000Z' })
    const [line] = await linesOf(id, 'record-identity-document')
    expect(line?.detail).toEqual({ kind: 'passport', from: 'provisional', to: 'validated' })
  })

  it('is refused from a version that somebody changed meanwhile', async () => {
    const id = await known()
    const { body } = await desk.record(id)
    await rectify(id, complete)
    const late = await desk.post(`/api/office/patients/${id}/document`, {
      version: body.version,
      kind: 'passport',
    })
    expect(late.body).toMatchObject({ code: 'stale', version: 2 })
  })
})

describe('INSi', () => {
  it('found: the matricule stays hidden until a document was seen, then is shown with its authority', async () => {
    const id = await known()
    await rectify(id, { sex: 'female' })
    expect((await desk.act(id, 'insi', {})).body).toMatchObject({ outcome: 'found', status: 'retrieved' })
    const retrieved = (await desk.record(id)).body
    expect(retrieved).toMatchObject({ matricule: null, birthPlaceCode: '32013' })
    await desk.act(id, 'document', { kind: 'identity-card' })
    const qualified = (await desk.record(id)).body
    expect(qualified.status).toBe('qualified')
    expect(qualified.matricule.oid).toBe('1.2.250.1.213.1.4.10')
    expect(matriculeWarnings(qualified.matricule.value, qualified)).toEqual([])
    expect(qualified.versions.map((version: { status: string }) => version.status)).toEqual([
      'qualified',
      'retrieved',
      'provisional',
      'provisional',
    ])
  })

  it.each([
    ['Pseudonyme', 200, { outcome: 'not-found', status: 'provisional' }],
    ['Doublure', 200, { outcome: 'several', status: 'provisional' }],
    [
      'Prototype',
      200,
      { outcome: 'differs', differences: [{ trait: 'birthName', ours: 'Prototype', theirs: 'Prototypes' }] },
    ],
    ['Silhouette', 503, { code: 'insi-away' }],
  ])('answers for %s, and the identity stays what it was', async (birthName, status, answer) => {
    const id = await known({ birthName })
    await rectify(id, complete)
    const answered = await desk.act(id, 'insi', {})
    expect([answered.status, answered.body]).toMatchObject([status, answer])
    expect((await desk.record(id)).body).toMatchObject({ status: 'provisional', version: 2 })
  })

  it('is not asked without the sex, nor about a doubtful identity; each call leaves a line', async () => {
    const id = await known()
    expect((await desk.act(id, 'insi', {})).body).toMatchObject({ code: 'traits-missing', missing: ['sex'] })
    await rectify(id, { ...complete, attributes: ['doubtful'] })
    expect((await desk.act(id, 'insi', {})).body.code).toBe('doubtful-identity')
    expect((await desk.act(id, 'document', { kind: 'passport' })).body.code).toBe('doubtful-identity')
    expect(await linesOf(id, 'ask-insi')).toEqual([])
  })
})

describe('rectifying an identity', () => {
  it('makes a validated identity provisional when a strict trait changes, and keeps what was believed', async () => {
    const id = await known()
    await rectify(id, complete)
    await desk.act(id, 'document', { kind: 'passport' })
    const { body } = await rectify(id, { birthName: 'Ébauche' })
    expect(body).toMatchObject({ status: 'provisional', changed: ['birthName'] })
    const record = (await desk.record(id)).body
    expect(record).toMatchObject({ birthName: 'Ébauche', document: null })
    expect(record.versions[1]).toMatchObject({
      birthName: 'Essai',
      status: 'validated',
      document: 'passport',
    })
  })

  it('keeps it validated when the document of the new trait is given, and when only a name in use changes', async () => {
    const id = await known()
    await rectify(id, complete)
    await desk.act(id, 'document', { kind: 'passport' })
    expect((await rectify(id, { usedName: 'Témoin', usedGivenName: 'Nana' })).body.status).toBe('validated')
    expect((await rectify(id, { givenNames: 'Jeanne, Odette', document: 'passport' })).body.status).toBe(
      'validated',
    )
    expect((await rectify(id, {})).body).toMatchObject({ changed: [], version: 5 })
  })

  it('tells the audit which traits changed, and never what they are', async () => {
    const id = await known()
    await rectify(id, { birthName: 'Nomsecret', birthPlaceCode: '2a004', sex: 'male' })
    const [line] = await linesOf(id, 'change-identity')
    expect(line?.detail).toMatchObject({ traits: ['birthName', 'sex', 'birthPlaceCode'] })
    expect(JSON.stringify(line)).not.toMatch(/Nomsecret|2A004/i)
    expect((await desk.record(id)).body.birthPlaceCode).toBe('2A004')
  })

  it('is refused where another record has that identity, and where a trait cannot be', async () => {
    const [one, other] = [await known(), await known({ birthName: 'Gabarit' })]
    const { birthDate } = (await desk.record(one)).body
    expect((await rectify(other, { birthName: 'essai', birthDate })).body).toMatchObject({
      code: 'identity-taken',
      patientId: one,
    })
    expect((await rectify(one, { birthPlaceCode: 'Auch' })).body).toMatchObject({
      code: 'invalid-birth-place',
    })
    expect((await rectify(one, { birthName: '12' })).body).toMatchObject({
      code: 'invalid-name',
      field: 'birthName',
    })
    expect((await rectify(one, { birthDate: '1958-02-30' })).body).toMatchObject({ code: 'impossible-date' })
  })

  it('finds the patient under the new name from then on', async () => {
    const id = await known()
    const { birthDate } =
      (await rectify(id, { birthName: 'Canevas' })).body.changed && (await desk.record(id)).body
    const found = await desk.post('/api/office/patients/search', { query: `${birthDate} can` })
    expect(found.body.items).toMatchObject([{ id, birthName: 'Canevas', identityStatus: 'provisional' }])
  })
})

describe('making a record', () => {
  const zoe = {
    givenName: 'Zoé',
    birthName: 'Décor',
    birthDate: '2019-05-06',
    sex: 'female',
    birthPlaceCode: '32132',
  }

  it('is done once for an identity, with its traits, provisional', async () => {
    const made = await desk.post('/api/office/patients', {
      ...zoe,
      phone: '06 39 98 12 34',
      usedGivenName: 'Zo',
    })
    expect(made.status).toBe(201)
    const row = await desk.db
      .selectFrom('patient')
      .selectAll()
      .where('id', '=', made.body.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      identity_status: 'provisional',
      identity_version: 1,
      birth_place_code: '32132',
      phone: '+33639981234',
      used_given_name: 'Zo',
    })
    const again = await desk.post('/api/office/patients', { ...zoe, givenName: 'ZOE' })
    expect(again.body).toMatchObject({ code: 'already-known', patientId: made.body.id })
  })

  it('is refused for traits that cannot be', async () => {
    expect((await desk.post('/api/office/patients', { ...zoe, birthPlaceCode: '3' })).body.code).toBe(
      'invalid-birth-place',
    )
    expect((await desk.post('/api/office/patients', { ...zoe, givenName: '?' })).status).toBe(422)
  })
})
