import { describe, expect, test } from 'vitest'
import type { OfficeAppointment, OfficeColumn, OfficeDay } from '@maillage/contract/office.ts'
import { boardDay, listedColumns, nobodyConsults } from './board-day.ts'
import { resolveFocus, stepFocus } from './board-focus.ts'
import { firstTarget, stepTarget, targetAt, targetColumns } from './moving.ts'

const at = (time: string) => `2027-01-12T${time}:00+01:00`
const ms = (time: string) => Date.parse(at(time))
const everything = { siteIds: [], hiddenPractitionerIds: [] }

const appointment = (id: string, from: string, to: string, over: Partial<OfficeAppointment> = {}) =>
  ({
    id,
    practitionerId: 'p1',
    siteId: 's1',
    start: at(from),
    end: at(to),
    status: 'booked',
    reasonId: 'r',
    lane: 0,
    ...over,
  }) as OfficeAppointment

const column = (practitionerId: string, over: Partial<OfficeColumn> = {}): OfficeColumn => ({
  practitionerId,
  displayName: practitionerId,
  label: { fr: 'médecine générale', en: 'general practice' },
  openings: [
    {
      id: `o-${practitionerId}`,
      siteId: 's1',
      serviceCode: 'gp',
      kind: 'scheduled',
      audience: 'everyone',
      gridMinutes: 15,
      start: at('09:00'),
      end: at('12:00'),
    },
  ],
  free: [],
  absences: [],
  appointments: [],
  ...over,
})
const free = (practitionerId: string, from: string, to: string) => ({
  openingId: `o-${practitionerId}`,
  siteId: 's1',
  kind: 'scheduled' as const,
  start: at(from),
  end: at(to),
})
const day = (...columns: OfficeColumn[]): OfficeDay => ({
  date: '2027-01-12',
  timeZone: 'Europe/Paris',
  now: at('10:00'),
  holiday: null,
  columns,
})
const ids = (columns: readonly { cells: readonly { item: { id: string } }[] }[]) =>
  columns.map((one) => one.cells.map((placed) => placed.item.id.split(':')[0]))

describe('the board of a day', () => {
  test('leaves out the free time that is past, and what was cancelled', () => {
    const board = boardDay(
      day(
        column('p1', {
          free: [free('p1', '09:00', '09:15'), free('p1', '11:00', '11:15')],
          appointments: [
            appointment('a', '09:30', '09:45'),
            appointment('b', '09:45', '10:00', { status: 'cancelled-by-patient' }),
          ],
        }),
      ),
      everything,
      ms('10:00'),
    )
    expect(ids(board.columns)).toEqual([['appointment', 'free']])
    expect(board.columns[0]?.freeCount).toBe(1)
  })
  test('protected time is shown, and not counted as free for all', () => {
    const base = column('p1', { free: [free('p1', '11:00', '11:15')] })
    const openings = base.openings.map((opening) => ({ ...opening, kind: 'unscheduled' as const }))
    const [shown] = boardDay(day({ ...base, openings }), everything, ms('10:00')).columns
    expect(shown?.cells[0]?.item.form).toBe('protected')
    expect(shown?.freeCount).toBe(0)
  })
  test('a practitioner away for the whole of the openings folds; one with a patient left does not', () => {
    const absences = [{ id: 'x', cause: 'sick', start: at('08:00'), end: at('18:00') }]
    const board = boardDay(
      day(
        column('p1', { absences }),
        column('p2', { absences, appointments: [appointment('a', '09:30', '09:45')] }),
      ),
      everything,
      ms('08:00'),
    )
    expect(board.columns.map((one) => one.away)).toEqual([true, false])
  })
  test('a chosen site leaves out those who are elsewhere; a hidden practitioner keeps the keys of the others', () => {
    const three = day(column('p1'), column('p2'), column('p3'))
    expect(boardDay(three, { siteIds: ['s2'], hiddenPractitionerIds: [] }, ms('08:00')).columns).toEqual([])
    const shown = boardDay(three, { siteIds: [], hiddenPractitionerIds: ['p1'] }, ms('08:00')).columns
    expect(shown.map((one) => one.key)).toEqual([2, 3])
  })
})

