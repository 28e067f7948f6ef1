import { describe, expect, it } from 'vitest'
import { computeAgenda } from './compute-agenda.ts'
import type { Interval } from './interval.ts'
import { parseAgenda } from './parse-agenda.ts'
import { describeRefusal, type TimeRefusal } from './refusal.ts'
import type { AgendaJson } from './testing/agenda-oracle.ts'

/** A Friday opening of two hours and twenty minutes at Fleurance, seen that morning. */
const FRIDAY: AgendaJson = {
  timeZone: 'Europe/Paris',
  now: '2027-03-26T08:00:00+01:00',
  from: '2027-03-26',
  to: '2027-03-30',
  rules: [
    {
      id: 'r1',
      start: '2027-03-22T09:00',
      end: '2027-03-22T11:20',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,FR',
      exdates: ['2027-03-29'],
    },
  ],
  reason: { durationMinutes: 20 },
}

type Texts = { free: string[]; slots: string[] }

function compute(json: AgendaJson): Texts | string[] {
  const parsed = parseAgenda(json)
  if ('refusals' in parsed) return sentences(parsed.refusals)
  const result = computeAgenda(parsed.agenda)
  if ('refusals' in result) return sentences(result.refusals)
  const { format } = parsed.agenda.clock
  const written = (list: readonly Interval[]) =>
    list.map(({ start, end }) => `${format(start)}/${format(end)}`)
  return { free: written(result.free), slots: written(result.slots) }
}

const sentences = (refusals: TimeRefusal[]) => refusals.map((refusal) => describeRefusal(refusal, 'fr'))

function computed(json: AgendaJson): Texts {
  const answer = compute(json)
  if (Array.isArray(answer)) throw new Error(answer.join('\n'))
  return answer
}

const startTimes = (json: AgendaJson) => computed(json).slots.map((slot) => slot.slice(11, 16))

