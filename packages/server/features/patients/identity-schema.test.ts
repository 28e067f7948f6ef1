import { identityTransitions } from '@maillage/core/identity/identity-status.ts'
import { matriculeKey, readMatricule } from '@maillage/core/identity/matricule.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../platform/test-database.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'

let database: TestDatabase
let network: SmallNetwork
beforeAll(async () => {
  database = await openTestDatabase()
  network = await createSmallNetwork(database.db)
})
afterAll(() => database.close())

const NIR = '258033201300104'
const matricule = NIR.slice(0, 13) + matriculeKey(NIR.slice(0, 13))
const PLACE = { sex: 'female', birth_place_code: '32013' }
const DOCUMENT = { evidence_kind: 'passport', evidence_at: '2027-01-01T00:00:00Z', evidence_by: 'account:x' }
const ANSWER = { matricule, matricule_oid: '1.2.250.1.213.1.4.10', insi_answered_at: '2027-01-01T00:00:00Z' }

let people = 0
async function patient(): Promise<string> {
  people += 1
  return network.addPatient({ nameKey: `essai|p${people}` })
}
const write = (id: string, values: object) =>
  database.db.updateTable('patient').set(values).where('id', '=', id).execute()

describe('the database keeps an identity true', () => {
  it('allows the changes of status that some event makes, and no other', async () => {
    const rows = await database.db.selectFrom('patient_identity_transition').selectAll().execute()
    expect(rows.map((row) => `${row.from_status} ${row.to_status}`).toSorted()).toEqual(
      identityTransitions()
        .map((move) => move.join(' '))
        .toSorted(),
    )
    const id = await patient()
    await expect(
      write(id, { identity_status: 'qualified', ...PLACE, ...DOCUMENT, ...ANSWER }),
    ).rejects.toThrow('cannot go from provisional to qualified')
  })

  it.each([
    ['validated_and_qualified_have_a_document', { identity_status: 'validated', ...PLACE }],
    ['retrieved_and_qualified_have_a_matricule', { identity_status: 'retrieved', ...PLACE }],
    ['retrieved_and_qualified_have_a_matricule', { ...ANSWER }],
    ['a_proven_identity_has_its_traits', { identity_status: 'validated', ...DOCUMENT }],
    [
      'a_doubt_keeps_an_identity_provisional',
      { identity_status: 'validated', ...PLACE, ...DOCUMENT, identity_attributes: ['doubtful'] },
    ],
    ['a_document_has_a_kind_a_day_and_a_witness', { evidence_kind: 'passport' }],
    [
      'patient_matricule_check',
      { identity_status: 'retrieved', ...PLACE, ...ANSWER, matricule: '258033201300199' },
    ],
    ['patient_birth_place_code_check', { birth_place_code: 'Auch' }],
    ['patient_identity_attributes_check', { identity_attributes: ['strange'] }],
  ])('refuses what breaks %s', async (constraint, values) => {
    const id = await patient()
    await expect(write(id, values)).rejects.toThrow(constraint)
  })

  it('holds a qualified matricule once in a network', async () => {
    const [one, two] = [await patient(), await patient()]
    for (const id of [one, two]) await write(id, { identity_status: 'retrieved', ...PLACE, ...ANSWER })
    await write(one, { identity_status: 'qualified', ...DOCUMENT })
    await expect(write(two, { identity_status: 'qualified', ...DOCUMENT })).rejects.toThrow(
      'one_patient_of_a_qualified_matricule',
    )
  })

  it('keeps what was believed whoever writes, and counts the versions', async () => {
    const id = await patient()
    await write(id, { birth_name: 'Ébauche' })
    await write(id, { phone: '+33639981234' })
    await write(id, { used_name: 'Témoin' })
    const rows = await database.db
      .selectFrom('patient_identity_history')
      .selectAll()
      .where('patient_id', '=', id)
      .orderBy('version')
      .execute()
    expect(rows.map((row) => [row.version, row.birth_name, row.used_name])).toEqual([
      [1, 'Exemple', null],
      [2, 'Ébauche', null],
    ])
  })

  it('gives no appointment to a record that was merged away', async () => {
    const [kept, merged] = [await patient(), await patient()]
    await write(merged, { merged_into: kept })
    const practitionerId = await network.addPractitioner()
    const booked = sql`insert into appointment (practitioner_id, id, network_id, site_id, reason_id, patient_id, status, period, modality, booked_by, created_at, updated_at)
      values (${practitionerId}, gen_random_uuid(), ${network.networkId}, ${network.siteIds.fleurance}, ${await network.addReason()}, ${merged}, 'booked',
        tstzrange('2027-01-13T10:00Z', '2027-01-13T10:20Z'), 'on-site', 'office', now(), now())`
    await expect(booked.execute(database.db)).rejects.toMatchObject({ code: '40001' })
    await expect(write(await patient(), { merged_into: merged })).rejects.toThrow(
      'a record is merged into one of its network',
    )
    await expect(write(kept, { merged_into: kept })).rejects.toThrow()
  })

  it('knows the key of a matricule as the code does', async () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
    const texts = fc.sample(
      fc
        .tuple(
          fc.constantFrom('1', '2', '8', '9'),
          digits(4),
          fc.oneof(digits(2), fc.constantFrom('2A', '2B')),
          digits(6),
          digits(2),
          fc.boolean(),
        )
        .map(([sex, born, place, rest, key, isRight]) => {
          const thirteen = `${sex}${born}${place}${rest}`
          return thirteen + (isRight ? matriculeKey(thirteen) : key)
        }),
      300,
    )
    const { rows } = await sql<{ text: string; holds: boolean }>`
      select text, matricule_holds(text) as holds from unnest(${texts}::text[]) as text`.execute(database.db)
    expect(rows).toHaveLength(texts.length)
    for (const { text, holds } of rows) expect([text, holds]).toEqual([text, readMatricule(text) === text])
  })
})
