import { nameKey } from '@maillage/core/identity/name-key.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { asTyped, openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { movedByMerge } from './merge-patients.ts'

let desk: PatientsDesk
beforeAll(async () => {
  desk = await openPatientsDesk()
})
afterAll(() => desk.close())

let year = 1930
/** Two records of one person: the second was written with a slip of the hand. */
async function twoRecords(times: [string, string]): Promise<[string, string]> {
  year += 1
  const birthDate = `${year}-06-07`
  const one = {
    birthName: 'Maquette',
    nameKey: nameKey('Maquette', 'Jeanne'),
    birthDate,
    phone: '+33639981234',
  }
  const two = {
    birthName: 'Maquete',
    nameKey: nameKey('Maquete', 'Jeanne'),
    birthDate,
    email: 'm@courriel.example',
  }
  return [await desk.addKnown(one, times[0]), await desk.addKnown(two, times[1])]
}

const merge = (keptId: string, mergedId: string, takeContacts = false) =>
  desk.post(`/api/office/patients/${keptId}/merge`, { mergedId, takeContacts })
const undo = (mergeId: string) => desk.post(`/api/office/merges/${mergeId}/undo`)

/** Every row of a patient's tables, but the traces. */
async function everything(): Promise<string> {
  const tables = ['patient', 'appointment', 'contact_person', 'occupation', 'membership', 'rights_request']
  const { rows } = await sql<{
    all: string
  }>`select json_agg(t order by t.name, t.row)::text as all from (${sql.join(
    tables.map(
      (name) => sql`select ${name}::text as name, to_jsonb(r)::text as row from ${sql.table(name)} r`,
    ),
    sql` union all `,
  )}) t`.execute(desk.db)
  return rows[0]?.all ?? ''
}

const occupied = (id: string) =>
  desk.db.selectFrom('occupation').select('source_id').where('resource_id', '=', id).execute()

