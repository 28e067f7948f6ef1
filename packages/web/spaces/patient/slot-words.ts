import type { Slot } from '@maillage/contract/booking.ts'
import { serverNow } from '../../api/client.ts'
import { dateOf, dayOf, daysBetween, timeOf, weekdayOf } from '../../i18n/time-words.ts'
import type { Patient } from './patient-context.ts'

/** How a slot is said: everything in the zone of its site. */
export function slotWords(patient: Patient, slot: Slot) {
  const site = patient.siteOf(slot.siteId)
  const zone = site.timeZone
  const date = dateOf(slot.start, zone)
  const time = timeOf(slot.start, zone, patient.language)
  const days = daysBetween(dateOf(serverNow(), zone), date)
  const weekday = weekdayOf(slot.start, zone, patient.language)
  const near =
    days === 0 ? patient.text.results.today : days === 1 ? patient.text.results.tomorrow : undefined
  const day = dayOf(slot.start, zone, patient.language)
  return {
    date,
    time,
    days,
    weekday,
    day,
    /** "demain", else "mardi" within the week, else the day in full. */
    soon: near ?? (days < 7 ? weekday : day),
    near,
    place: site.communeName,
    site,
    care: patient.careOf(slot.practitionerId),
    name: patient.text.results.slotName(
      day,
      time,
      patient.text.done.atSite(patient.text.siteKinds[site.kind].toLowerCase(), site.communeName),
      slot.minutes,
      patient.careOf(slot.practitionerId),
    ),
  }
}

/** What sets an alternative apart from the slot that was wanted. */
export function difference(patient: Patient, slot: Slot, wanted: Slot): string {
  const zone = patient.siteOf(slot.siteId).timeZone
  const words = patient.text.conflict
  const days = daysBetween(dateOf(wanted.start, zone), dateOf(slot.start, zone))
  if (days !== 0) return words.otherDay(days)
  const apart = Math.round((Date.parse(slot.start) - Date.parse(wanted.start)) / 60_000)
  if (slot.siteId === wanted.siteId && Math.abs(apart) < 120)
    return apart >= 0 ? words.later(apart) : words.sooner(-apart)
  return words.sameDay(slot.minutes !== null && wanted.minutes !== null ? slot.minutes - wanted.minutes : 0)
}
