export const APPOINTMENT_STATUSES = [
  'held',
  'booked',
  'arrived',
  'in-progress',
  'fulfilled',
  'cancelled-by-patient',
  'cancelled-by-site',
  'no-show',
  'expired',
  'released',
] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]

/**
 * Where an appointment may go from each status. A patient seen without having been marked as arrived is the everyday
 * case: booked goes to fulfilled in one step. What the office sets can be taken back to where it was.
 * The table `appointment_transition` says the same; a test compares them.
 */
export const TRANSITIONS: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  held: ['booked', 'expired', 'released'],
  booked: ['arrived', 'in-progress', 'fulfilled', 'cancelled-by-patient', 'cancelled-by-site', 'no-show'],
  arrived: ['booked', 'in-progress', 'fulfilled', 'cancelled-by-patient', 'cancelled-by-site', 'no-show'],
  'in-progress': ['booked', 'arrived', 'fulfilled'],
  fulfilled: ['booked', 'arrived', 'in-progress'],
  'no-show': ['booked', 'arrived'],
  'cancelled-by-patient': ['booked'],
  'cancelled-by-site': ['booked'],
  expired: [],
  released: [],
}

/** Whether an appointment may go from one status to another; staying where it is is no transition. */
export function canBecome(from: AppointmentStatus, to: AppointmentStatus): boolean {
  return TRANSITIONS[from].includes(to)
}

/** When an appointment begins, and when its day begins in the zone of its site; epoch ms. */
export interface AppointmentTime {
  start: number
  startOfDay: number
}

/**
 * The instant from which an appointment may take a status, epoch ms; undefined: at any time. A patient comes and is seen
 * on the day itself (early is fine), and is missing once the time has come.
 */
export function possibleFrom(status: AppointmentStatus, time: AppointmentTime): number | undefined {
  if (status === 'no-show') return time.start
  const isCare = status === 'arrived' || status === 'in-progress' || status === 'fulfilled'
  return isCare ? time.startOfDay : undefined
}

/** Whether an appointment may go from one status to another now: by the table, and not before it can be true. */
export function canBecomeNow(
  from: AppointmentStatus,
  to: AppointmentStatus,
  time: AppointmentTime,
  now: number,
): boolean {
  return canBecome(from, to) && now >= (possibleFrom(to, time) ?? Number.NEGATIVE_INFINITY)
}
