import type { AbsenceSeed, OpeningSeed } from './scenario.ts'

interface Place {
  site: string
  room: string
  days: string
}

const opening = (
  place: Place,
  service: string,
  from: string,
  to: string,
  kind: OpeningSeed['kind'] = 'scheduled',
): OpeningSeed => ({
  ...place,
  service,
  kind,
  from,
  to,
})

/** A doctor's day at a centre: appointments, time kept for care that cannot wait, a pause for lunch, to 18 h 30. */
export function doctorDay(place: Place, service = 'gp'): OpeningSeed[] {
  return [...doctorMorning(place, service), ...doctorAfternoon(place, service)]
}

export function doctorMorning(place: Place, service = 'gp'): OpeningSeed[] {
  return [
    opening(place, service, '08:30', '11:00'),
    opening(place, 'snp', '11:00', '11:45', 'unscheduled'),
    opening(place, service, '11:45', '12:30'),
  ]
}

export function doctorAfternoon(place: Place, service = 'gp'): OpeningSeed[] {
  return [
    opening(place, service, '14:00', '16:00'),
    opening(place, 'snp', '16:00', '16:45', 'unscheduled'),
    opening(place, service, '16:45', '18:30'),
  ]
}

/** A paediatrician's day: hours that visits of 20 minutes fill whole. */
export function paediatricianDay(place: Place): OpeningSeed[] {
  return [
    opening(place, 'paediatrics', '09:00', '11:00'),
    opening(place, 'snp', '11:00', '11:45', 'unscheduled'),
    opening(place, 'paediatrics', '11:45', '12:25'),
    opening(place, 'paediatrics', '14:00', '16:00'),
    opening(place, 'snp', '16:00', '16:45', 'unscheduled'),
    opening(place, 'paediatrics', '16:45', '18:25'),
  ]
}

/** A whole day of one service, with a pause for lunch and no protected time. */
export function plainDay(place: Place, service: string, from = '09:00', to = '17:30'): OpeningSeed[] {
  return [opening(place, service, from, '12:30'), opening(place, service, '13:30', to)]
}

export function evening(place: Place, service = 'gp'): OpeningSeed {
  return opening(place, service, '18:30', '20:00')
}

/** One Saturday morning of the month, the `rank`-th. */
export function saturday(place: Omit<Place, 'days'>, rank: number, service = 'gp'): OpeningSeed[] {
  const day = { ...place, days: 'SA', recurrence: `FREQ=MONTHLY;BYDAY=${rank}SA` }
  return [
    { ...day, service, kind: 'scheduled', from: '08:30', to: '11:00' },
    { ...day, service: 'snp', kind: 'unscheduled', from: '11:00', to: '12:00' },
  ]
}

export function visits(place: Place, from: string, to: string): OpeningSeed {
  return { ...opening(place, 'visit', from, to, 'visit'), audience: 'office' }
}

export const meeting = (weekday: string, from: string, to: string): AbsenceSeed => ({
  cause: 'meeting',
  startDay: 0,
  endDay: 0,
  from,
  to,
  weekday,
  recurrence: `FREQ=WEEKLY;BYDAY=${weekday}`,
})

/** Whole days away, both included. */
export const away = (cause: AbsenceSeed['cause'], startDay: number, endDay: number): AbsenceSeed => ({
  cause,
  startDay,
  endDay: endDay + 1,
  from: '00:00',
  to: '00:00',
})
