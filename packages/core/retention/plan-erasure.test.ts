import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type ErasureFacts, planErasure } from './plan-erasure.ts'

const now = Temporal.Instant.from('2027-01-12T08:00:00Z')
const durations = { care: 'P20Y', audit: 'P3Y', rightsRequest: 'P5Y' }
const plan = (facts: Partial<ErasureFacts>) =>
  planErasure(
    {
      lastCareAt: null,
      appointmentsWithCare: 0,
      appointmentsWithoutCare: 0,
      futureAppointments: 0,
      contactPersons: 0,
      messages: 0,
      notes: 0,
      accounts: 0,
      auditLines: 0,
      rightsRequests: 0,
      identityVersions: 0,
      ...facts,
    },
    durations,
    now,
    'Europe/Paris',
  )
const fates = (facts: Partial<ErasureFacts>) =>
  Object.fromEntries(plan(facts).lines.map((line) => [line.data.en, line.fate]))

describe('what erasure does', () => {
  it('erases everything of somebody who never came', () => {
    expect(plan({}).mode).toBe('erase')
    expect(fates({})).toEqual({ Identity: 'erased', 'Telephone and e-mail address': 'erased' })
  })

  it('leaves appointments without care countable and nobody’s', () => {
    const facts = { appointmentsWithoutCare: 2, messages: 3, notes: 1 }
    expect(plan(facts).mode).toBe('anonymise')
    expect(fates(facts)).toMatchObject({
      Identity: 'erased',
      'Appointments cancelled or missed': 'anonymised',
      'Messages sent': 'erased',
      'Words left with appointments': 'erased',
    })
  })

  it('keeps identity and care given until the law lets go, and says so; contacts go at once', () => {
    const facts = {
      lastCareAt: Temporal.Instant.from('2026-11-20T09:00:00Z'),
      appointmentsWithCare: 1,
      appointmentsWithoutCare: 1,
      contactPersons: 1,
    }
    const { mode, lines } = plan(facts)
    expect(mode).toBe('restrict')
    const identity = lines.find((line) => line.data.en === 'Identity')
    expect(identity?.until?.toString()).toBe('2046-11-20')
    expect(identity?.because?.fr).toContain('R. 1112-7')
    expect(fates(facts)).toMatchObject({
      'Appointments that took place': 'kept',
      'Appointments cancelled or missed': 'anonymised',
      'Telephone and e-mail address': 'erased',
      'Relatives and their contacts': 'erased',
    })
  })

  it('no longer keeps care that is older than its retention, from the day it ends', () => {
    const facts = (lastCare: string) => ({
      lastCareAt: Temporal.Instant.from(lastCare),
      appointmentsWithCare: 1,
    })
    expect(plan(facts('2007-01-12T07:00:00Z')).mode).toBe('anonymise')
    expect(plan(facts('2007-01-13T07:00:00Z')).mode).toBe('restrict')
  })

  it('always says why and until when something is kept', () => {
    const { lines } = plan({ auditLines: 4, rightsRequests: 1 })
    const kept = lines.filter((line) => line.fate === 'kept')
    expect(kept).toHaveLength(2)
    for (const line of kept)
      expect([line.because?.fr, line.until?.year]).toEqual([expect.any(String), expect.any(Number)])
  })
})
