import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Action, runAction } from '../../platform/action.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { rowsWritten } from '../../testing/rows-written.ts'
import { addAbsence } from './add-absence.ts'
import { addExtraOpening } from './add-extra-opening.ts'
import { changeOpeningRule } from './change-opening-rule.ts'
import { closeSite } from './close-site.ts'
import { actorAs } from '../../testing/actors.ts'

const DAY = '2027-03-22'

describe('an opening, an absence or a closure', () => {
  let desk: OfficeDesk
  let place: { networkId: string; practitionerId: string; siteId: string; serviceId: string }
  beforeAll(async () => {
    desk = await openOfficeDesk('2027-03-20T08:00:00Z')
    place = {
      networkId: desk.facts.networkId,
      practitionerId: await desk.facts.addPractitioner(),
      siteId: desk.facts.siteIds.fleurance,
      serviceId: desk.facts.serviceIds.medicine,
    }
  })
  afterAll(() => desk.close())

  const act = <Input, Output>(action: Action<Input, Output>, input: Input) =>
    runAction(desk.deps.platform, action, { actor: actorAs('secretary'), language: 'fr' }, input)
  const open = (span: { start: string; end: string }) =>
    act(addExtraOpening, { ...place, kind: 'scheduled', ...span })
  const away = (span: { start: string; end: string; recurrence?: string }) =>
    act(addAbsence, { ...place, cause: 'sick', ...span })
  const close = (span: { start: string; end: string }) =>
    act(closeSite, { ...place, cause: 'travaux', ...span })

  it.each(['0000-01-01', '0001-01-01', '1969-12-31', '2200-01-01', '9999-12-31'])(
    'on %s is refused, and nothing is written',
    async (date) => {
      const span = { start: `${date}T09:00`, end: `${date}T12:00` }
      const before = await rowsWritten(desk.db)
      const again = { ...span, recurrence: 'FREQ=WEEKLY;BYDAY=MO' }
      for (const attempt of [() => open(span), () => away(span), () => away(again), () => close(span)])
        await expect(attempt()).rejects.toMatchObject({ status: 422, kind: 'date-out-of-reach' })
      await expect(close({ start: `${DAY}T09:00`, end: '9999-12-31T09:00' })).rejects.toMatchObject({
        kind: 'date-out-of-reach',
      })
      expect(await rowsWritten(desk.db)).toEqual(before)
    },
  )

  it.each([
    ['2027-02-29T09:00', '2027-02-29T12:00'],
    ['2027-03-22T25:00', '2027-03-22T26:00'],
    ['2027-03-22T12:00', '2027-03-22T09:00'],
    ['demain', '2027-03-22T09:00'],
  ])('from %s to %s is refused, and the field is named', async (start, end) => {
    for (const attempt of [open, away, close])
      await expect(attempt({ start, end })).rejects.toMatchObject({
        kind: 'invalid-rule',
        sentence: { fr: expect.stringMatching(/^Cette règle ne tient pas : (start|end): .*\.$/) },
      })
  })

  it('is refused when it is too long for what it is', async () => {
    const { ruleId } = await open({ start: `${DAY}T09:00`, end: `${DAY}T12:00` })
    const long = { start: `${DAY}T09:00`, end: '2027-03-23T09:01' }
    const tooLong = {
      kind: 'too-long',
      status: 422,
      sentence: { fr: expect.stringContaining('24\u00a0heures') },
    }
    await expect(open(long)).rejects.toMatchObject(tooLong)
    const change = { networkId: place.networkId, ruleId, local: long }
    await expect(act(changeOpeningRule, change)).rejects.toMatchObject(tooLong)
    await expect(away({ start: `${DAY}T09:00`, end: '2028-04-25T09:01' })).rejects.toMatchObject({
      kind: 'too-long',
      sentence: { fr: expect.stringContaining('400\u00a0jours') },
    })
    expect(await open({ ...long, end: '2027-03-23T09:00' })).toMatchObject({ opened: 1 })
  })
})
