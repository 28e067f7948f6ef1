import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Site } from '@maillage/contract/network.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import type { Patient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'

/** "20 rue du Moulin, 32500 Fleurance": numbers never part from their names. */
export function addressOf({ addressLine, postalCode, communeName }: Site): string {
  const street = addressLine?.replace(/^(\d+\S*) /, '$1\u00a0')
  return `${street ? `${street}, ` : ''}${postalCode}\u00a0${communeName}`
}

/**
 * What someone close is told: when, where, and whom to call. Neither name, reason nor professional, and not the link of the
 * message: whoever has it and the birth date can move or cancel.
 */
export function shareText(patient: Patient, { slot }: Pick<PatientAppointment, 'slot'>): string {
  const { day, time, site } = slotWords(patient, slot)
  const { text, network } = patient
  return [
    text.share.appointment(day, time),
    `${site.name}, ${addressOf(site)}`,
    text.share.phone(phoneText(network.phone)),
  ].join('\n')
}
