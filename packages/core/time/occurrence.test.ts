import { describe, expect, it } from 'vitest'
import { expandRule } from './occurrence.ts'
import { describeRefusal } from './refusal.ts'
import type { LocalRule } from './rule.ts'
import { zoneClock } from './zone-clock.ts'

const PARIS = 'Europe/Paris'

function expand(rule: LocalRule, from: string, to: string, zone = PARIS): string[] {
  const expanded = expandRule(rule, zone, { from, to })
  if ('refusals' in expanded)
    throw new Error(expanded.refusals.map((one) => describeRefusal(one, 'en')).join('\n'))
  const format = zoneClock(zone)?.format ?? String
  return expanded.occurrences.map(({ start, end }) => `${format(start)} ${format(end)}`)
}

function refusals(rule: LocalRule, from: string, to: string, zone = PARIS): string[] {
  const expanded = expandRule(rule, zone, { from, to })
  return 'refusals' in expanded ? expanded.refusals.map((refusal) => describeRefusal(refusal, 'fr')) : []
}

describe('the occurrences of a rule', () => {
  it('keep their wall clock when the clocks change', () => {
    const rule = { start: '2027-03-22T09:00', end: '2027-03-22T12:00', rrule: 'FREQ=WEEKLY;BYDAY=MO,SU' }
    expect(expand(rule, '2027-03-22', '2027-03-29')).toEqual([
      '2027-03-22T09:00:00+01:00 2027-03-22T12:00:00+01:00',
      '2027-03-28T09:00:00+02:00 2027-03-28T12:00:00+02:00',
      '2027-03-29T09:00:00+02:00 2027-03-29T12:00:00+02:00',
    ])
  })

  it('are an hour shorter or longer in the nights when the clocks change', () => {
    const rule = { start: '2027-03-27T22:00', end: '2027-03-28T06:00', rrule: 'FREQ=WEEKLY' }
    expect(expand(rule, '2027-03-27', '2027-03-27')).toEqual([
      '2027-03-27T22:00:00+01:00 2027-03-28T06:00:00+02:00',
    ])
    expect(expand(rule, '2027-10-30', '2027-10-30')).toEqual([
      '2027-10-30T22:00:00+02:00 2027-10-31T06:00:00+01:00',
    ])
  })

  it('do not exist when a skipped hour leaves them no time', () => {
    const rule = { start: '2027-03-27T02:15', end: '2027-03-27T03:00', rrule: 'FREQ=WEEKLY;BYDAY=SA,SU' }
    const wholeHour = { ...rule, start: '2027-03-27T02:00' }
    expect(expand(wholeHour, '2027-03-28', '2027-03-28')).toEqual([])
    expect(expand(rule, '2027-03-27', '2027-03-28')).toEqual([
      '2027-03-27T02:15:00+01:00 2027-03-27T03:00:00+01:00',
    ])
  })

  it('know no summer time at Saint-Martin, and another one in New York', () => {
    const rule = { start: '2027-03-13T18:00', end: '2027-03-13T21:00', rrule: 'FREQ=WEEKLY;BYDAY=SA,SU' }
    expect(expand(rule, '2027-03-14', '2027-03-14', 'America/Marigot')).toEqual([
      '2027-03-14T18:00:00-04:00 2027-03-14T21:00:00-04:00',
    ])
    expect(expand(rule, '2027-03-13', '2027-03-14', 'America/New_York')).toEqual([
      '2027-03-13T18:00:00-05:00 2027-03-13T21:00:00-05:00',
      '2027-03-14T18:00:00-04:00 2027-03-14T21:00:00-04:00',
    ])
  })

  it('belong to the range by the date of their start: consecutive ranges never give one twice', () => {
    const night = { start: '2027-03-22T20:00', end: '2027-03-23T08:00', rrule: 'FREQ=WEEKLY' }
    expect(expand(night, '2027-03-22', '2027-03-22')).toHaveLength(1)
    expect(expand(night, '2027-03-23', '2027-03-28')).toEqual([])
  })

  it('of a rule without recurrence are its start, and its added dates', () => {
    const once = { start: '2027-03-22T09:00', end: '2027-03-22T10:00', rdates: ['2027-03-24', '2027-03-20'] }
    expect(expand(once, '2027-03-01', '2027-03-31').map((text) => text.slice(0, 10))).toEqual([
      '2027-03-20',
      '2027-03-22',
      '2027-03-24',
    ])
  })

  it('lose their exdates, even those added, and count a removed date', () => {
    const rule = {
      start: '2027-03-22T09:00',
      end: '2027-03-22T10:00',
      rrule: 'FREQ=WEEKLY;COUNT=3',
      exdates: ['2027-03-29', '2027-04-01'],
      rdates: ['2027-04-01', '2027-04-05', '2027-04-08'],
    }
    expect(expand(rule, '2027-03-01', '2027-04-30').map((text) => text.slice(0, 10))).toEqual([
      '2027-03-22',
      '2027-04-05',
      '2027-04-08',
    ])
  })
})

