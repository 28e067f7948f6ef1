import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeAgenda } from './compute-agenda.ts'
import { type AgendaExplanation, explainAgenda, type OpeningCause } from './explain-agenda.ts'
import { formatLocalDate } from './local-time.ts'
import { parseAgenda } from './parse-agenda.ts'
import type { AgendaJson } from './testing/agenda-oracle.ts'
import { arbitraryAgenda } from './testing/arbitrary-agenda.ts'

const MORNING: AgendaJson = {
  timeZone: 'Europe/Paris',
  now: '2027-03-26T06:00:00+01:00',
  from: '2027-03-26',
  to: '2027-03-26',
  rules: [{ start: '2027-03-26T09:00', end: '2027-03-26T10:00' }],
  reason: { durationMinutes: 20 },
}

function explain(json: AgendaJson): AgendaExplanation {
  const parsed = parseAgenda(json)
  if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
  const explanation = explainAgenda(parsed.agenda)
  if ('refusals' in explanation) throw new Error(JSON.stringify(explanation.refusals))
  return explanation
}

const causesOf = (json: AgendaJson): OpeningCause[] =>
  explain(json).openings.flatMap((opening) => opening.causes)
const at = (text: string) => Date.parse(text)

describe('an explanation', () => {
  it('has nothing to say of an opening that nothing took', () => {
    expect(explain(MORNING)).toEqual({
      openings: [
        {
          rule: 0,
          day: expect.any(Number),
          opening: { start: at('2027-03-26T08:00Z'), end: at('2027-03-26T09:00Z') },
          starts: 3,
          slots: 3,
          causes: [],
        },
      ],
      lostDays: [],
      silentRules: [],
    })
  })

  it('names the absence, the busy time and the buffer that took starts', () => {
    const json: AgendaJson = {
      ...MORNING,
      absences: [{ start: '2027-03-26T09:00', end: '2027-03-26T09:10' }],
      busy: [
        { start: '2027-03-26T12:00:00+01:00', end: '2027-03-26T13:00:00+01:00' },
        { start: '2027-03-26T09:50:00+01:00', end: '2027-03-26T10:00:00+01:00' },
      ],
      reason: { durationMinutes: 20, bufferAfterMinutes: 15 },
    }
    const busy = { index: 1, start: at('2027-03-26T08:50Z'), end: at('2027-03-26T09:00Z') }
    expect(causesOf(json)).toEqual([
      { kind: 'absence', starts: 1, index: 0, start: at('2027-03-26T08:00Z'), end: at('2027-03-26T08:10Z') },
      { kind: 'busy', starts: 1, ...busy },
      { kind: 'buffer', starts: 1, ...busy },
    ])
  })

  it('names what is past, the notice and the horizon', () => {
    const json: AgendaJson = { ...MORNING, now: '2027-03-26T09:10:00+01:00' }
    const notice = at('2027-03-26T08:25Z')
    expect(causesOf({ ...json, reason: { durationMinutes: 20, minimumNoticeMinutes: 15 } })).toEqual([
      { kind: 'past', starts: 1 },
      { kind: 'notice', starts: 1, limit: notice },
    ])
    const early: AgendaJson = { ...MORNING, now: '2027-03-20T12:00:00+01:00' }
    expect(causesOf({ ...early, reason: { durationMinutes: 20, horizonDays: 3 } })).toEqual([
      { kind: 'horizon', starts: 3, limit: at('2027-03-23T23:00Z') },
    ])
  })

  it('names the remainder of the grid', () => {
    expect(causesOf({ ...MORNING, reason: { durationMinutes: 25 } })).toEqual([
      { kind: 'remainder', minutes: 10 },
    ])
    expect(causesOf({ ...MORNING, reason: { durationMinutes: 90 } })).toEqual([
      { kind: 'remainder', minutes: 60 },
    ])
  })

  it('names the starts that another opening gives, and those outside the window', () => {
    const rules = [...MORNING.rules, { start: '2027-03-26T08:40', end: '2027-03-26T09:20' }]
    expect(causesOf({ ...MORNING, rules })).toEqual([{ kind: 'given-by-another-opening', starts: 1 }])
    const night = { start: '2027-03-25T23:20', end: '2027-03-26T00:20' }
    expect(causesOf({ ...MORNING, now: '2027-03-25T08:00:00+01:00', rules: [night] })).toEqual([
      { kind: 'outside-window', starts: 2 },
    ])
  })

  it('names the days lost to an exdate or to a skipped hour', () => {
    const rules = [
      { start: '2027-03-21T09:00', end: '2027-03-21T10:00', rrule: 'FREQ=WEEKLY', exdates: ['2027-03-28'] },
      { start: '2027-03-21T02:10', end: '2027-03-21T03:00', rrule: 'FREQ=WEEKLY' },
    ]
    const { lostDays, openings } = explain({ ...MORNING, from: '2027-03-28', to: '2027-03-28', rules })
    expect(openings).toEqual([])
    expect(lostDays.map(({ day, ...lost }) => ({ ...lost, date: formatLocalDate(day) }))).toEqual([
      { rule: 0, date: '2027-03-28', kind: 'exdate' },
      { rule: 1, date: '2027-03-28', kind: 'no-time' },
    ])
  })

  it('says of a rule without openings whether it is to come, over, or silent for now', () => {
    const bounds = { start: '2027-03-20T09:00', end: '2027-03-20T10:00' }
    const rules = [
      { start: '2027-04-01T09:00', end: '2027-04-01T10:00' },
      bounds,
      { ...bounds, rrule: 'FREQ=WEEKLY;UNTIL=20270325' },
      { ...bounds, rrule: 'FREQ=WEEKLY' },
    ]
    expect(explain({ ...MORNING, rules }).silentRules).toEqual([
      { rule: 0, kind: 'starts-later' },
      { rule: 1, kind: 'over' },
      { rule: 2, kind: 'over' },
      { rule: 3, kind: 'between' },
    ])
  })

  it('counts the slots of the agenda, and leaves no lost start without a cause', () => {
    fc.assert(
      fc.property(arbitraryAgenda, (json) => {
        const parsed = parseAgenda(json)
        if ('refusals' in parsed) return
        const [result, explanation] = [computeAgenda(parsed.agenda), explainAgenda(parsed.agenda)]
        if ('refusals' in result || 'refusals' in explanation) return
        expect(explanation.openings.reduce((sum, opening) => sum + opening.slots, 0)).toBe(
          result.slots.length,
        )
        for (const { starts, slots, causes } of explanation.openings) {
          const explained = causes.reduce((sum, cause) => sum + ('starts' in cause ? cause.starts : 0), 0)
          expect(starts - slots).toBeLessThanOrEqual(explained)
          if (explained === 0) expect(slots).toBe(starts)
        }
      }),
      { numRuns: 300 },
    )
  })
})
