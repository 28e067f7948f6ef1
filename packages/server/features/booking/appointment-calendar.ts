import { calendarFile } from '@maillage/core/booking/calendar-file.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { sayPhone } from './read-phone.ts'

export interface Place {
  siteName: string
  address: string
  networkName: string
  /** As it is read aloud. */
  phone: string
}

export async function readPlace(db: Db | Tx, siteId: string): Promise<Place> {
  const { rows } = await sql<Place>`
    select s.name as "siteName", s.address_line || ', ' || s.postal_code || ' ' || s.commune_name as address, n.name as "networkName", n.phone
      from site s join network n on n.id = s.network_id where s.id = ${siteId}`.execute(db)
  const place = rows[0]
  if (!place) throw new Error('the site of an appointment is not there')
  return { ...place, phone: sayPhone(place.phone) }
}

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
