import type { Tx } from '../../platform/database.ts'
import { type AppointmentFacts, lockAppointment } from '../booking/read-appointment.ts'
import { noSuchAppointment, stale } from './office-refusals.ts'
import { readOfficeAppointment } from './office.queries.ts'

/**
 * Locks an appointment that an agent changes from the version on the screen.
 * @throws {Refusal} `no-such-appointment`; `stale` with what it is now, when somebody changed it since.
 */
export async function lockVersion(
  tx: Tx,
  networkId: string,
  id: string,
  version: number,
): Promise<AppointmentFacts> {
  const known = await lockAppointment(tx, networkId, id)
  if (!known) throw noSuchAppointment()
  if (known.version === version) return known
  const current = await readOfficeAppointment(tx, networkId, id)
  throw current ? stale(current) : noSuchAppointment()
}
