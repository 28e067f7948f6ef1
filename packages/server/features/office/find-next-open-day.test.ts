import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

describe('the way on from a day on which nobody consults', () => {
  let desk: OfficeDesk
  const nextAfter = async (after: string, siteIds?: string[]) =>
    (await desk.get(`/api/office/next-open-day?after=${after}${siteIds ? `&siteIds=${siteIds}` : ''}`)).body

  beforeAll(async () => {
    desk = await openOfficeDesk('2027-01-10T08:00:00Z')
    const practitionerId = await desk.facts.addPractitioner()
    const { lectoure: siteId } = desk.facts.siteIds
    await desk.facts.addOpening({ practitionerId, start: '2027-01-11T00:00', end: '2027-01-11T09:00' })
    await desk.facts.addOpening({
      practitionerId,
      siteId,
      start: '2027-01-13T14:00',
      end: '2027-01-13T16:00',
    })
  })
  afterAll(() => desk.close())

  it('is the next local day with an opening, at any site', async () => {
    expect(await nextAfter('2027-01-10')).toEqual({ date: '2027-01-11' })
    expect(await nextAfter('2027-01-11')).toEqual({ date: '2027-01-13' })
  })

  it('is that of the sites shown', async () => {
    const { fleurance, lectoure } = desk.facts.siteIds
    expect(await nextAfter('2027-01-10', [lectoure])).toEqual({ date: '2027-01-13' })
    expect(await nextAfter('2027-01-10', [lectoure, fleurance])).toEqual({ date: '2027-01-11' })
    expect(await nextAfter('2027-01-11', [fleurance])).toEqual({ date: null })
  })

  it('is none after the last opening, and refuses what cannot be asked', async () => {
    expect(await nextAfter('2027-01-13')).toEqual({ date: null })
    expect(await nextAfter('9999-12-31')).toMatchObject({ status: 422, code: 'date-out-of-reach' })
    expect(await nextAfter('2027-01-10', [newId()])).toMatchObject({ status: 404, code: 'no-such-site' })
    expect(await nextAfter('2027-02-30')).toMatchObject({ status: 400 })
  })
})
