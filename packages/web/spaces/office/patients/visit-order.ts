import type { PatientRecord } from '@maillage/contract/patients.ts'

type Appointment = PatientRecord['appointments'][number]

/** Those to come, the soonest first; then the past, the latest first. `now`: milliseconds. */
export function inVisitOrder(appointments: readonly Appointment[], now: number): Appointment[] {
  const start = ({ start: instant }: Appointment) => Date.parse(instant)
  const coming = appointments.filter((one) => start(one) >= now)
  const past = appointments.filter((one) => start(one) < now)
  return [
    ...coming.sort((one, other) => start(one) - start(other)),
    ...past.sort((one, other) => start(other) - start(one)),
  ]
}
