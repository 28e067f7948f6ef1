import type { Slot } from '@maillage/contract/slot-search.ts'
import { serverNow } from '../../api/client.ts'
import { dateOf, dayOf, daysBetween, plainDate, timeOf, weekdayOf } from '../../i18n/time-words.ts'
import type { Patient } from './patient-context.ts'

/** "mardi 12 janvier", with its year when it is not this one. */
function dayWords({ language }: Pick<Patient, 'language'>, instant: string, zone: string): string {
  const year = dateOf(instant, zone).slice(0, 4)
  const day = dayOf(instant, zone, language)
  return year === dateOf(serverNow(), zone).slice(0, 4) ? day : `${day}\u00a0${year}`
}

/** "mardi 12 janvier, 8 h 30", with its year when it is not this one. */
export function fullMoment(patient: Pick<Patient, 'language'>, instant: string, zone: string): string {
  return `${dayWords(patient, instant, zone)}, ${timeOf(instant, zone, patient.language)}`
}

/** The same of a local date: "mardi 12 janvier". */
export function plainDay({ language, network }: Pick<Patient, 'language' | 'network'>, date: string): string {
  const day = plainDate(date, language, true)
  const year = date.slice(0, 4)
  return year === dateOf(serverNow(), network.timeZone).slice(0, 4) ? day : `${day}\u00a0${year}`
}

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
  const day = dayWords(patient, slot.start, zone)
  const who = patient.practitionerName(slot.practitionerId)
  const care = patient.careOf(slot.practitionerId)
  return {
    date,
    time,
    days,
    weekday,
    day,
    /** "mardi 12 janvier, 14 h 20". */
    full: `${day}, ${time}`,
    /** "demain", else "mardi" within the week, else the day in full. */
    soon: near ?? (days > 0 && days < 7 ? weekday : day),
    near,
    place: site.communeName,
    site,
    /** "à Fleurance". */
    at: patient.text.results.at(site.communeName),
    care,
    who,
    name: patient.text.results.slotName(
      day,
      time,
      patient.text.done.atSite(patient.text.siteKinds[site.kind].toLowerCase(), site.communeName),
      slot.minutes,
      [care, who].filter(Boolean).join(', '),
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
