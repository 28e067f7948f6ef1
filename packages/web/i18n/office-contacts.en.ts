import type { OfficeContactsText } from './office-contacts.fr.ts'

export const officeContactsEn: OfficeContactsText = {
  title: 'Contact to confirm',
  since: (contact, date) => `${contact}, from an online booking on ${date}.`,
  effect: 'It opens the appointments booked with it only, not the rest of the record.',
  ask: 'Ask the person in front of you: “Is this your contact?”',
  proofFirst: 'Note the identity document seen first, then ask the person whether it is theirs.',
  yes: 'It is theirs',
  no: 'It is not theirs',
  yesOf: (contact) => `It is theirs: ${contact}`,
  noOf: (contact) => `It is not theirs: ${contact}`,
  sending: 'Saving',
  confirmed: 'Contact confirmed. It opens the record online.',
  removed: 'Contact taken off the record. It opens nothing any more.',
}
