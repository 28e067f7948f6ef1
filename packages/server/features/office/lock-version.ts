import type { ActionContext } from '../../platform/action.ts'
import { type AppointmentFacts, lockAppointment } from '../booking/read-appointment.ts'
import { noSuchAppointment, stale } from './office-refusals.ts'
import { readOfficeAppointment } from './office.queries.ts'

/**
 * Locks an appointment that an agent changes from the version on the screen.
 * @throws {Refusal} `no-such-appointment`; `not-yours` at a site or in an agenda that is not the agent's; `stale` with what it is now, when somebody changed it since.
 */
export async function lockVersion(
  { tx, permit }: Pick<ActionContext, 'tx' | 'permit'>,
  networkId: string,
  id: string,
  version: number,
): Promise<AppointmentFacts> {
  const known = await lockAppointment(tx, networkId, id)
  if (!known) throw noSuchAppointment()
  permit(known)
  if (known.version === version) return known
  const current = await readOfficeAppointment(tx, networkId, id)
  throw current ? stale(current) : noSuchAppointment()
}