describe('merging two records', () => {
  it('gives appointments, times and contacts to the one that is kept, and hides the other', async () => {
    const [kept, merged] = await twoRecords(['08:00', '08:20'])
    await desk.db
      .insertInto('contact_person')
      .values({
        id: '0198f000-0000-7000-8000-0000000000c1',
        network_id: desk.facts.networkId,
        patient_id: merged,
        relationship: 'child',
        email: 'x@courriel.example',
        phone: null,
        created_at: '2027-01-01T00:00:00Z',
      })
      .execute()
    const { status, body } = await merge(kept, merged)
    expect([status, body]).toMatchObject([200, { appointments: 1, contacts: 1 }])
    const record = (await desk.record(kept)).body
    expect(record).toMatchObject({
      phone: '+33639981234',
      email: null,
      birthName: 'Maquette',
    })
    expect(record.appointments).toHaveLength(2)
    expect(record.contacts).toMatchObject([{ relationship: 'child' }])
    expect(record.merges).toMatchObject([{ id: body.mergeId, patientId: merged, birthName: 'Maquete' }])
    expect(await occupied(merged)).toEqual([])
    expect(await occupied(kept)).toHaveLength(2)
    expect((await desk.record(merged)).body).toMatchObject({ code: 'merged-away', keptId: kept })
    const found = await desk.post('/api/office/patients/search', { query: `${year}-06-07` })
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([kept])
    const byFormerName = await desk.post('/api/office/patients/search', { query: 'maquete jeanne' })
    expect(byFormerName.body.items.map((item: { id: string }) => item.id)).toContain(kept)
    expect(desk.announced.filter((change) => change.kind === 'appointment.patient')).toHaveLength(1)
  })

  it('takes over the contacts that lack only when they were checked, and gives them back', async () => {
    const [kept, merged] = await twoRecords(['17:00', '17:20'])
    const before = await everything()
    const { body } = await merge(kept, merged, true)
    expect((await desk.record(kept)).body).toMatchObject({
      phone: '+33639981234',
      email: 'm@courriel.example',
    })
    await undo(body.mergeId)
    expect(await everything()).toBe(before)
  })

  it('is undone to the row: everything is as it was before', async () => {
    const [kept, merged] = await twoRecords(['08:40', '09:00'])
    const before = await everything()
    const { body } = await merge(kept, merged)
    expect(await everything()).not.toBe(before)
    expect((await undo(body.mergeId)).body).toMatchObject({ keptId: kept, parted: merged, appointments: 1 })
    expect(await everything()).toBe(before)
    expect((await undo(body.mergeId)).body.code).toBe('no-such-merge')
  })

  it('is undone without what came since, which stays with the one that was kept', async () => {
    const [kept, merged] = await twoRecords(['09:20', '09:40'])
    const { body } = await merge(kept, merged)
    const later = await desk.book(kept, '10:00')
    const [moved] = await occupied(kept).then((rows) => rows.filter((row) => row.source_id !== later))
    await undo(body.mergeId)
    expect((await occupied(kept)).map((row) => row.source_id)).toContain(later)
    expect((await occupied(merged)).map((row) => row.source_id)).not.toContain(later)
    expect(moved).toBeDefined()
  })

  it('takes along who was merged before, and parts in the other order only', async () => {
    const [one, two] = await twoRecords(['10:20', '10:40'])
    year -= 1
    const third = await desk.facts.addPatient({
      birthName: 'Maqete',
      nameKey: 'maqete|jeanne',
      birthDate: `${year + 1}-06-07`,
    })
    year += 1
    await desk.book(third, '18:00')
    const before = await everything()
    const first = (await merge(two, one)).body.mergeId
    const second = (await merge(third, two)).body.mergeId
    const whole = await desk.db.selectFrom('patient').select('id').where('merged_into', '=', third).execute()
    expect(whole.map((row) => row.id).toSorted()).toEqual([one, two].toSorted())
    expect((await undo(first)).body).toMatchObject({ code: 'later-merge-first', keptId: third })
    await undo(second)
    await undo(first)
    expect(await everything()).toBe(before)
  })

  it('is refused while both have an appointment at one moment, which is said', async () => {
    const [kept, merged] = await twoRecords(['11:00', '11:20'])
    await sql`update occupation set period = tstzrange('2027-01-13T10:10:00Z', '2027-01-13T10:30:00Z') where resource_id = ${merged}`.execute(
      desk.db,
    )
    const before = await everything()
    const { status, body } = await merge(kept, merged)
    expect([status, body.code, body.at]).toEqual([409, 'appointments-overlap', '2027-01-13T10:10:00.000Z'])
    expect(body.detail).toContain('mercredi 13 janvier à 11\u00a0h\u00a010')
    expect(await everything()).toBe(before)
  })

  it('is refused for one record twice, an unknown one, and into one that is less well identified', async () => {
    const [kept, merged] = await twoRecords(['11:40', '12:00'])
    expect((await merge(kept, kept)).body.code).toBe('same-record')
    expect((await merge(kept, '0198f000-0000-7000-8000-0000000000ff')).status).toBe(404)
    await qualify(merged)
    expect((await merge(kept, merged)).body.code).toBe('keep-the-other')
    expect((await merge(merged, kept)).status).toBe(200)
    expect((await merge(merged, kept)).body.code).toBe('already-merged')
  })

  it('is refused unless both records are in one’s care, and so is parting them', async () => {
    const [kept, merged] = await twoRecords(['18:20', '18:40'])
    year += 1
    const birthDate = `${year - 1}-06-07`
    const elsewhere = await desk.facts.addPatient({
      birthName: 'Maquettes',
      nameKey: nameKey('Maquettes', 'Jeanne'),
      birthDate,
    })
    expect((await merge(kept, elsewhere)).body).toMatchObject({ code: 'not-in-care', patientId: elsewhere })
    expect((await merge(elsewhere, kept)).body).toMatchObject({ code: 'not-in-care', patientId: elsewhere })
    const { body } = await merge(kept, merged)
    desk.signInAs(actorAs('secretary', { siteIds: [desk.facts.siteIds.lectoure] }))
    expect((await undo(body.mergeId)).body).toMatchObject({ code: 'not-in-care', patientId: kept })
    desk.signInAs(actorAs('secretary'))
    expect((await undo(body.mergeId)).status).toBe(200)
  })

  it('is refused for two records that are not alike', async () => {
    const [kept] = await twoRecords(['19:00', '19:20'])
    const other = await desk.addKnown(
      { birthName: 'Ébauche', givenNames: 'Inès', nameKey: 'ebauche|ines', birthDate: '1999-01-02' },
      '19:40',
    )
    const { status, body } = await merge(kept, other)
    expect([status, body.code]).toEqual([409, 'not-alike'])
    expect(body.detail).toBe(
      'Ces deux fiches ne se ressemblent pas assez pour être une seule personne. Vérifiez les deux identités.',
    )
  })

  it('takes along no confirmation of a relative: the kept record is opened by a new one only', async () => {
    const [kept, merged] = await twoRecords(['08:00', '08:20'])
    const id = '0198f000-0000-7000-8000-0000000000c2'
    await desk.db
      .insertInto('contact_person')
      .values({
        id,
        network_id: desk.facts.networkId,
        patient_id: merged,
        relationship: 'child',
        email: 'y@courriel.example',
        created_at: '2027-01-01T00:00:00Z',
        confirmed_at: '2027-01-01T00:00:00Z',
        confirmed_by: 'test',
      })
      .execute()
    expect((await merge(kept, merged)).status).toBe(200)
    const row = await desk.db
      .selectFrom('contact_person')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect([row.patient_id, row.confirmed_at, row.confirmed_by]).toEqual([kept, null, null])
  })

  it('never joins two qualified matricules, in the action nor in the database', async () => {
    const [one, two] = await twoRecords(['12:20', '12:40'])
    await qualify(one)
    await qualify(two)
    expect((await merge(one, two)).body.code).toBe('different-matricules')
    await expect(
      desk.db.updateTable('patient').set({ merged_into: one }).where('id', '=', two).execute(),
    ).rejects.toThrow('two qualified matricules are two persons')
  })

  it('leads whoever books under the other name to the record that was kept', async () => {
    const [kept, merged] = await twoRecords(['13:00', '13:20'])
    await merge(kept, merged)
    const { status, body } = await desk.post('/api/office/appointments', {
      practitionerId: desk.practitionerId,
      siteId: desk.facts.siteIds.fleurance,
      reasonId: (await desk.db.selectFrom('reason').select('id').executeTakeFirstOrThrow()).id,
      newPatient: { givenName: 'Jeanne', birthName: 'Maquete', birthDate: `${year}-06-07` },
      start: '2027-01-13T15:00:00+01:00',
      confirmWarnings: ['same-day'],
    })
    expect([status, body.patient?.id]).toEqual([201, kept])
    const made = await desk.post('/api/office/patients', {
      givenName: 'Jeanne',
      birthName: 'Maquete',
      birthDate: `${year}-06-07`,
    })
    expect(made.body).toMatchObject({ code: 'already-known', patientId: kept })
  })

  it('lets the kept record take the name of the other; then the undo is refused, with the reason', async () => {
    const [kept, merged] = await twoRecords(['13:40', '14:00'])
    const { body } = await merge(kept, merged)
    const record = (await desk.record(kept)).body
    const renamed = await desk.act(kept, 'identity', { ...asTyped(record), birthName: 'Maquete' })
    expect(renamed.status).toBe(200)
    expect((await undo(body.mergeId)).body).toMatchObject({ code: 'identity-taken', patientId: kept })
  })

  it('is for the desk; a practitioner, a planner and the public are refused', async () => {
    const [kept, merged] = await twoRecords(['14:20', '14:40'])
    for (const role of ['practitioner', 'planner', 'auditor'] as const) {
      desk.signInAs(actorAs(role, { practitionerId: desk.practitionerId }))
      expect((await merge(kept, merged)).status).toBe(403)
    }
    desk.signInAs({ kind: 'public' })
    expect((await merge(kept, merged)).status).toBe(401)
    desk.signInAs(actorAs('secretary'))
  })
})

