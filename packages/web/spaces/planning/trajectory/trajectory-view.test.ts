import { readFileSync } from 'node:fs'
import { parseTrajectory } from '@maillage/planning/trajectory/parse-trajectory.ts'
import { simulateTrajectory } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import { describe, expect, it } from 'vitest'
import { readOrder } from './reach-order.ts'
import { findTargetNeeds } from './target-needs.ts'
import { addressOf, ageCounts, planInput, readTrajectoryView } from './trajectory-view.ts'

const example = new URL('../../../../../docs/guides/examples/trajectory-region.json', import.meta.url)
const planOf = (search: string) => {
  const parsed = parseTrajectory(
    JSON.parse(JSON.stringify(planInput(readTrajectoryView(new URLSearchParams(search))))),
  )
  if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.plan
}
const runs = { seed: 1, runs: 200 }

describe('the plan of the screen', () => {
  it('is that of the example of the command line when the address says nothing', () => {
    const parsed = parseTrajectory(JSON.parse(readFileSync(example, 'utf8')))
    if ('refusals' in parsed) throw new Error('the example is refused')
    expect(simulateTrajectory(planOf(''), runs)).toEqual(simulateTrajectory(parsed.plan, runs))
  })

  it('writes the assumed pyramid in people without changing the answer', () => {
    const counts = ageCounts(readTrajectoryView(new URLSearchParams()))
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(66)
    expect(simulateTrajectory(planOf(`ages=${counts.join(',')}`), runs)).toEqual(
      simulateTrajectory(planOf(''), runs),
    )
  })

  it('holds the last number of posts on, and keeps what is no number for the refusal', () => {
    expect([...planOf('posts=10,20&to=2029').recruits.value]).toEqual([
      [2026, 10],
      [2027, 20],
      [2028, 20],
      [2029, 20],
    ])
    expect(() => planOf('people=beaucoup')).toThrow(/not-a-number/)
  })

  it('keeps an emptied field empty in the address, and what is the same as the case of the région out of it', () => {
    expect(addressOf('target', '')).toBe('-')
    expect(addressOf('target', ' 200 ')).toBeUndefined()
    expect(planOf('target=-').target).toBeUndefined()
  })

  it('reads the order of openings with numbers as they are typed', () => {
    expect(readOrder('Montégut : 33 828\nLahitte 120;Rien')).toEqual([
      { label: 'Montégut', gained: 33_828 },
      { label: 'Lahitte', gained: 120 },
      { label: 'Rien', gained: undefined },
    ])
  })
})

describe('what the goal takes', () => {
  const endOf = (search: string) => simulateTrajectory(planOf(search), runs).years.at(-1)!.practitioners

  it('is the least number of posts with which the median, then the lowest decile, reach it', () => {
    const needs = findTargetNeeds(planOf(''), runs)!
    expect(endOf(`posts=${60 + needs.postsForHalf!}`).p50).toBeGreaterThanOrEqual(200)
    expect(endOf(`posts=${59 + needs.postsForHalf!}`).p50).toBeLessThan(200)
    expect(endOf(`posts=${60 + needs.postsForNearlyAll!}`).p10).toBeGreaterThanOrEqual(200)
    expect(endOf(`posts=${59 + needs.postsForNearlyAll!}`).p10).toBeLessThan(200)
    expect(endOf(`fillFrom=${needs.fillPercent}&fillTo=${needs.fillPercent}`).p50).toBeGreaterThanOrEqual(200)
    expect(needs.withoutDepartures).toBe(endOf('leaveFrom=0&leaveTo=0').p50)
  })

  it('says when even filling every post is not enough, and nothing without a goal', () => {
    expect(findTargetNeeds(planOf('target=260'), runs)?.fillPercent).toBeUndefined()
    expect(findTargetNeeds(planOf('target=-'), runs)).toBeUndefined()
  })
})
