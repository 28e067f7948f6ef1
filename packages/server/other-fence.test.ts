import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from './features/audit/seal-audit.ts'
import { verifyAudit } from './features/audit/verify-audit.ts'
import { messageTasks } from './features/messages/message.tasks.ts'
import { readNetworkPicture } from './features/network/network.queries.ts'
import { addAbsence } from './features/openings/add-absence.ts'
import { addExtraOpening } from './features/openings/add-extra-opening.ts'
import { changeOpeningRule } from './features/openings/change-opening-rule.ts'
import { closeSite } from './features/openings/close-site.ts'
import { openingTasks } from './features/openings/opening.tasks.ts'
import { type Action, runAction } from './platform/action.ts'
import { actorAs } from './testing/actors.ts'
import { bearer } from './testing/booking-desk.ts'
import { actAs, type BookedPatients, openBookedPatients } from './testing/booked-patients.ts'
import { type OfficeDesk, openOfficeDesk } from './testing/office-desk.ts'
import {
  isReading,
  leaksBehindOtherFences,
  recordStatements,
  rowsOfNetwork,
  type Statement,
} from './testing/other-fence.ts'
import { createSmallNetwork, type SmallNetwork } from './testing/small-network.ts'
import type { TestDatabase } from './platform/test-database.ts'

const NOW = '2027-01-11T08:00:00Z'

/** Somebody of another network, so that its fence has something to show. */
async function openNeighbour(database: TestDatabase): Promise<SmallNetwork> {
  const network = await createSmallNetwork(database.db, '2027-01-02T00:00:00Z')
  const practitionerId = await network.addPractitioner()
  await network.addReason()
  await network.addRoom(network.siteIds.fleurance)
  await network.addPatient({ birthName: 'Voisine', nameKey: 'voisine|jeanne' })
  await network.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T12:00' })
  return network
}

async function expectNoLeak(database: TestDatabase, statements: Statement[], ours: string, theirs: string) {
  const before = await rowsOfNetwork(database, ours)
  const leaks = await leaksBehindOtherFences(database, statements, { ours, theirs })
  expect(leaks.map(({ behind, text, rows }) => ({ behind, text, rows }))).toEqual([])
  expect(await rowsOfNetwork(database, ours)).toEqual(before)
}

describe('what the server asks for a patient', () => {
  let patients: BookedPatients
  let theirs: string
  let statements: Statement[]
  beforeAll(async () => {
    patients = await openBookedPatients(NOW)
    theirs = (await openNeighbour(patients.desk.database)).networkId
    const recording = recordStatements()
    await askAsPatient(patients)
    statements = recording.stop()
  })
  afterAll(() => patients.desk.close())

  it('gives nothing of it, and changes nothing, behind the fence of another network', async () => {
    expect(statements.filter(isReading).length).toBeGreaterThan(25)
    await expectNoLeak(patients.desk.database, statements, patients.desk.facts.networkId, theirs)
  })
})

async function askAsPatient({ desk, booked, ...place }: BookedPatients): Promise<void> {
  const { practitionerId, siteId, reasonId } = place
  await desk.post('/api/slots/search', { reasonId, communeCode: '32132' })
  const mine = await booked()
  const act = (verb: string, body?: unknown) => actAs(desk, mine, verb, body)
  const session = bearer(mine.appointment.sessionToken)
  expect((await act('move', { practitionerId, siteId, start: mine.at(60) })).status).toBe(200)
  expect((await act('earlier', { wantsEarlier: true })).status).toBe(200)
  expect((await desk.get(`/api/appointments/${mine.appointment.id}`, session)).status).toBe(200)
  expect((await desk.get(`/api/appointments/${mine.appointment.id}/choices`, session)).status).toBe(200)
  const link = `/api/links/${mine.appointment.manageToken}`
  expect((await desk.get(link)).status).toBe(200)
  expect((await desk.text(`${link}/calendar.ics`)).status).toBe(200)
  expect((await desk.post(`${link}/identify`, { birthDate: '1958-03-04' })).status).toBe(200)
  expect((await act('cancel')).status).toBe(200)
  expect((await act('restore')).status).toBe(200)
  const hold = async (minutes: number) =>
    (await desk.post('/api/holds', { reasonId, practitionerId, siteId, start: mine.at(minutes) })).body
  const [released, expired] = [await hold(100), await hold(120)]
  expect((await desk.post(`/api/holds/${expired.id}/extend`, undefined, bearer(expired.token))).status).toBe(
    200,
  )
  expect((await desk.get(`/api/holds/${expired.id}`, bearer(expired.token))).status).toBe(200)
  expect(
    (await desk.post(`/api/holds/${released.id}/release`, undefined, bearer(released.token))).status,
  ).toBe(200)
  await hold(120)
  desk.clock.advance(30)
  await desk.tasks['release-expired-hold']({ practitionerId, appointmentId: expired.id })
  await desk.tasks['purge-short-lived']({})
  expect(await readNetworkPicture(desk.deps.platform.db, desk.facts.networkId)).toBeDefined()
}

