import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeAgenda } from './compute-agenda.ts'
import { parseAgenda } from './parse-agenda.ts'
import type { TimeRefusal } from './refusal.ts'
import {
  type AgendaJson,
  freeMinuteByMinute,
  periodsOf,
  type RuleJson,
  slotsOneByOne,
} from './testing/agenda-oracle.ts'
import { arbitraryAgenda } from './testing/arbitrary-agenda.ts'

const RUNS = Number(process.env.AGENDA_PROPERTY_RUNS ?? 150)

describe('an agenda, held against a slow reading of its semantics', () => {
  it('has the free time and the slots of the oracle, or is refused for a rule that overlaps itself', {
    timeout: 600_000,
  }, () => {
    let compared = 0
    fc.assert(
      fc.property(arbitraryAgenda, (json) => {
        const answer = answerTo(json)
        const isRefused = 'refusals' in answer
        expect(isRefused).toBe(overlapIsConfirmed(json, isRefused))
        if (isRefused) return
        compared += 1
        expect(answer.slots).toEqual(slotsOneByOne(json))
        expect(answer.free).toEqual(freeMinuteByMinute(json))
      }),
      { numRuns: RUNS },
    )
    expect(compared).toBeGreaterThan(RUNS / 3)
  })
})

type Answer = Record<'free' | 'slots', { start: string; end: string }[]> | { refusals: TimeRefusal[] }

function answerTo(json: AgendaJson): Answer {
  const parsed = parseAgenda(json)
  if ('refusals' in parsed) return parsed
  const { clock } = parsed.agenda
  const result = computeAgenda(parsed.agenda)
  if ('refusals' in result) return result
  const written = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => ({ start: clock.format(start), end: clock.format(end) }))
  return { free: written(result.free), slots: written(result.slots) }
}

/** Looks as far as a few days after the window, and further only for a rule that the engine has refused. */
function overlapsItself(rule: RuleJson, json: AgendaJson, lastDate: string): boolean {
  const periods = periodsOf(rule, { timeZone: json.timeZone, to: lastDate })
  return periods.some((period, index) => {
    const next = periods[index + 1]
    return next !== undefined && next.start.epochMilliseconds < period.end.epochMilliseconds
  })
}

function overlapIsConfirmed(json: AgendaJson, isRefused: boolean): boolean {
  const rules = [...json.rules, ...(json.absences ?? [])]
  if (rules.some((rule) => overlapsItself(rule, json, json.to))) return true
  return isRefused && rules.some((rule) => overlapsItself(rule, json, '2056-01-01'))
}
