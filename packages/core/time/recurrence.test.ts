import { describe, expect, it } from 'vitest'
import { formatLocalDate, parseLocalDate, parseWallTime } from './local-time.ts'
import { parseRecurrence } from './recurrence.ts'
import { recurrenceDays } from './recurrence-days.ts'
import { describeRefusal } from './refusal.ts'

/** The dates that a rule gives from its start to `last`. */
function dates(rrule: string, start: string, last: string): string[] {
  const parsed = parseRecurrence(rrule)
  if ('cause' in parsed) throw new Error(describeRefusal({ path: 'rrule', ...parsed.cause }, 'en'))
  const lastDay = parseLocalDate(last) as number
  return recurrenceDays(parsed.recurrence, parseWallTime(start) as number, lastDay, 1000).map(formatLocalDate)
}

function refusal(rrule: string): string {
  const parsed = parseRecurrence(rrule)
  if ('recurrence' in parsed) throw new Error(`${rrule} was accepted`)
  return describeRefusal({ path: 'rrule', ...parsed.cause }, 'fr')
}

describe('a weekly recurrence', () => {
  it('keeps the weekday of its start without BYDAY', () => {
    expect(dates('FREQ=WEEKLY', '2027-03-24T09:00', '2027-04-10')).toEqual([
      '2027-03-24',
      '2027-03-31',
      '2027-04-07',
    ])
  })

  it('gives nothing on a start that does not match', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=MO', '2027-03-24T09:00', '2027-04-06')).toEqual([
      '2027-03-29',
      '2027-04-05',
    ])
  })

  it('counts every other week from the Monday of its start', () => {
    const rrule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU'
    expect(dates(rrule, '2027-03-24T09:00', '2027-04-30')).toEqual([
      '2027-03-28',
      '2027-04-05',
      '2027-04-11',
      '2027-04-19',
      '2027-04-25',
    ])
  })

  it('reads BYDAY in any order, each day once, in any case of letters', () => {
    const rrule = 'freq=weekly;byday=FR,MO,FR'
    expect(dates(rrule, '2027-03-22T09:00', '2027-03-28')).toEqual(['2027-03-22', '2027-03-26'])
  })
})

describe('a monthly recurrence', () => {
  it('skips the months without the day of its start', () => {
    expect(dates('FREQ=MONTHLY', '2027-01-31T09:00', '2027-06-30')).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
    ])
  })

  it('takes ordinals from both ends of the month', () => {
    expect(dates('FREQ=MONTHLY;BYDAY=2TU,-1FR', '2027-03-01T09:00', '2027-04-30')).toEqual([
      '2027-03-09',
      '2027-03-26',
      '2027-04-13',
      '2027-04-30',
    ])
  })

  it('skips the months without a fifth Friday', () => {
    expect(dates('FREQ=MONTHLY;BYDAY=5FR', '2027-01-01T09:00', '2027-08-31')).toEqual([
      '2027-01-29',
      '2027-04-30',
      '2027-07-30',
    ])
  })

  it('takes every such weekday without an ordinal, and gives a day once', () => {
    expect(dates('FREQ=MONTHLY;BYDAY=MO,1MO,-1MO', '2027-03-01T09:00', '2027-03-31')).toEqual([
      '2027-03-01',
      '2027-03-08',
      '2027-03-15',
      '2027-03-22',
      '2027-03-29',
    ])
  })

  it('counts its months from that of the start, across years', () => {
    expect(dates('FREQ=MONTHLY;INTERVAL=5;BYDAY=1MO', '2027-03-20T09:00', '2028-06-30')).toEqual([
      '2027-08-02',
      '2028-01-03',
      '2028-06-05',
    ])
  })
})

describe('the end of a recurrence', () => {
  it('COUNT counts the days that match, from the start on', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3', '2027-03-24T09:00', '2027-12-31')).toEqual([
      '2027-03-26',
      '2027-03-29',
      '2027-04-02',
    ])
  })

  it.each([
    ['20270331', true],
    ['2027-03-31', true],
    ['20270330', false],
    ['20270331T090000', true],
    ['20270331T0900', true],
    ['2027-03-31T09:00', true],
    ['20270331T085959', false],
  ])('UNTIL=%s includes an occurrence at 2027-03-31T09:00: %s', (until, included) => {
    const given = dates(`FREQ=WEEKLY;UNTIL=${until}`, '2027-03-24T09:00', '2027-12-31')
    expect(given).toEqual(included ? ['2027-03-24', '2027-03-31'] : ['2027-03-24'])
  })

  it('UNTIL beyond the last day asked for adds no day', () => {
    expect(dates('FREQ=WEEKLY;UNTIL=20271231', '2027-03-24T09:00', '2027-03-30')).toEqual(['2027-03-24'])
  })

  it('UNTIL before the start gives nothing', () => {
    expect(dates('FREQ=WEEKLY;UNTIL=20270101', '2027-03-24T09:00', '2027-12-31')).toEqual([])
  })
})

describe('a recurrence outside the subset is refused by name', () => {
  it.each([
    ['FREQ=DAILY', 'FREQ=DAILY'],
    ['FREQ=YEARLY', 'FREQ=YEARLY'],
    ['BYDAY=MO', 'FREQ manque'],
    ['FREQ=WEEKLY;BYMONTH=3', '« BYMONTH »'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', '« BYMONTHDAY »'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', '« BYSETPOS »'],
    ['FREQ=WEEKLY;WKST=SU', '« WKST »'],
    ['RRULE:FREQ=WEEKLY', '« RRULE:FREQ »'],
    ['FREQ=WEEKLY;FREQ=WEEKLY', 'FREQ est donné deux fois'],
    ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL=0'],
    ['FREQ=WEEKLY;INTERVAL=-1', 'INTERVAL=-1'],
    ['FREQ=WEEKLY;INTERVAL=1.5', 'INTERVAL=1.5'],
    ['FREQ=WEEKLY;COUNT=0', 'COUNT=0'],
    ['FREQ=WEEKLY;COUNT=20001', 'COUNT=20001'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20270401', 'UNTIL et COUNT'],
    ['FREQ=WEEKLY;BYDAY=', 'BYDAY='],
    ['FREQ=WEEKLY;BYDAY=LU', 'BYDAY=LU'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY=1MO'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY=0MO'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY=6MO'],
    ['FREQ=WEEKLY;UNTIL=20270230', 'UNTIL=20270230'],
    ['FREQ=WEEKLY;UNTIL=20270401T090000Z', 'UNTIL=20270401T090000Z'],
    ['FREQ=WEEKLY;UNTIL=20270401T250000', 'UNTIL=20270401T250000'],
    ['FREQ=WEEKLY;UNTIL=tomorrow', 'UNTIL=TOMORROW'],
    ['FREQ=WEEKLY;', 'FREQ=WEEKLY;'],
    ['WEEKLY', 'RRULE=WEEKLY'],
    ['', 'RRULE='],
  ])('%s: the message names %s', (rrule, named) => {
    expect(refusal(rrule)).toContain(named)
  })
})
