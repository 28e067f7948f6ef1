import type { Contact } from '@maillage/core/booking/contact.ts'
import type { Language } from '../../platform/language.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** Whom a code was asked for: what the row of a code holds, sealed. */
export interface AskedFor {
  contact: Contact
  birthDate: string
  language: Language
}

export function sealAskedFor(secrets: Secrets, asked: AskedFor): string {
  return secrets.seal('person-code', JSON.stringify(asked))
}

/** @returns undefined for what another secret sealed. */
export function unsealAskedFor(secrets: Secrets, sealed: string): AskedFor | undefined {
  const text = secrets.unseal('person-code', sealed)
  return text === undefined ? undefined : (JSON.parse(text) as AskedFor)
}

/** Codes are counted by contact and birth date together: who knows the one of somebody does not bar them. */
export function hashOfPair(secrets: Secrets, contact: Contact, birthDate: string): Buffer {
  return secrets.hash('person-code-pair', contact.address, birthDate)
}

export function hashOfCode(secrets: Secrets, codeId: string, code: string): Buffer {
  return secrets.hash('person-code', codeId, code)
}
