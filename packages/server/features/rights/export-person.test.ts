import { PersonExport } from '@maillage/contract/rights.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../platform/actor.ts'
import { addKnownPerson, type KnownPerson, MARKS } from '../../testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'
import { NOT_EXPORTED, PERSON_DATA } from './person-data.ts'

let desk: RightsDesk
let person: KnownPerson
let administrator: AccountActor

beforeAll(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  person = await addKnownPerson(desk)
  await person.appoint('fulfilled', '2026-12-01T09:00:00Z')
  administrator = await desk.addAccount({ name: 'Anne Administre', role: 'administrator' })
  await desk.facts.addPatient({ givenNames: 'Voisine', birthName: 'Inconnue', nameKey: 'inconnue voisine' })
})
afterAll(() => desk.close())

describe('what the export leaves out', () => {
  it('is decided for every table that can refer to a person', async () => {
    const { rows } = await sql<{ name: string }>`
      with recursive personal as (
        select 'patient'::regclass::oid as oid
        union select 'account'::regclass::oid
        union select c.conrelid from pg_constraint c join personal p on p.oid = c.confrelid where c.contype = 'f'
      )
      select distinct k.relname as name from pg_class k join pg_attribute a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped
       where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace
         and (k.oid in (select oid from personal) or a.attname in ('patient_id', 'appointment_id', 'contact_person_id', 'account_id',
              'subject_id', 'resource_id', 'source_id', 'recipient', 'email', 'phone', 'response'))
         and k.relname not in ('network', 'site')`.execute(desk.db)
    const decided = [...PERSON_DATA.map((data) => data.table), ...Object.keys(NOT_EXPORTED)]
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.map((row) => row.name).sort()).toEqual(decided.sort())
  })

  it.each(PERSON_DATA.map((data) => data.table))('is decided for every column of %s', async (table) => {
    const data = PERSON_DATA.find((found) => found.table === table)
    const { rows } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(
      desk.db,
    )
    const decided = [...Object.keys(data?.columns ?? {}), ...Object.keys(data?.omitted ?? {})]
    expect(decided.sort()).toEqual(rows.map((row) => row.name).sort())
  })
})

