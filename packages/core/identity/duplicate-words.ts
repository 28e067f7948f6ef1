import type { DuplicateSignalKind } from './duplicate-rules.ts'

/** What each part of a score says to a person. */
export const DUPLICATE_SENTENCES: Record<DuplicateSignalKind, { fr: string; en: string }> = {
  'same-matricule': { fr: 'même matricule INS', en: 'same INS matricule' },
  'same-birth-date': { fr: 'même date de naissance', en: 'same birth date' },
  'day-and-month-swapped': { fr: 'jour et mois de naissance inversés', en: 'day and month of birth swapped' },
  'birth-dates-near': { fr: 'dates de naissance à un chiffre près', en: 'birth dates one digit apart' },
  'birth-dates-differ': { fr: 'dates de naissance différentes', en: 'different birth dates' },
  'same-birth-name': { fr: 'même nom de naissance', en: 'same birth name' },
  'birth-names-near': { fr: 'noms à une lettre près', en: 'birth names one letter apart' },
  'birth-name-is-used-name': {
    fr: 'le nom de naissance de l’une est le nom utilisé de l’autre',
    en: 'the birth name of one is the name in use of the other',
  },
  'birth-names-differ': { fr: 'noms de naissance différents', en: 'different birth names' },
  'same-given-name': { fr: 'même premier prénom', en: 'same first given name' },
  'given-names-near': { fr: 'prénoms à une lettre près', en: 'given names one letter apart' },
  'given-names-reordered': { fr: 'prénoms inversés', en: 'given names in another order' },
  'given-names-differ': { fr: 'prénoms différents', en: 'different given names' },
  'names-swapped': { fr: 'nom et prénom inversés', en: 'name and given name swapped' },
  'sexes-differ': { fr: 'sexes différents', en: 'different sexes' },
  'same-birth-place': { fr: 'même lieu de naissance', en: 'same birth place' },
  'birth-places-differ': { fr: 'lieux de naissance différents', en: 'different birth places' },
  'same-phone': { fr: 'même téléphone', en: 'same telephone' },
  'same-email': { fr: 'même adresse électronique', en: 'same e-mail address' },
}