describe('a rule is refused', () => {
  const daily = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU'

  it('when it overlaps itself, with the two dates, whatever the range', () => {
    const rule = { start: '2027-03-22T09:00', end: '2027-03-23T10:00', rrule: 'FREQ=WEEKLY;BYDAY=MO,TU' }
    const message =
      'la règle se chevauche elle-même : l’occurrence du 2027-03-22 n’est pas finie quand commence celle du 2027-03-23'
    expect(refusals(rule, '2027-03-22', '2027-03-30')).toEqual([message])
    expect(refusals(rule, '2030-01-01', '2030-01-02')).toEqual([message])
  })

  it('when an added date overlaps another occurrence', () => {
    const rule = { start: '2027-03-22T09:00', end: '2027-03-24T10:00', rdates: ['2027-03-24'] }
    expect(refusals(rule, '2027-03-22', '2027-03-30')[0]).toContain('2027-03-22')
    expect(refusals(rule, '2027-03-22', '2027-03-30')[0]).toContain('2027-03-24')
  })

  it('but not when its occurrences touch, nor when an exdate separates them', () => {
    const fullDays = { start: '2027-03-22T08:00', end: '2027-03-23T08:00', rrule: daily }
    expect(refusals(fullDays, '2027-03-22', '2027-04-30')).toEqual([])
    const twoDays = { start: '2027-03-22T08:00', end: '2027-03-24T08:00', rrule: 'FREQ=WEEKLY;BYDAY=MO,WE' }
    expect(refusals(twoDays, '2027-03-22', '2027-04-30')).toEqual([])
    const apart = {
      start: '2027-03-22T09:00',
      end: '2027-03-23T10:00',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3',
      exdates: ['2027-03-23'],
    }
    expect(refusals(apart, '2027-03-22', '2027-04-30')).toEqual([])
  })

  it('when it gives more than 20,000 occurrences up to the end of the range, and not one less', () => {
    const rule = { start: '2027-01-01T09:00', end: '2027-01-01T10:00', rrule: daily }
    expect(refusals(rule, '2081-01-01', '2081-10-03')).toEqual([])
    expect(refusals(rule, '2081-01-01', '2081-10-04')[0]).toContain('plus de 20000 occurrences')
    const withoutOne = { ...rule, exdates: ['2027-01-02'] }
    expect(refusals(withoutOne, '2081-01-01', '2081-10-04')).toEqual([])
    expect(refusals(withoutOne, '2081-01-01', '2081-10-05')[0]).toContain('plus de 20000 occurrences')
  })

  it('with every fault of its fields, and where', () => {
    const rule = {
      start: '2027-02-30T09:00',
      end: '09:00',
      rrule: 'FREQ=DAILY',
      exdates: ['2027-04-31'],
      rdates: ['x'],
    }
    expect(refusals(rule, '2027-03-01', '2027-03-02').map((message) => message.split(':')[0])).toEqual([
      'start',
      'end',
      'exdates[0]',
      'rdates[0]',
      'rrule',
    ])
  })

  it('with its end at or before its start, an unknown zone or a malformed range', () => {
    const backwards = { start: '2027-03-22T09:00', end: '2027-03-22T09:00' }
    expect(refusals(backwards, '2027-03-01', '2027-03-02')).toEqual([
      'end: la fin (2027-03-22T09:00) n’est pas après le début (2027-03-22T09:00)',
    ])
    const rule = { start: '2027-03-22T09:00', end: '2027-03-22T10:00' }
    expect(refusals(rule, '2027-03-01', '2027-03-02', 'Europe/Pari')[0]).toContain('« Europe/Pari »')
    expect(refusals(rule, '2027-02-30', '2027-03-02')[0]).toContain('range.from')
    expect(refusals(rule, '2027-03-01', 'demain')[0]).toContain('range.to')
  })
})
