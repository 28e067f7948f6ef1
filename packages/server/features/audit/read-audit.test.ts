import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../platform/actor.ts'
import { defineAction, runAction } from '../../platform/action.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'
import { readProofs } from '../retention/read-proofs.ts'
import { requireCare } from './require-care.ts'
import { sealAudit } from './seal-audit.ts'
import { IN_CARE } from '@maillage/core/access/families.ts'

let desk: RightsDesk
let auditor: AccountActor
let doctor: AccountActor
let jeanne: AccountActor
let patientId: string
let practitionerId: string

/** What a feature does that opens a record: asks for care, and says so in the audit. */
const openRecord = defineAction<{ patientId: string }, { ok: true }>({
  name: 'open-record',
  access: IN_CARE,
  async run(context, input) {
    const proof = await requireCare(context, input.patientId)
    context.audit({
      action: 'open-record',
      networkId: desk.facts.networkId,
      subjectType: 'patient',
      subjectId: input.patientId,
      ...proof,
    })
    return { ok: true }
  },
})
const open = (actor: AccountActor) =>
  runAction(desk.platform, openRecord, { actor, language: 'fr', origin: '203.0.113.0/24' }, { patientId })

beforeAll(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  practitionerId = await desk.facts.addPractitioner()
  patientId = await desk.facts.addPatient()
  auditor = await desk.addAccount({ name: 'Claire Contrôle', role: 'auditor' })
  doctor = await desk.addAccount({ name: 'Dr Dehors', role: 'practitioner', over: { practitionerId } })
  jeanne = await desk.addAccount({ name: 'Jeanne Exemple', role: 'patient', over: { patientId } })
})
afterAll(() => desk.close())
beforeEach(() => desk.as(auditor))

