import { isRpps } from './rpps.ts'

/** What Pro Santé Connect says of a professional, of which only the national identifiers matter here. */
export interface ProfessionalClaims {
  /** National identifier, prefixed with its kind. */
  SubjectNameID?: string | undefined
  /** Every identifier of the person, with the directory it comes from. */
  otherIds?: readonly { identifiant?: string | undefined; origine?: string | undefined }[] | undefined
}

export type RppsFault = 'not-rpps' | 'ambiguous-rpps'

/** In the national identifier of a person (PS_IdNat), 8 announces an RPPS; 0 an ADELI number, 3 a FINESS, 5 a SIRET, ... */
const RPPS_PREFIX = '8'

/**
 * The RPPS in a national identifier: an 8, then eleven digits whose key is right. Any other prefix is another identifier,
 * even when eleven digits follow it: 3 is an employee known by the FINESS of an establishment.
 *
 * Source: ANS, "Pro Santé Connect, documentation technique" (SubjectNameID, otherIds) and CI-SIS, volet "Structuration
 * minimale", PS_IdNat.
 */
export function rppsOfNationalId(nationalId: string): string | undefined {
  const text = nationalId.trim()
  const rpps = text.slice(1)
  return text.startsWith(RPPS_PREFIX) && isRpps(rpps) ? rpps : undefined
}

/**
 * The one RPPS by which Pro Santé Connect names a professional.
 * @returns `not-rpps` when there is none (an employee without RPPS, a test identity), `ambiguous-rpps` when there are several.
 */
export function readProfessionalRpps(claims: ProfessionalClaims): { rpps: string } | { fault: RppsFault } {
  const others = (claims.otherIds ?? []).filter(({ origine }) => origine?.toUpperCase() === 'RPPS')
  const named = [claims.SubjectNameID, ...others.map(({ identifiant }) => identifiant)]
  const found = new Set(named.map((id) => rppsOfNationalId(id ?? '')).filter((rpps) => rpps !== undefined))
  const [rpps] = found
  if (rpps === undefined) return { fault: 'not-rpps' }
  return found.size > 1 ? { fault: 'ambiguous-rpps' } : { rpps }
}
