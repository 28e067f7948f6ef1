import type { ActionContext } from '../../platform/action.ts'
import { readAppointment } from '../booking/read-appointment.ts'
import { tellPatient } from '../booking/tell-patient.ts'

/** Writes to the patient what the office just did, if there is an address to write to and the time is not past. */
export async function tellOfChange(
  context: ActionContext,
  kind: Parameters<typeof tellPatient>[1],
  networkId: string,
  appointmentId: string,
  publicUrl: string,
): Promise<void> {
  const appointment = await readAppointment(context.tx, networkId, appointmentId)
  if (appointment && appointment.start > context.now.epochMilliseconds)
    await tellPatient(context, kind, appointment, publicUrl)
}