describe('an agenda', () => {
  it('gives the answer of its documentation', () => {
    const json: AgendaJson = {
      ...FRIDAY,
      absences: [{ start: '2027-03-26T09:15', end: '2027-03-26T09:45', rrule: null }],
      busy: [{ start: '2027-03-26T10:00:00+01:00', end: '2027-03-26T10:20:00+01:00' }],
      reason: {
        durationMinutes: 20,
        stepMinutes: 20,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        minimumNoticeMinutes: 0,
        horizonDays: 365,
      },
    }
    expect(compute(json)).toEqual({
      free: [
        '2027-03-26T09:00:00+01:00/2027-03-26T09:15:00+01:00',
        '2027-03-26T09:45:00+01:00/2027-03-26T10:00:00+01:00',
        '2027-03-26T10:20:00+01:00/2027-03-26T11:20:00+01:00',
      ],
      slots: [
        '2027-03-26T10:20:00+01:00/2027-03-26T10:40:00+01:00',
        '2027-03-26T10:40:00+01:00/2027-03-26T11:00:00+01:00',
        '2027-03-26T11:00:00+01:00/2027-03-26T11:20:00+01:00',
      ],
    })
  })

  it('clips its free time to now, and keeps its slots on the grid of the opening', () => {
    const { free, slots } = computed({ ...FRIDAY, now: '2027-03-26T10:05:30+01:00' })
    expect(free).toEqual(['2027-03-26T10:05:30+01:00/2027-03-26T11:20:00+01:00'])
    expect(slots.map((slot) => slot.slice(11, 16))).toEqual(['10:20', '10:40', '11:00'])
  })

  it('gives the slot that starts at this very instant', () => {
    expect(startTimes({ ...FRIDAY, now: '2027-03-26T10:40:00+01:00' })).toEqual(['10:40', '11:00'])
  })

  it('counts the notice in elapsed minutes, across the night when the clocks change', () => {
    const json: AgendaJson = {
      ...FRIDAY,
      now: '2027-03-27T09:00:00+01:00',
      rules: [{ start: '2027-03-28T09:00', end: '2027-03-28T11:00' }],
      reason: { durationMinutes: 30, minimumNoticeMinutes: 24 * 60 },
    }
    expect(startTimes(json)).toEqual(['10:00', '10:30'])
  })

  it('ends its horizon with the local day, however early now is', () => {
    const evenings = {
      start: '2027-03-26T18:00',
      end: '2027-03-26T19:00',
      rrule: 'FREQ=WEEKLY;BYDAY=FR,SA,SU,MO',
    }
    const json: AgendaJson = {
      ...FRIDAY,
      now: '2027-03-25T23:30:00Z',
      rules: [evenings],
      reason: { durationMinutes: 60, horizonDays: 1 },
    }
    expect(computed(json).slots.map((slot) => slot.slice(0, 10))).toEqual(['2027-03-26', '2027-03-27'])
    expect(computed(json).free).toHaveLength(4)
    expect(computed({ ...json, reason: { durationMinutes: 60, horizonDays: 0 } }).slots).toHaveLength(1)
    expect(computed({ ...json, reason: { durationMinutes: 60 } }).slots).toHaveLength(4)
  })

  it('joins the free time of two rules that overlap, and keeps a grid for each', () => {
    const json: AgendaJson = {
      ...FRIDAY,
      rules: [
        { start: '2027-03-26T09:00', end: '2027-03-26T10:00' },
        { start: '2027-03-26T09:30', end: '2027-03-26T10:45' },
        { start: '2027-03-26T10:45', end: '2027-03-26T11:00' },
      ],
      reason: { durationMinutes: 30, stepMinutes: 15 },
    }
    expect(computed(json).free).toEqual(['2027-03-26T09:00:00+01:00/2027-03-26T11:00:00+01:00'])
    expect(startTimes(json)).toEqual(['09:00', '09:15', '09:30', '09:45', '10:00', '10:15'])
  })

  it('lets a slot run past the end of the window, but starts none there', () => {
    const night = { start: '2027-03-27T22:00', end: '2027-03-28T05:00', rrule: 'FREQ=WEEKLY' }
    const json = { ...FRIDAY, to: '2027-03-27', rules: [night], reason: { durationMinutes: 90 } }
    expect(computed(json)).toEqual({
      free: ['2027-03-27T22:00:00+01:00/2027-03-28T00:00:00+01:00'],
      slots: [
        '2027-03-27T22:00:00+01:00/2027-03-27T23:30:00+01:00',
        '2027-03-27T23:30:00+01:00/2027-03-28T01:00:00+01:00',
      ],
    })
    const leave = { start: '2027-03-28T00:30', end: '2027-03-28T08:00' }
    expect(startTimes({ ...json, absences: [leave] })).toEqual(['22:00'])
  })

  it('keeps the grid of an opening that began the evening before the window', () => {
    const night = { start: '2027-03-27T22:10', end: '2027-03-28T05:00' }
    const json = {
      ...FRIDAY,
      from: '2027-03-28',
      to: '2027-03-28',
      rules: [night],
      reason: { durationMinutes: 60 },
    }
    expect(computed(json).slots).toEqual([
      '2027-03-28T00:10:00+01:00/2027-03-28T01:10:00+01:00',
      '2027-03-28T01:10:00+01:00/2027-03-28T03:10:00+02:00',
      '2027-03-28T03:10:00+02:00/2027-03-28T04:10:00+02:00',
    ])
  })

  it('gives both two-o’clocks of an autumn night', () => {
    const json = {
      ...FRIDAY,
      from: '2027-10-31',
      to: '2027-10-31',
      rules: [{ start: '2027-10-31T01:00', end: '2027-10-31T04:00' }],
      reason: { durationMinutes: 60 },
    }
    expect(computed(json).slots.map((slot) => slot.slice(11, 25))).toEqual([
      '01:00:00+02:00',
      '02:00:00+02:00',
      '02:00:00+01:00',
      '03:00:00+01:00',
    ])
  })

  it('reads busy times in any order, overlapping or empty', () => {
    const busy = [
      { start: '2027-03-26T10:20:00+01:00', end: '2027-03-26T11:20:00+01:00' },
      { start: '2027-03-26T09:30:00+01:00', end: '2027-03-26T09:30:00+01:00' },
      { start: '2027-03-26T08:00:00Z', end: '2027-03-26T08:20:00Z' },
      { start: '2027-03-26T10:00:00+01:00', end: '2027-03-26T10:30:00+01:00' },
    ]
    expect(computed({ ...FRIDAY, busy }).free).toEqual([
      '2027-03-26T09:20:00+01:00/2027-03-26T10:00:00+01:00',
    ])
    expect(startTimes({ ...FRIDAY, busy })).toEqual(['09:20', '09:40'])
  })

  it('lets buffers lie in an absence or outside the opening, never in busy time', () => {
    const reason = { durationMinutes: 20, bufferBeforeMinutes: 10, bufferAfterMinutes: 10 }
    const absences = [{ start: '2027-03-26T09:40', end: '2027-03-26T10:00' }]
    expect(startTimes({ ...FRIDAY, absences, reason })).toEqual([
      '09:00',
      '09:20',
      '10:00',
      '10:20',
      '10:40',
      '11:00',
    ])
    const busy = [{ start: '2027-03-26T08:45:00+01:00', end: '2027-03-26T08:55:00+01:00' }]
    expect(startTimes({ ...FRIDAY, busy, reason })).toEqual([
      '09:20',
      '09:40',
      '10:00',
      '10:20',
      '10:40',
      '11:00',
    ])
  })

  it('repeats its absences as it repeats its rules', () => {
    const absences = [
      { start: '2027-01-08T09:00', end: '2027-01-08T11:00', rrule: 'FREQ=MONTHLY;BYDAY=-1FR' },
    ]
    expect(startTimes({ ...FRIDAY, absences })).toEqual(['11:00'])
    const spared = [{ ...absences[0], exdates: ['2027-03-26'] }] as AgendaJson['absences']
    expect(startTimes({ ...FRIDAY, absences: spared ?? [] })).toHaveLength(7)
  })

  it('is empty without rules', () => {
    expect(compute({ ...FRIDAY, rules: [] })).toEqual({ free: [], slots: [] })
  })
})

