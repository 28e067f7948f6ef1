import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type CareRole, isInCare } from './care.ts'

const now = Temporal.Instant.from('2027-01-12T08:00:00Z')
const seen = (startsAt: string, practitionerId = 'dr-a', siteId = 'fleurance') => ({
  appointments: [{ practitionerId, siteId, startsAt: Temporal.Instant.from(startsAt) }],
  madeAt: null,
  now,
  timeZone: 'Europe/Paris',
})
const doctor: CareRole = { role: 'practitioner', practitionerId: 'dr-a', siteIds: null }
const secretary: CareRole = { role: 'secretary', practitionerId: null, siteIds: ['fleurance'] }

describe('who cares for a patient', () => {
  it('is a practitioner with an appointment to come, or in the last 24 months to the minute', () => {
    expect(isInCare([doctor], seen('2027-03-01T09:00:00Z'))).toBe(true)
    expect(isInCare([doctor], seen('2025-01-12T08:00:00Z'))).toBe(true)
    expect(isInCare([doctor], seen('2025-01-12T07:59:59Z'))).toBe(false)
  })

  it('is not a practitioner whose colleague has the appointment, at the same site', () => {
    expect(isInCare([{ ...doctor, siteIds: ['fleurance'] }], seen('2027-01-11T09:00:00Z', 'dr-b'))).toBe(
      false,
    )
  })

  it('is a secretary or a manager of a site where the patient comes, and of no other', () => {
    expect(isInCare([secretary], seen('2027-01-11T09:00:00Z', 'dr-b'))).toBe(true)
    expect(isInCare([{ ...secretary, role: 'centre-manager' }], seen('2027-01-11T09:00:00Z'))).toBe(true)
    expect(isInCare([secretary], seen('2027-01-11T09:00:00Z', 'dr-a', 'lectoure'))).toBe(false)
    expect(
      isInCare([{ ...secretary, siteIds: null }], seen('2027-01-11T09:00:00Z', 'dr-a', 'lectoure')),
    ).toBe(true)
  })

  it('is a replacement, for the patients of the replaced', () => {
    expect(isInCare([{ ...doctor, role: 'replacement' }], seen('2027-01-11T09:00:00Z'))).toBe(true)
  })

  it.each(['planner', 'auditor', 'administrator', 'coordinator', 'regulator', 'patient'])(
    'is never a %s',
    (role) => {
      expect(isInCare([{ role, practitionerId: 'dr-a', siteIds: null }], seen('2027-01-11T09:00:00Z'))).toBe(
        false,
      )
    },
  )

  it('is whoever made the record at the desk, for 24 hours, in a role that cares', () => {
    const made = (madeAt: string) => ({
      appointments: [],
      madeAt: Temporal.Instant.from(madeAt),
      now,
      timeZone: 'Europe/Paris',
    })
    expect(isInCare([secretary], made('2027-01-12T07:59:00Z'))).toBe(true)
    expect(isInCare([doctor], made('2027-01-11T08:00:01Z'))).toBe(true)
    expect(isInCare([secretary], made('2027-01-11T08:00:00Z'))).toBe(false)
    expect(isInCare([{ ...secretary, role: 'administrator' }], made('2027-01-12T07:59:00Z'))).toBe(false)
  })

  it('is whoever is so by one of several roles', () => {
    const facts = seen('2027-01-11T09:00:00Z', 'dr-b', 'lectoure')
    expect(isInCare([doctor, secretary], facts)).toBe(false)
    expect(isInCare([doctor, { ...secretary, siteIds: ['lectoure'] }], facts)).toBe(true)
  })
})
