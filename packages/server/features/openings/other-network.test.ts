import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Action, runAction } from '../../platform/action.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { rowsWritten } from '../../testing/rows-written.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'
import { addAbsence } from './add-absence.ts'
import { addExtraOpening, type ExtraOpeningInput } from './add-extra-opening.ts'
import { changeOpeningRule } from './change-opening-rule.ts'
import { closeSite } from './close-site.ts'
import { actorAs } from '../../testing/actors.ts'

const SPAN = { start: '2027-03-22T09:00', end: '2027-03-22T12:00' }

describe('openings keep to their network', () => {
  let desk: OfficeDesk
  let theirs: SmallNetwork
  let theirPractitioner: string
  let ours: ExtraOpeningInput
  beforeAll(async () => {
    desk = await openOfficeDesk('2027-03-20T08:00:00Z')
    theirs = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    theirPractitioner = await theirs.addPractitioner()
    ours = {
      networkId: desk.facts.networkId,
      practitionerId: await desk.facts.addPractitioner(),
      siteId: desk.facts.siteIds.fleurance,
      roomId: await desk.facts.addRoom(desk.facts.siteIds.fleurance),
      serviceId: desk.facts.serviceIds.medicine,
      kind: 'scheduled',
      ...SPAN,
    }
  })
  afterAll(() => desk.close())

  const act = <Input, Output>(action: Action<Input, Output>, input: Input) =>
    runAction(desk.deps.platform, action, { actor: actorAs('secretary'), language: 'fr' }, input)

  /** Refused with a sentence, and nothing written. */
  async function expectRefused<Input, Output>(kind: string, action: Action<Input, Output>, input: Input) {
    const before = await rowsWritten(desk.db)
    const refusal = await act(action, input).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ kind, status: 404, sentence: { fr: expect.stringMatching(/\.$/) } })
    expect(await rowsWritten(desk.db)).toEqual(before)
  }

  it('a site, a practitioner, a room or a service of another network is refused in a new opening', async () => {
    const { fleurance, lectoure } = desk.facts.siteIds
    await expectRefused('no-such-place', addExtraOpening, { ...ours, siteId: theirs.siteIds.fleurance })
    await expectRefused('no-such-place', addExtraOpening, { ...ours, practitionerId: theirPractitioner })
    const theirRoom = await theirs.addRoom(theirs.siteIds.fleurance)
    await expectRefused('no-such-room', addExtraOpening, { ...ours, roomId: theirRoom })
    const elsewhere = await desk.facts.addRoom(lectoure)
    await expectRefused('no-such-room', addExtraOpening, { ...ours, siteId: fleurance, roomId: elsewhere })
    await expectRefused('no-such-room', addExtraOpening, { ...ours, roomId: newId() })
    const serviceId = theirs.serviceIds.medicine
    await expectRefused('no-such-service', addExtraOpening, { ...ours, serviceId })
  })

  it('a rule cannot be changed from another network, nor to what belongs to another', async () => {
    const { ruleId } = await act(addExtraOpening, ours)
    const { networkId } = ours
    await expectRefused('no-such-rule', changeOpeningRule, { networkId: theirs.networkId, ruleId })
    const change = { networkId, ruleId }
    await expectRefused('no-such-place', changeOpeningRule, { ...change, siteId: theirs.siteIds.lectoure })
    const roomId = await theirs.addRoom(theirs.siteIds.fleurance)
    await expectRefused('no-such-room', changeOpeningRule, { ...change, roomId })
    const serviceId = theirs.serviceIds.medicine
    await expectRefused('no-such-service', changeOpeningRule, { ...change, serviceId })
    expect(await act(changeOpeningRule, { ...change, siteId: desk.facts.siteIds.lectoure })).toMatchObject({
      opened: 1,
      closed: 1,
    })
  })

  it('nobody of another network is made absent, and no site of it is closed', async () => {
    const { networkId } = ours
    const absence = { networkId, practitionerId: theirPractitioner, cause: 'sick', ...SPAN } as const
    await expectRefused('no-such-place', addAbsence, absence)
    const closure = { networkId, siteId: theirs.siteIds.fleurance, cause: 'travaux', ...SPAN }
    await expectRefused('no-such-place', closeSite, closure)
  })
})
