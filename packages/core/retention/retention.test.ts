import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { classesInForce, cutoffOf, durationInWords } from './retention-class.ts'
import { RETENTION_POLICY } from './retention-policy.ts'

const at = Temporal.Instant.from
const day = Temporal.PlainDate.from

describe('the end of a retention', () => {
  it.each([
    ['P20Y', '2027-01-12T08:00:00Z', '2007-01-12T08:00:00Z'],
    ['P3Y', '2028-02-29T08:00:00Z', '2025-02-28T08:00:00Z'],
    ['P3M', '2027-05-31T08:00:00Z', '2027-02-28T09:00:00Z'],
    ['PT24H', '2027-03-28T08:00:00Z', '2027-03-27T08:00:00Z'],
    ['P7D', '2027-03-28T08:00:00Z', '2027-03-21T09:00:00Z'],
  ])('%s before %s is %s, in the days of the place', (duration, now, cutoff) => {
    expect(cutoffOf({ duration }, at(now), 'Europe/Paris').toString()).toBe(cutoff)
  })
})

describe('the policy in force', () => {
  const row = (code: string, duration: string, validFrom: string) => ({
    ...(RETENTION_POLICY[0] as (typeof RETENTION_POLICY)[number]),
    code,
    duration,
    validFrom,
  })
  const policy = [
    row('audit', 'P3Y', '2026-11-01'),
    row('audit', 'P1Y', '2028-01-01'),
    row('event', 'P30D', '2026-11-01'),
  ]

  it('is the latest row of each class that has begun', () => {
    const durations = (on: string) => classesInForce(policy, day(on)).map((found) => found.duration)
    expect(durations('2027-06-01')).toEqual(['P3Y', 'P30D'])
    expect(durations('2028-01-01')).toEqual(['P1Y', 'P30D'])
    expect(durations('2026-10-31')).toEqual([])
  })

  it('says each duration in words of both languages', () => {
    expect(durationInWords('P20Y')).toEqual({ fr: '20\u00a0ans', en: '20\u00a0years' })
    expect(durationInWords('PT1H')).toEqual({ fr: '1\u00a0heure', en: '1\u00a0hour' })
    for (const { duration } of RETENTION_POLICY)
      expect(durationInWords(duration).fr).toMatch(/^\d+\u00a0\p{L}+$/u)
  })

  it('names for each class a legal basis and a source, and no class twice on one day', () => {
    const keys = RETENTION_POLICY.map(({ code, validFrom }) => `${code} ${validFrom}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { source, legalBasis } of RETENTION_POLICY) {
      expect(source.length).toBeGreaterThan(10)
      expect(legalBasis.fr.length).toBeGreaterThan(10)
    }
  })

  it('keeps the audit a year at least and three at most, as CNIL advises', () => {
    const audit = RETENTION_POLICY.filter(({ code }) => code === 'audit')
    for (const { duration } of audit) {
      const years = Temporal.Duration.from(duration).total({ unit: 'months', relativeTo: '2026-01-01' }) / 12
      expect(years).toBeGreaterThanOrEqual(1)
      expect(years).toBeLessThanOrEqual(3)
    }
  })
})