async function qualify(id: string): Promise<void> {
  await desk.act(id, 'identity', {
    ...asTyped((await desk.record(id)).body),
    sex: 'female',
    birthPlaceCode: '32013',
  })
  await desk.act(id, 'document', { kind: 'passport' })
  await desk.act(id, 'insi', {})
  expect((await desk.record(id)).body.status).toBe('qualified')
}

describe('a merge and whoever writes at the same time', () => {
  it('gives the kept record an appointment that was being booked for the other', async () => {
    const [kept, merged] = await twoRecords(['15:20', '15:40'])
    const [booked, joined] = await Promise.all([desk.book(merged, '16:00'), merge(kept, merged)])
    expect(joined.status).toBe(200)
    const row = await desk.db
      .selectFrom('appointment')
      .select('patient_id')
      .where('id', '=', booked)
      .executeTakeFirst()
    expect(row?.patient_id).toBe(kept)
    expect((await occupied(merged)).length).toBe(0)
  })

  it('lets one of two merges of the same records pass', async () => {
    const [one, two] = await twoRecords(['16:20', '16:40'])
    const answers = await Promise.all([merge(one, two), merge(two, one)])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  })
})

describe('what a merge moves', () => {
  it('is every table that names a patient, but those that say what was done to this very record', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'patient'::regclass`.execute(
      desk.db,
    )
    const staying = ['break_glass', 'membership', 'patient_identity_history', 'patient_merge']
    expect(rows.map((row) => row.name).toSorted()).toEqual([...movedByMerge, ...staying].toSorted())
  })
})
