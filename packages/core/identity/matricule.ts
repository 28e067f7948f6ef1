import type { IdentityStatus } from './identity-status.ts'
import type { IdentityTraits } from './identity-traits.ts'

/**
 * The matricule INS: the NIR of the person, or the NIA that waits for it: 13 characters and a key of 2.
 * Source: référentiel "Identifiant national de santé" (ANS), and for the form of the NIR the décret n° 82-103.
 */
export interface Matricule {
  /** 15 characters, without spaces; Corsica keeps its letter. */
  value: string
  oid: MatriculeOid
}

/** Authorities that assign a matricule (ANS, "Liste des OID des autorités d'affectation des INS"). */
export const MATRICULE_OIDS = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  'nir-test': '1.2.250.1.213.1.4.10',
  'nia-test': '1.2.250.1.213.1.4.11',
} as const
export type MatriculeOid = (typeof MATRICULE_OIDS)[keyof typeof MATRICULE_OIDS]

const FORM = /^[1-478][0-9]{2}[0-9]{2}(?:[0-9]{2}|2[AB])[0-9]{3}[0-9]{3}[0-9]{2}$/

/** The matricule as it is kept, from what was typed or received; `malformed` or `wrong-key` when it is none. */
export function readMatricule(text: string): string | 'malformed' | 'wrong-key' {
  const value = text.replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase()
  if (!FORM.test(value)) return 'malformed'
  return matriculeKey(value.slice(0, 13)) === value.slice(13) ? value : 'wrong-key'
}

/**
 * The key of 13 characters: 97 minus their remainder by 97, two digits. For Corsica 2A counts as 19 and 2B as 18
 * (INSEE, "clé de contrôle du NIR"). Exact: 13 digits are far below 2^53.
 */
export function matriculeKey(thirteen: string): string {
  const digits = thirteen.replace('2A', '19').replace('2B', '18')
  if (!/^[0-9]{13}$/.test(digits)) throw new RangeError('a matricule has 13 characters before its key')
  return String(97 - (Number(digits) % 97)).padStart(2, '0')
}

/** What a matricule says of a person that the traits say otherwise. */
export type MatriculeWarning = 'sex' | 'birth-year' | 'birth-month' | 'birth-place'

/**
 * Where a matricule and the traits do not agree: to be looked at, never refused by itself. A month of the NIR outside
 * 1-12 stands for an unknown one; a person may have changed sex at the civil registry, and a département may have changed
 * its number since the birth.
 */
export function matriculeWarnings(
  value: string,
  traits: Pick<IdentityTraits, 'sex' | 'birthDate' | 'birthPlaceCode'>,
): MatriculeWarning[] {
  const [year, month] = [traits.birthDate.slice(2, 4), traits.birthDate.slice(5, 7)]
  const saysSex = { 1: 'male', 3: 'male', 7: 'male', 2: 'female', 4: 'female', 8: 'female' }[value[0] ?? '']
  const saysMonth = value.slice(3, 5)
  const monthKnown = Number(saysMonth) >= 1 && Number(saysMonth) <= 12
  const found: [MatriculeWarning, boolean][] = [
    ['sex', traits.sex !== 'unknown' && saysSex !== traits.sex],
    ['birth-year', value.slice(1, 3) !== year],
    ['birth-month', monthKnown && saysMonth !== month],
    ['birth-place', traits.birthPlaceCode !== null && value.slice(5, 10) !== traits.birthPlaceCode],
  ]
  return found.filter(([, differs]) => differs).map(([kind]) => kind)
}

/**
 * The matricule that may be shown or sent: that of a qualified identity, and of no other (référentiel INS; RNIV volet 1).
 */
export function shownMatricule(identity: {
  status: IdentityStatus
  matricule: Matricule | null
}): Matricule | null {
  return identity.status === 'qualified' ? identity.matricule : null
}

/** A NIR that fits traits, for scenarios, simulators and tests: its OID must be one of test. `order`: 0 to 999. */
export function syntheticNir(
  traits: Pick<IdentityTraits, 'sex' | 'birthDate' | 'birthPlaceCode'>,
  order: number,
): Matricule {
  const sex = traits.sex === 'male' ? '1' : '2'
  const place = traits.birthPlaceCode ?? '99999'
  const thirteen = `${sex}${traits.birthDate.slice(2, 4)}${traits.birthDate.slice(5, 7)}${place}${String(order).padStart(3, '0')}`
  return { value: `${thirteen}${matriculeKey(thirteen)}`, oid: MATRICULE_OIDS['nir-test'] }
}
