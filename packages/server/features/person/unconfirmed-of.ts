import type { UnconfirmedContact } from '@maillage/contract/patient-contacts.ts'

export type ContactChannel = UnconfirmedContact['channel']

export interface ContactsOfRecord {
  phone: string | null
  email: string | null
  /** Since when a booking put it there, and nobody confirmed it. */
  phoneSince: Date | null
  emailSince: Date | null
}

/** The contacts of a record that came with a booking, and wait to be confirmed. */
export function unconfirmedOf({
  phone,
  email,
  phoneSince,
  emailSince,
}: ContactsOfRecord): UnconfirmedContact[] {
  const one = (channel: ContactChannel, contact: string | null, since: Date | null) =>
    contact && since ? [{ channel, contact, since: since.toISOString() }] : []
  return [...one('phone', phone, phoneSince), ...one('email', email, emailSince)]
}
