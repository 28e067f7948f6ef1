import { calendarFile } from '@maillage/core/booking/calendar-file.ts'
import type { Language } from '../../platform/language.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import type { Place } from './read-place.ts'

/** The calendar file of an appointment. A calendar is often shared: no name, no reason, no practitioner. */
export function appointmentCalendar(
  appointment: AppointmentFacts,
  place: Place,
  link: string,
  language: Language,
): string {
  return calendarFile({
    uid: `${appointment.id}@maillage`,
    start: appointment.start,
    end: appointment.end,
    updatedAt: appointment.updatedAt,
    sequence: appointment.version,
    summary: language === 'fr' ? `Rendez-vous, ${place.siteName}` : `Appointment, ${place.siteName}`,
    location: `${place.siteName}, ${place.address}`,
    description:
      language === 'fr' ? `Pour le déplacer ou l’annuler\u202f: ${link}` : `To move or cancel it: ${link}`,
    url: link,
    cancelled: appointment.status.startsWith('cancelled'),
  })
}
