import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { noSuchAppointment } from './booking.refusals.ts'
import { readManageToken } from './booking-tokens.ts'
import { linkLocked, wrongBirthDate } from './code.refusals.ts'
import { countAttempt, forgetAttempts } from './count-attempt.ts'
import { answerPatient } from './patient-answer.ts'
import { lockAppointment } from './read-appointment.ts'
import { readBirthDate } from './read-identity.ts'
import { readPhone } from './read-phone.ts'
import { bookingAccess } from './booking.access.ts'

/**
 * Opens the appointment behind a link to whoever knows the patient's birth date: 5 tries, then a pause of 15 minutes.
 * A date that does not exist is refused and is no try.
 *
 * @throws {Refusal} `no-such-appointment`, `wrong-birth-date` (with `attemptsLeft`), `link-locked` (with `until`).
 */
export const identifyByLink = defineAction<
  { networkId: string; token: string; birthDate: string },
  PatientAppointment
>({
  name: 'identify-by-link',
  access: bookingAccess['identify-by-link'],
  async run(context, input) {
    const { tx, now, secrets } = context
    const id = readManageToken(secrets, input.token)
    const appointment = id ? await lockAppointment(tx, input.networkId, id) : undefined
    if (!appointment?.patientId) throw noSuchAppointment()
    const birthDate = readBirthDate(input.birthDate, now, appointment.timeZone)
    const what = { tx, secrets, kind: 'birth-date', value: appointment.id }
    const attempt = await countAttempt({ ...what, now, limit: BOOKING_LIMITS.birthDateAttempts })
    const locked = async () =>
      linkLocked(
        BOOKING_LIMITS.birthDateAttempts.minutes,
        now,
        attempt.again,
        await readPhone(tx, input.networkId),
      )
    if (attempt.left < 0) return locked()
    const patient = await tx
      .selectFrom('patient')
      .select('birth_date')
      .where('id', '=', appointment.patientId)
      .executeTakeFirstOrThrow()
    if (patient.birth_date !== birthDate) return attempt.left === 0 ? locked() : wrongBirthDate(attempt.left)
    await forgetAttempts(what)
    context.audit({
      action: 'identify-by-link',
      networkId: input.networkId,
      practitionerId: appointment.practitionerId,
      subjectType: 'appointment',
      subjectId: appointment.id,
    })
    return answerPatient(context, input.networkId, appointment.id)
  },
})
