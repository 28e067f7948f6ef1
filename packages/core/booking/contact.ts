/** A checked way to write to a person: an e-mail address, or a mobile number in E.164. */
export interface Contact {
  channel: 'email' | 'sms'
  address: string
}

export type ContactFault = 'landline' | 'foreign-number' | 'malformed-number' | 'malformed-email'

/**
 * Mobile prefixes of the overseas départements, dialled with 06 like those of metropolitan France.
 * Source: plan national de numérotation, ARCEP decision 2018-0881 (blocks 0639, 0690, 0691, 0692, 0693, 0694, 0696, 0697).
 */
const OVERSEAS: Record<string, string> = {
  '0639': '+262',
  '0690': '+590',
  '0691': '+590',
  '0692': '+262',
  '0693': '+262',
  '0694': '+594',
  '0696': '+596',
  '0697': '+596',
}
/** Kept by ARCEP for works of fiction in metropolitan France, inside Mayotte's block: what demonstrations use. */
const FICTION = '063998'
const FRENCH_CODES = ['+33', '+262', '+590', '+594', '+596']
const EMAIL =
  /^[^\s@<>(),;:"\\[\]\p{C}]{1,64}@[\p{Letter}\p{Number}](?:[\p{Letter}\p{Number}-]*[\p{Letter}\p{Number}])?(?:\.[\p{Letter}\p{Number}](?:[\p{Letter}\p{Number}-]*[\p{Letter}\p{Number}])?)+$/u

/** Reads what a person typed: an e-mail address (lower-cased), or a French mobile number, metropolitan or overseas. */
export function parseContact(text: string): Contact | ContactFault {
  const trimmed = text.trim()
  return trimmed.includes('@') ? parseEmail(trimmed) : parseMobile(trimmed)
}

function parseEmail(text: string): Contact | ContactFault {
  const address = text.toLowerCase().normalize('NFC')
  return address.length <= 254 && EMAIL.test(address) && !/^\.|\.\.|\.@/.test(address)
    ? { channel: 'email', address }
    : 'malformed-email'
}

function parseMobile(text: string): Contact | ContactFault {
  const dialled = text
    .replace(/[\s.\-/\u2010-\u2015]/g, '')
    .replace('(0)', '')
    .replace(/[()]/g, '')
    .replace(/^00/, '+')
  if (!/^\+?[0-9]{6,15}$/.test(dialled)) return 'malformed-number'
  if (!dialled.startsWith('+')) return fromNational(dialled)
  const code = FRENCH_CODES.find((known) => dialled.startsWith(known))
  if (!code) return 'foreign-number'
  const national = `0${dialled.slice(code.length).replace(/^0/, '')}`
  const contact = fromNational(national)
  if (typeof contact === 'string' || code === '+33' || contact.address.startsWith(code)) return contact
  return 'malformed-number'
}

function fromNational(digits: string): Contact | ContactFault {
  if (!/^0[1-9][0-9]{8}$/.test(digits)) return 'malformed-number'
  if (!/^0[67]/.test(digits)) return 'landline'
  const code = digits.startsWith(FICTION) ? '+33' : (OVERSEAS[digits.slice(0, 4)] ?? '+33')
  return { channel: 'sms', address: code + digits.slice(1) }
}