describe('an agenda is refused', () => {
  const daily = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU'

  it('for a rule that overlaps itself, where it is', () => {
    const rule = { start: '2027-03-22T09:00', end: '2027-03-23T10:00', rrule: daily }
    expect(compute({ ...FRIDAY, rules: [...FRIDAY.rules, rule] })).toEqual([
      'rules[1]: la règle se chevauche elle-même : l’occurrence du 2027-03-22 n’est pas finie quand commence celle du 2027-03-23',
    ])
  })

  it('for more than 20,000 occurrences, of one rule or of all', () => {
    const rule = { start: '2027-03-26T09:00', end: '2027-03-26T10:00', rrule: daily }
    expect(compute({ ...FRIDAY, rules: [rule], to: '2099-12-31' })).toEqual([
      'rules[0]: plus de 20000 occurrences : réduisez la période ou la règle',
    ])
    expect(compute({ ...FRIDAY, rules: [rule, rule], to: '2056-12-31' })).toEqual([
      'rules: plus de 20000 occurrences : réduisez la période ou la règle',
    ])
    expect(computed({ ...FRIDAY, rules: [rule], to: '2056-12-31' }).free).toHaveLength(10_874)
  })

  it('for more than a million slots, rather than for want of memory', () => {
    const rule = { start: '2027-03-26T00:00', end: '2027-03-26T23:59', rrule: daily }
    expect(compute({ ...FRIDAY, rules: [rule], to: '2030-12-31', reason: { durationMinutes: 1 } })).toEqual([
      'to: plus de 1000000 créneaux : réduisez la période ou allongez le pas',
    ])
  })
})
