import type { AgeBand, RetirementShare } from './trajectory-plan.ts'

/**
 * Ages when none are given: a hypothesis. It keeps two published marks of the doctors who contribute to the CARMF (general
 * practitioners 50.3 years old on average in 2022; 30,075 of 124,264 doctors under 40 on 1 January 2024, 24 %); the shares
 * between these marks are ours. In thousandths.
 */
export const ASSUMED_AGES: readonly AgeBand[] = [
  { from: 28, to: 34, count: 120 },
  { from: 35, to: 39, count: 125 },
  { from: 40, to: 44, count: 120 },
  { from: 45, to: 49, count: 110 },
  { from: 50, to: 54, count: 115 },
  { from: 55, to: 59, count: 140 },
  { from: 60, to: 64, count: 150 },
  { from: 65, to: 69, count: 90 },
  { from: 70, to: 74, count: 30 },
]

/** Retirements when none are given: a hypothesis without a source, nearly all between 62 and 70. */
export const ASSUMED_RETIREMENTS: readonly RetirementShare[] = [
  { age: 62, share: 0.1 },
  { age: 63, share: 0.1 },
  { age: 64, share: 0.15 },
  { age: 65, share: 0.25 },
  { age: 66, share: 0.25 },
  { age: 67, share: 0.4 },
  { age: 68, share: 0.3 },
  { age: 70, share: 0.4 },
  { age: 75, share: 1 },
]

/** Shares and ages that are used when the plan says nothing: hypotheses without a source. */
export const ASSUMED = {
  departures: { low: 0.02, high: 0.08 },
  fteEach: 1,
  fteByRecruit: 1,
  recruitSuccess: { low: 1, high: 1 },
  openingSuccess: { low: 1, high: 1 },
  ftePerSite: 0,
  recruitAges: { from: 30, to: 45 },
} as const
