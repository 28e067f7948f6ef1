import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { actorAs } from '../../testing/actors.ts'
import { openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { settleContact } from '../person/settle-contact.ts'
import { mergePatients } from './merge-patients.ts'

let desk: PatientsDesk
let patientId: string
const stranger = () => actorAs('secretary', { siteIds: [desk.facts.siteIds.lectoure] })
beforeAll(async () => {
  desk = await openPatientsDesk()
  patientId = await desk.addKnown({ birthDate: '1941-03-04', email: 'premier@exemple.fr' }, '09:00')
  const { accountId } = stranger()
  await sql`insert into account (id, kind, display_name, email, language, created_at)
    values (${accountId}, 'staff', 'Dominique Accueil', 'accueil@exemple.fr', 'fr', '2027-01-01')`.execute(
    desk.db,
  )
  await sql`insert into membership (id, network_id, account_id, role, valid_from)
    values (gen_random_uuid(), ${desk.facts.networkId}, ${accountId}, 'secretary', '2027-01-01')`.execute(
    desk.db,
  )
  await sql`insert into break_glass (id, network_id, account_id, patient_id, reason, starts_at, ends_at)
    values (gen_random_uuid(), ${desk.facts.networkId}, ${accountId}, ${patientId}, 'Le patient est au téléphone', '2027-01-12T07:00:00Z',
      '2027-01-12T11:00:00Z')`.execute(desk.db)
})
afterAll(() => desk.close())

const relatives = () => `/api/office/patients/${patientId}/relatives`
const niece = { name: 'Camille Repère', relationship: 'other', email: 'niece@exemple.fr' }

describe('whoever opened a record outside care, with a reason', () => {
  it('notes a relative, and confirms none, at once or later', async () => {
    desk.signInAs(stranger())
    const atOnce = await desk.post(relatives(), { ...niece, confirmed: true })
    expect([atOnce.status, atOnce.body.code]).toEqual([403, 'care-needed'])
    expect(atOnce.body.detail).toContain('seul un site où le patient a rendez-vous')
    const noted = await desk.post(relatives(), niece)
    expect([noted.status, noted.body.confirmedAt]).toEqual([201, null])
    const one = `${relatives()}/${noted.body.id}`
    const later = await desk.post(one, { confirmed: true })
    expect([later.status, later.body.code]).toEqual([403, 'care-needed'])
    expect((await desk.record(patientId)).body.contacts).toMatchObject([{ confirmedAt: null }])
    expect((await desk.post(one, { confirmed: false })).status, 'withdrawing opens nothing').toBe(200)
    desk.signInAs(actorAs('secretary'))
    expect((await desk.post(one, { confirmed: true })).status).toBe(200)
  })

  it('confirms no contact that came with a booking', async () => {
    await sql`update patient set email_unconfirmed_since = '2027-01-11', identity_status = 'validated', sex = 'male', birth_place_code = '32132',
      evidence_kind = 'passport', evidence_at = '2027-01-11', evidence_by = 'test' where id = ${patientId}`.execute(
      desk.db,
    )
    const settle = (belongs: boolean) =>
      runAction(
        desk.deps.platform,
        settleContact,
        { actor: stranger(), language: 'fr' },
        { networkId: desk.facts.networkId, patientId, channel: 'email', belongs },
      )
    await expect(settle(true)).rejects.toMatchObject({ kind: 'care-needed', status: 403 })
    await expect(settle(false)).resolves.toEqual([])
  })

  it('takes no contact over from another record by a merge', async () => {
    const twinOf = { birthDate: '1941-03-04', birthName: 'Exemples', nameKey: 'exemples|jeanne' }
    const twin = await desk.addKnown({ ...twinOf, phone: '+33639980099' }, '11:00')
    const { accountId } = stranger()
    await sql`insert into break_glass (id, network_id, account_id, patient_id, reason, starts_at, ends_at)
      select gen_random_uuid(), network_id, account_id, ${twin}, reason, starts_at, ends_at from break_glass where account_id = ${accountId}`.execute(
      desk.db,
    )
    const merge = (takeContacts: boolean) =>
      runAction(
        desk.deps.platform,
        mergePatients,
        { actor: stranger(), language: 'fr' },
        { networkId: desk.facts.networkId, keptId: patientId, mergedId: twin, takeContacts },
      )
    await expect(merge(true)).rejects.toMatchObject({ kind: 'care-needed', status: 403 })
    await expect(merge(false)).resolves.toMatchObject({ contacts: 0 })
  })
})
