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

/** Where an appointment may go from each status. The table `appointment_transition` says the same; a test compares them. */
export const TRANSITIONS: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  held: ['booked', 'expired', 'released'],
  booked: ['arrived', 'in-progress', 'cancelled-by-patient', 'cancelled-by-site', 'no-show'],
  arrived: ['booked', 'in-progress', 'cancelled-by-patient', 'cancelled-by-site', 'no-show'],
  'in-progress': ['arrived', 'fulfilled'],
  fulfilled: ['in-progress'],
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
