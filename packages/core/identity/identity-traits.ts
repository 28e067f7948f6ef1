import { givenNameList } from './given-names.ts'
import { foldName } from './name-key.ts'

/**
 * What says who a patient is. The five strict traits of the RNIV (référentiel national d'identitovigilance, volet 1):
 * birth name, first birth given name, birth date, sex, birth place; the list of given names stands beside the first one.
 * The name and the given name in use are kept apart and never stand for the strict ones.
 */
export interface IdentityTraits {
  birthName: string
  /** Birth given names in their order, parted by commas or spaces; a hyphen joins ("Jean-Luc, Marie" are two). */
  givenNames: string
  /** `YYYY-MM-DD` */
  birthDate: string
  sex: Sex
  /** INSEE code of the commune of birth; of the country (99...) when born abroad. */
  birthPlaceCode: string | null
  usedName: string | null
  usedGivenName: string | null
}

export type Sex = 'female' | 'male' | 'unknown'

export const STRICT_TRAITS = ['birthName', 'givenNames', 'birthDate', 'sex', 'birthPlaceCode'] as const
export type StrictTrait = (typeof STRICT_TRAITS)[number]
export const TRAITS = [...STRICT_TRAITS, 'usedName', 'usedGivenName'] as const
export type Trait = (typeof TRAITS)[number]

/** The traits that differ; a name written with other capitals, accents or hyphens differs too: it is rectified as such. */
export function changedTraits(former: IdentityTraits, next: IdentityTraits): Trait[] {
  return TRAITS.filter((trait) => former[trait] !== next[trait])
}

export function isStrict(trait: Trait): trait is StrictTrait {
  return (STRICT_TRAITS as readonly string[]).includes(trait)
}

/** The strict traits on which two descriptions of a person disagree; what one of them does not know is no disagreement. */
export function disagreeingTraits(one: IdentityTraits, other: IdentityTraits): StrictTrait[] {
  return STRICT_TRAITS.filter((trait) => {
    const a = comparable(one, trait)
    const b = comparable(other, trait)
    return a !== '' && b !== '' && a !== b
  })
}

function comparable(traits: IdentityTraits, trait: StrictTrait): string {
  switch (trait) {
    case 'birthName':
      return foldName(traits.birthName)
    case 'givenNames':
      return foldName(givenNameList(traits.givenNames)[0] ?? '')
    case 'sex':
      return traits.sex === 'unknown' ? '' : traits.sex
    case 'birthDate':
      return traits.birthDate
    case 'birthPlaceCode':
      return traits.birthPlaceCode ?? ''
  }
}

/** Whether a text is an INSEE code of a place of birth: a commune (Corsica 2A, 2B), or 99 and the number of a country. */
export function isBirthPlaceCode(text: string): boolean {
  return /^(?:[0-9]{2}|2[AB])[0-9]{3}$/.test(text)
}