describe('the export of a person', () => {
  it('gives all that is known, in the shape of the contract', async () => {
    desk.as(administrator)
    const path = `/api/rights/patients/${person.patientId}/export`
    expect((await desk.post(path, { format: 'json' })).body.code).toBe('no-request')
    const requestId = await person.ask('access')
    const neighbour = await desk.facts.addPatient({ nameKey: 'autre', birthDate: '1971-01-02' })
    const other = await desk.post(`/api/rights/patients/${neighbour}/export`, { format: 'json', requestId })
    expect([other.status, other.body.code]).toEqual([409, 'request-of-another'])
    const { status, body } = await desk.post(path, { format: 'json', requestId })
    expect(status).toBe(200)
    const data = PersonExport.parse(body)
    expect(data.person).toEqual({ displayName: 'Zéphyrine Marjolaine', birthDate: '1961-07-08' })
    const empty = data.sections.filter((section) => section.rows.length === 0).map((section) => section.code)
    expect(empty).toEqual(['access'])
    for (const section of data.sections)
      for (const row of section.rows)
        expect(Object.keys(row)).toEqual(section.columns.map(({ code }) => code))
    const rowOf = (code: string) => data.sections.find((section) => section.code === code)?.rows[0]
    expect(rowOf('appointment')).toMatchObject({
      practitioner_id: 'Camille Essai1',
      site_id: 'Centre de santé de Fleurance',
      period: expect.stringMatching(/^2026-12-01T09:00:00/),
      note: 'Madame Marjolaine viendra avec sa fille',
    })
    expect(rowOf('message')).toMatchObject({ recipient: '+33611223344', body: 'Bonjour Zéphyrine' })
    expect(rowOf('patient-identity-history')).toMatchObject({ used_name: null })
  })

  it('holds no id, no proof and nobody else', async () => {
    const response = await desk.text(`/api/rights/patients/${person.patientId}/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"format":"json"}',
    })
    const text = await response.text()
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|Voisine|Anne|token|hash/)
  })

  it('is one page to read, whole, without anything from elsewhere or anything that runs', async () => {
    await sql`update appointment set note = '<script>alert(1)</script>' where patient_id = ${person.patientId}`.execute(
      desk.db,
    )
    const response = await desk.text(`/api/rights/patients/${person.patientId}/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"format":"html"}',
    })
    const page = await response.text()
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="maillage-2027-01-12.html"',
    )
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('8 juillet 1961')
    expect(page).toContain('1 décembre 2026 à 10:00')
    expect(page).not.toMatch(/<script|https?:|src=|onload/)
    for (const mark of MARKS.filter((word) => !word.startsWith('0'))) expect(page).toContain(mark)
  })

  it('is traced, without a name', async () => {
    const lines = await desk.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'export-person')
      .where('subject_id', '=', person.patientId)
      .execute()
    expect(lines.map((line) => (line.detail as { format: string }).format)).toEqual(['json', 'json', 'html'])
    expect(JSON.stringify(lines)).not.toMatch(/Zéph|Quille/)
  })

  it('gives the matricule once the identity is qualified, and not as long as INSi alone answered', async () => {
    const matricule = { matricule: '261073201300136', matricule_oid: '1.2.250.1.213.1.4.10' }
    const exported = async () => {
      const { body } = await desk.post(`/api/rights/patients/${person.patientId}/export`, { format: 'json' })
      const rowsOf = (code: string) => body.sections.find((one: { code: string }) => one.code === code).rows
      return [...rowsOf('patient'), ...rowsOf('patient-identity-history')].map((row) => [
        row.identity_status,
        row.matricule,
        row.matricule_oid,
      ])
    }
    await sql`update patient set sex = 'female', birth_place_code = '32013', identity_status = 'retrieved', matricule = ${matricule.matricule},
      matricule_oid = ${matricule.matricule_oid}, insi_answered_at = '2027-01-11' where id = ${person.patientId}`.execute(
      desk.db,
    )
    const [retrieved] = await exported()
    expect(retrieved).toEqual(['retrieved', null, null])
    await sql`update patient set identity_status = 'qualified', evidence_kind = 'passport', evidence_at = '2027-01-11',
      evidence_by = 'account:desk' where id = ${person.patientId}`.execute(desk.db)
    const [qualified, ...former] = await exported()
    expect(qualified).toEqual(['qualified', matricule.matricule, matricule.matricule_oid])
    expect(former).toContainEqual(['retrieved', null, null])
    expect(former.every(([, value]) => value === null)).toBe(true)
  })

  it('leaves no copy behind, whatever key the request carries', async () => {
    desk.as(person.account)
    await desk.post('/api/my/export', { format: 'json' }, { 'idempotency-key': 'a-key-of-the-tests' })
    expect(await desk.db.selectFrom('idempotency_key').select('action').execute()).toEqual([])
  })

  it('is given to the person by one press, and to nobody who merely follows the record', async () => {
    desk.as(person.account)
    const own = await desk.post('/api/my/export', { format: 'json' })
    expect(own.body.person.displayName).toBe('Zéphyrine Marjolaine')
    const follower = await desk.addAccount({
      name: 'Un proche',
      role: 'relative',
      over: { patientId: person.patientId },
    })
    desk.as(follower)
    expect((await desk.post('/api/my/export', { format: 'json' })).status).toBe(403)
    const secretary = await desk.addAccount({ name: 'Accueil', role: 'secretary' })
    desk.as(secretary)
    expect(
      (await desk.post(`/api/rights/patients/${person.patientId}/export`, { format: 'json' })).status,
    ).toBe(403)
  })
})