describe('the focus on the board', () => {
  const board = boardDay(
    day(
      column('p1', {
        appointments: [appointment('a', '09:00', '09:15'), appointment('b', '09:15', '09:30')],
      }),
      column('p2', { appointments: [appointment('c', '09:15', '09:45', { practitionerId: 'p2' })] }),
    ),
    everything,
    ms('08:00'),
  ).columns

  test('starts near now, and follows an appointment that changed column', () => {
    expect(resolveFocus(board, null, ms('09:20'))?.id).toBe('appointment:b')
    const elsewhere = { practitionerId: 'p1', id: 'appointment:c', anchor: ms('09:15') }
    expect(resolveFocus(board, elsewhere, ms('08:00'))?.practitionerId).toBe('p2')
  })
  test('goes to the nearest block of the column when its own went away', () => {
    const gone = { practitionerId: 'p1', id: 'appointment:gone', anchor: ms('09:16') }
    expect(resolveFocus(board, gone, ms('08:00'))?.id).toBe('appointment:b')
  })
  test('an arrow to the side keeps the time', () => {
    const from = { practitionerId: 'p1', id: 'appointment:b', anchor: ms('09:15') }
    expect(stepFocus(board, from, 'right')).toEqual({
      practitionerId: 'p2',
      id: 'appointment:c',
      anchor: ms('09:15'),
    })
  })
})

describe('an appointment in hand', () => {
  const moved = appointment('a', '09:00', '09:30')
  const { columns } = boardDay(
    day(
      column('p1', {
        appointments: [moved],
        free: [free('p1', '09:30', '09:45'), free('p1', '11:00', '11:15'), free('p1', '11:15', '11:30')],
      }),
      column('p2', { free: [free('p2', '10:00', '10:15'), free('p2', '10:15', '10:30')] }),
    ),
    everything,
    ms('08:00'),
  )
  const gp = { services: [{ code: 'gp', label: { fr: '', en: '' } }] }
  const targets = targetColumns(columns, moved, gp, ms('08:00'))
  const times = targets.map((one) => one.targets.map((target) => (target.start - ms('09:00')) / 60_000))

  test('can slide by its opening’s step, or go where its whole length is free', () => {
    expect(times).toEqual([[15, 120], [60]])
  })
  test('finds no place in an opening that does not serve its reason', () => {
    const midwife = { services: [{ code: 'midwife', label: { fr: '', en: '' } }] }
    const only = targetColumns(columns.slice(1), moved, midwife, ms('08:00'))
    expect(only.flatMap((one) => one.targets)).toEqual([])
  })
  test('is first proposed near its time with the same practitioner, then steps to the side', () => {
    const first = firstTarget(targets, 'p1', ms('09:10'))
    expect(first?.start).toBe(ms('09:15'))
    expect(first && stepTarget(targets, first, 'right')?.start).toBe(ms('10:00'))
  })
  test('a pointer takes the place within half an hour, no further', () => {
    expect(targetAt(targets, 'p2', ms('10:20'))?.start).toBe(ms('10:00'))
    expect(targetAt(targets, 'p2', ms('10:40'))).toBeNull()
  })
})

describe('a day on which nobody consults', () => {
  const away = column('p1', {
    openings: [],
    absences: [{ id: 'x', cause: 'leave', start: at('00:00'), end: at('23:00') }],
  })
  const listed = (shown: OfficeDay) => listedColumns(shown, [], ms('08:00')).map((one) => one.practitionerId)

  test('lists nobody: those who are away are not said to be shown', () => {
    expect(nobodyConsults(boardDay(day(away), everything, ms('08:00')))).toBe(true)
    expect(listed(day(away))).toEqual([])
  })

  test('is not that on which one of them works: the others stand there as away', () => {
    const working = column('p2', { free: [free('p2', '09:00', '09:15')] })
    expect(nobodyConsults(boardDay(day(away, working), everything, ms('08:00')))).toBe(false)
    expect(listed(day(away, working))).toEqual(['p1', 'p2'])
  })

  test('those who work and are hidden stay listed, so that they can be shown again', () => {
    const working = column('p2', { free: [free('p2', '09:00', '09:15')] })
    const hidden = { siteIds: [], hiddenPractitionerIds: ['p2'] }
    expect(nobodyConsults(boardDay(day(away, working), hidden, ms('08:00')))).toBe(true)
    expect(listed(day(away, working))).toEqual(['p1', 'p2'])
  })
})
