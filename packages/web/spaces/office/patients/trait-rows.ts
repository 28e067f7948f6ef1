import type { PatientRecord } from '@maillage/contract/patients.ts'
import type { OfficePatientsText } from '../../../i18n/office-patients.fr.ts'
import type { TimeWords } from '../words.ts'

export const SHOWN_TRAITS = [
  'birthName',
  'givenNames',
  'birthDate',
  'sex',
  'birthPlaceCode',
  'usedName',
  'usedGivenName',
] as const
export type ShownTrait = (typeof SHOWN_TRAITS)[number]
export type Traits = Pick<PatientRecord, ShownTrait | 'birthPlaceName'>

/** How a trait is said: a date in full, a place by its name and code, what is not known as such. */
export function traitText(
  traits: Traits,
  trait: ShownTrait,
  text: OfficePatientsText,
  words: TimeWords,
): string {
  const said = text.identity
  switch (trait) {
    case 'birthDate':
      return words.birthDate(traits.birthDate)
    case 'sex':
      return said.sexes[traits.sex]
    case 'birthPlaceCode':
      return traits.birthPlaceCode === null
        ? said.unknown
        : said.place(traits.birthPlaceCode, traits.birthPlaceName)
    case 'usedName':
    case 'usedGivenName':
      return traits[trait] ?? said.none
    case 'birthName':
    case 'givenNames':
      return traits[trait]
  }
}

/** The traits, one a row, in the order of the RNIV; names in use only where there are some. */
export function traitRows(traits: Traits, text: OfficePatientsText, words: TimeWords) {
  return SHOWN_TRAITS.filter(
    (trait) => (trait !== 'usedName' && trait !== 'usedGivenName') || traits[trait] !== null,
  ).map((trait) => ({ trait, label: text.identity[trait], value: traitText(traits, trait, text, words) }))
}