describe('what the server asks for the office, the openings and its jobs', () => {
  let desk: OfficeDesk
  let theirs: string
  let statements: Statement[]
  beforeAll(async () => {
    desk = await openOfficeDesk(NOW)
    theirs = (await openNeighbour(desk.database)).networkId
    const recording = recordStatements()
    await askAsOffice(desk)
    statements = recording.stop()
  })
  afterAll(() => desk.close())

  it('gives nothing of it, and changes nothing, behind the fence of another network', async () => {
    expect(statements.filter(isReading).length).toBeGreaterThan(25)
    await expectNoLeak(desk.database, statements, desk.facts.networkId, theirs)
  })

  it('would be seen if it did: the fence of the network itself shows it', async () => {
    const ours = desk.facts.networkId
    const leaks = await leaksBehindOtherFences(desk.database, statements.filter(isReading), {
      ours,
      theirs: ours,
    })
    expect(leaks.filter((leak) => leak.behind === ours).length).toBeGreaterThan(15)
  })
})

async function askAsOffice(desk: OfficeDesk): Promise<void> {
  const { facts, deps, clock } = desk
  const { networkId } = facts
  const siteId = facts.siteIds.fleurance
  const practitionerId = await facts.addPractitioner()
  const roomId = await facts.addRoom(siteId)
  const reasonId = await facts.addReason()
  const patientId = await facts.addPatient({ phone: '+33639980001' })
  const act = <Input, Output>(action: Action<Input, Output>, input: Input) =>
    runAction(deps.platform, action, { actor: actorAs('secretary'), language: 'fr' }, input)
  const span = { start: '2027-01-13T09:00', end: '2027-01-13T17:00' }
  const { ruleId } = await act(addExtraOpening, {
    networkId,
    practitionerId,
    siteId,
    roomId,
    serviceId: facts.serviceIds.medicine,
    kind: 'scheduled',
    ...span,
  })
  const place = { practitionerId, siteId, reasonId, patientId, start: '2027-01-13T08:00:00.000Z' }
  const booked = (await desk.post('/api/office/appointments', place)).body
  const change = async (verb: string, body: object) => {
    const answer = await desk.post(`/api/office/appointments/${booked.id}/${verb}`, body)
    expect([verb, answer.status]).toEqual([verb, 200])
    booked.version = answer.body.version
  }
  const moved = { practitionerId, siteId, start: '2027-01-13T09:00:00.000Z', confirmWarnings: ['same-day'] }
  await change('move', { version: booked.version, ...moved })
  clock.moveTo('2027-01-13T08:30:00Z')
  await change('status', { version: booked.version, status: 'arrived' })
  await change('cancel', { version: booked.version, by: 'site' })
  for (const path of ['day?date=2027-01-13', 'month?month=2027-01', 'next-open-day?after=2027-01-12'])
    expect((await desk.get(`/api/office/${path}`)).status).toBe(200)
  for (const query of ['040358', '0639980001', 'exemple'])
    expect((await desk.post('/api/office/patients/search', { query })).status).toBe(200)
  expect((await desk.post('/api/office/first-slots', { reasonId })).status).toBe(200)
  const away = { start: '2027-01-14T09:00', end: '2027-01-14T12:00' }
  await act(addAbsence, { networkId, practitionerId, cause: 'sick', ...away })
  await act(changeOpeningRule, { networkId, ruleId, audience: 'office' })
  await act(closeSite, {
    networkId,
    siteId,
    cause: 'travaux',
    start: '2027-01-20T00:00',
    end: '2027-01-21T00:00',
  })
  await openingTasks(deps)['materialise-openings']({})
  const courier = { deliver: async () => undefined }
  for (const { id } of await desk.db.selectFrom('message').select('id').execute())
    await messageTasks({ ...deps, courier })['deliver-message']({ messageId: id })
  await sealAudit({ database: desk.database.fenced, clock })
  expect(await verifyAudit(deps.platform.db)).toMatchObject([{ networkId, fault: null }])
}