async function appointmentWith(status: string, start: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into appointment (practitioner_id, id, network_id, site_id, reason_id, patient_id, status, period, modality, booked_by, created_at, updated_at)
    values (${practitionerId}, gen_random_uuid(), ${desk.facts.networkId}, ${desk.facts.siteIds.fleurance}, ${await desk.facts.addReason()}, ${patientId}, ${status},
      tstzrange(${start}::timestamptz, ${start}::timestamptz + interval '20 minutes'), 'on-site', 'office', now(), now()) returning id`.execute(
    desk.db,
  )
  return rows[0]?.id ?? ''
}

describe('a record outside care', () => {
  it('is refused, with what the screen needs to ask for a reason', async () => {
    await expect(open(doctor)).rejects.toMatchObject({
      kind: 'not-in-care',
      status: 403,
      members: { patientId, breakGlassHours: 4 },
    })
  })

  it('opens with a reason for four hours, for this person and this record only', async () => {
    desk.as(doctor)
    const short = await desk.post('/api/break-glass', { patientId, reason: 'urgent' })
    expect(short.status).toBe(400)
    const opened = await desk.post('/api/break-glass', {
      patientId,
      reason: 'Appel du SAMU pour cette personne',
    })
    expect(opened.body).toMatchObject({ until: '2027-01-12T12:00:00Z', accountName: 'Dr Dehors' })
    await expect(open(doctor)).resolves.toEqual({ ok: true })
    const colleague = await desk.addAccount({
      name: 'Dr Autre',
      role: 'practitioner',
      over: { practitionerId: await desk.facts.addPractitioner() },
    })
    await expect(open(colleague)).rejects.toMatchObject({ kind: 'not-in-care' })
    desk.clock.advance(240)
    await expect(open(doctor)).rejects.toMatchObject({ kind: 'not-in-care' })
    desk.clock.advance(-240)
  })

  it('is shown with its reason to the auditor, and to the person themselves', async () => {
    const { body } = await desk.get(`/api/audit/entries?breakGlass=true&patientId=${patientId}`)
    expect(body.items.map((line: { action: string }) => line.action)).toEqual(['open-record', 'break-glass'])
    expect(body.items[0]).toMatchObject({
      actor: { kind: 'account', name: 'Dr Dehors' },
      patient: { id: patientId, initials: 'J. E.' },
      from: '203.0.113.0/24',
      why: 'Appel du SAMU pour cette personne',
      breakGlass: true,
    })
    desk.as(jeanne)
    const own = await desk.get('/api/my/access-log')
    const seen = own.body.items.find((item: { breakGlass: boolean }) => item.breakGlass)
    expect(seen).toMatchObject({ why: 'Appel du SAMU pour cette personne', who: { isYou: false } })
    expect(seen.who.name.fr).toBe('Camille E.')
    desk.as(auditor)
    const list = await desk.get('/api/break-glass')
    expect(list.body.items).toEqual([expect.objectContaining({ patientId, patientInitials: 'J. E.' })])
  })

  it('keeps the reason and every name out of the trace itself', async () => {
    const { rows } = await sql<{ line: string }>`select a::text as line from audit a`.execute(desk.db)
    expect(rows.length).toBeGreaterThan(1)
    for (const { line } of rows) expect(line).not.toMatch(/SAMU|Exemple|Jeanne|Dehors/)
  })

  it.each(['planner', 'auditor', 'administrator', 'coordinator', 'regulator'] as const)(
    'does not open for a %s, whatever the reason',
    async (role) => {
      desk.as(await desk.addAccount({ name: 'Une personne', role }))
      const refused = await desk.post('/api/break-glass', { patientId, reason: 'Je voudrais seulement voir' })
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    },
  )

  it('is care once there is an appointment, and no longer when it is cancelled', async () => {
    const other = await desk.facts.addPatient({ nameKey: 'autre|jeanne' })
    const secretary = await desk.addAccount({
      name: 'Accueil',
      role: 'secretary',
      over: { siteIds: [desk.facts.siteIds.fleurance] },
    })
    await expect(open(secretary)).rejects.toMatchObject({ kind: 'not-in-care' })
    const id = await appointmentWith('booked', '2027-02-01T09:00:00Z')
    await expect(open(secretary)).resolves.toEqual({ ok: true })
    await expect(open(doctor)).resolves.toEqual({ ok: true })
    await sql`update appointment set status = 'cancelled-by-site' where id = ${id}`.execute(desk.db)
    await expect(open(secretary)).rejects.toMatchObject({ kind: 'not-in-care' })
    expect(other).not.toBe(patientId)
  })
})

describe('the reading of the audit', () => {
  it('is itself a line, once for all pages of it', async () => {
    const first = await desk.get('/api/audit/entries?limit=2')
    expect(first.body.items).toHaveLength(2)
    await desk.get(`/api/audit/entries?limit=2&before=${first.body.next}`)
    const { body } = await desk.get(`/api/audit/entries?action=read-audit&accountId=${auditor.accountId}`)
    const lines = body.items as { id: number }[]
    expect(lines.filter((line) => line.id > first.body.items[0].id)).toHaveLength(1)
  })

  it('pages to the end without a gap or a repetition', async () => {
    const all = (await desk.get('/api/audit/entries?limit=200')).body.items.map(
      (line: { id: number }) => line.id,
    )
    const paged: number[] = []
    for (let before = all[0] + 1; before; ) {
      const { body } = await desk.get(`/api/audit/entries?limit=3&before=${before}`)
      paged.push(...body.items.map((line: { id: number }) => line.id))
      before = body.next
    }
    expect(paged).toEqual(all)
  })

  it('keeps to the period, the account and the action that are asked', async () => {
    expect((await desk.get('/api/audit/entries?since=2027-01-12T08:00:01Z')).body.items).toEqual([])
    const own = await desk.get(`/api/audit/entries?accountId=${doctor.accountId}&action=break-glass`)
    expect(own.body.items).toHaveLength(1)
    expect((await desk.get('/api/audit/choices')).body.accounts).toContainEqual({
      id: doctor.accountId,
      name: 'Dr Dehors',
    })
  })

  it('says that the account which signs in acted, to whoever asks about that account', async () => {
    await sql`insert into audit (network_id, at, actor, action, subject_type, subject_id)
      select ${desk.facts.networkId}, now(), 'public', action, 'account', account::uuid
        from (values ('sign-in', ${doctor.accountId}), ('sign-in-refused', ${jeanne.accountId})) as of (action, account)`.execute(
      desk.db,
    )
    const { body } = await desk.get(`/api/audit/entries?accountId=${doctor.accountId}&action=sign-in`)
    expect(body.items).toMatchObject([
      { actor: { kind: 'account', name: 'Dr Dehors' }, sentence: { fr: 'Connexion' } },
    ])
    const refused = await desk.get('/api/audit/entries?action=sign-in-refused')
    expect(refused.body.items[0].sentence.fr).toBe('Connexion refusée')
  })

  it('answers whoever acted, also once the database has counted its rows', async () => {
    await sql`insert into audit (network_id, at, actor, action, subject_type, subject_id, detail)
      select ${desk.facts.networkId}, now(), kind || case when kind = 'account' then ':' || ${doctor.accountId} when n % 2 = 0 then ':' || n else '' end,
             'hold-slot', 'patient', ${patientId}::uuid, '{"rows": "many", "olderThan": "long ago"}'
        from unnest('{account,hold,manage,patient,office,public,system}'::text[]) as kind, generate_series(1, 40) as n`.execute(
      desk.db,
    )
    await sql`insert into purge_proof (network_id, class, at, rows, older_than, ids_hash)
      values (${desk.facts.networkId}, 'event', now(), 1, now(), sha256('x'))`.execute(desk.db)
    await sql`analyze`.execute(desk.db)
    for (const path of [
      '/api/audit/entries',
      '/api/audit/entries?action=hold-slot',
      `/api/audit/entries?patientId=${patientId}`,
    ])
      expect([path, (await desk.get(path)).status]).toEqual([path, 200])
    expect((await desk.text('/api/audit/entries.csv')).status).toBe(200)
    expect(await readProofs(desk.db, desk.facts.networkId)).toHaveLength(1)
    desk.as(jeanne)
    expect((await desk.get('/api/my/access-log')).status).toBe(200)
  })

  it('never names a patient who signed in', async () => {
    await runAction(
      desk.platform,
      defineAction<object, object>({
        name: 'x',
        access: { ...IN_CARE, patient: 'self' },
        run: async (context) => {
          context.audit({
            action: 'ask-right',
            networkId: desk.facts.networkId,
            subjectType: 'patient',
            subjectId: patientId,
          })
          return {}
        },
      }),
      { actor: jeanne, language: 'fr' },
      {},
    )
    const text = await (await desk.text(`/api/audit/entries?accountId=${jeanne.accountId}`)).text()
    expect(text).toContain('"kind":"patient"')
    expect(text).not.toMatch(/Jeanne|Exemple/)
  })

  it('gives a file for a spreadsheet in which no cell is a formula', async () => {
    const { id } = await desk.db
      .selectFrom('break_glass')
      .select('id')
      .where('patient_id', '=', patientId)
      .executeTakeFirstOrThrow()
    await sql`update break_glass set reason = '=cmd|"/c calc"; vraiment' where id = ${id}`.execute(desk.db)
    const response = await desk.text('/api/audit/entries.csv?breakGlass=true&lang=fr')
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = bytes.toString()
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect(text).toContain(`"'=cmd|""/c calc""; vraiment"`)
  })

  it('is closed to everybody but the auditor', async () => {
    desk.as(doctor)
    expect((await desk.get('/api/audit/entries')).status).toBe(403)
    desk.as({ kind: 'public' })
    expect((await desk.get('/api/audit/entries')).status).toBe(401)
  })
})

describe('who saw my record', () => {
  it('is shown to the person and to nobody else', async () => {
    desk.as(jeanne)
    expect((await desk.get('/api/my/access-log')).body.items.length).toBeGreaterThan(2)
    const other = await desk.facts.addPatient({ nameKey: 'tiers|paul' })
    expect((await desk.get(`/api/my/access-log?patientId=${other}`)).status).toBe(403)
    desk.as(auditor)
    expect((await desk.get(`/api/my/access-log?patientId=${patientId}`)).status).toBe(403)
  })

  it('says an opening once, whatever the software looked up beside it', async () => {
    await sql`insert into audit (network_id, at, actor, action, subject_type, subject_id)
      select ${desk.facts.networkId}, now(), actor, action, 'patient', ${patientId}::uuid
        from (values ('office', 'read-patient-record'), ('office', 'propose-duplicates'), ('system', 'propose-duplicates')) as of (actor, action)`.execute(
      desk.db,
    )
    desk.as(jeanne)
    const { body } = await desk.get('/api/my/access-log')
    const [alone, opening, next] = body.items.map((item: { sentence: { fr: string } }) => item.sentence.fr)
    expect(alone).toBe('Votre fiche a été comparée à d’autres, pour ne pas vous compter deux fois')
    expect(opening).toBe('Votre fiche a été ouverte')
    expect(next).not.toMatch(/comparée/)
  })

  it('names the desk by its place, and oneself as such', async () => {
    const id = await appointmentWith('booked', '2027-03-01T09:00:00Z')
    const secretary = await desk.addAccount({
      name: 'Sylvie Bureau',
      role: 'secretary',
      over: { siteIds: [desk.facts.siteIds.fleurance] },
    })
    desk.as(secretary)
    const cancelled = await desk.post(`/api/office/appointments/${id}/cancel`, {
      version: 1,
      by: 'site',
      tellPatient: false,
    })
    expect(cancelled.status).toBe(200)
    desk.as(jeanne)
    const { body } = await desk.get('/api/my/access-log')
    expect(body.items[0]).toMatchObject({
      who: { name: { fr: 'Le secrétariat de Fleurance' }, role: null, isYou: false },
      sentence: { fr: 'Rendez-vous annulé par le centre' },
    })
    expect(JSON.stringify(body)).not.toContain('Sylvie')
    expect(
      body.items.find((item: { sentence: { en: string } }) => item.sentence.en.startsWith('Request')).who,
    ).toEqual({
      name: { fr: 'Vous', en: 'You' },
      role: null,
      isYou: true,
    })
  })
})

describe('the chain, for the auditor', () => {
  it('says when it was verified and whether it held', async () => {
    expect((await desk.get('/api/audit/chain')).body).toMatchObject({ seals: 0, verified: null })
    await sealAudit({ database: desk.database, clock: desk.clock })
    const { body } = await desk.post('/api/audit/chain/verify')
    expect(body).toMatchObject({
      seals: 1,
      lastSealAt: '2027-01-12T08:00:00.000Z',
      verified: { at: '2027-01-12T08:00:00.000Z', holds: true, between: null },
    })
    expect(body.head).toMatch(/^[0-9a-f]{64}$/)
    expect((await desk.get('/api/audit/chain')).body.entriesSince).toBe(1)
  })
})
