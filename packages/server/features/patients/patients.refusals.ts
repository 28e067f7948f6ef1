import type { Trait } from '@maillage/core/identity/identity-traits.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'

export function noSuchPatient(): Refusal {
  return new Refusal('no-such-patient', 404, {
    fr: 'Cette fiche est introuvable. Cherchez le patient à nouveau.',
    en: 'This record cannot be found. Search for the patient again.',
  })
}

export function mergedAway(keptId: string): Refusal {
  return new Refusal(
    'merged-away',
    409,
    {
      fr: 'Cette fiche a été fusionnée avec une autre du même patient. Ouvrez celle qui a été gardée.',
      en: 'This record was merged with another one of the same patient. Open the one that was kept.',
    },
    { keptId },
  )
}

/** Somebody changed the identity since the screen read it. */
export function staleIdentity(version: number): Refusal {
  return new Refusal(
    'stale',
    409,
    {
      fr: 'Cette identité a changé entre-temps. La fiche a été relue : vérifiez-la, puis refaites votre geste.',
      en: 'This identity has changed in the meantime. The record was read again: check it, then do it again.',
    },
    { version },
  )
}

export function alreadyKnown(patientId: string): Refusal {
  return new Refusal(
    'already-known',
    409,
    {
      fr: 'Ces nom, prénom et date de naissance ont déjà une fiche. Ouvrez-la plutôt.',
      en: 'This name, given name and birth date already have a record. Open it instead.',
    },
    { patientId },
  )
}

/** Another record in use has the birth date, name and first given name that were asked. */
export function identityTaken(patientId: string): Refusal {
  return new Refusal(
    'identity-taken',
    409,
    {
      fr: 'Une autre fiche porte déjà ces nom, prénom et date de naissance. Comparez les deux fiches avant de continuer.',
      en: 'Another record already has this name, given name and birth date. Compare the two records before going on.',
    },
    { patientId },
  )
}

export function invalidName(path: string): Refusal {
  return new Refusal(
    'invalid-name',
    422,
    {
      fr: 'Écrivez le nom avec des lettres, tel qu’il est sur la pièce d’identité.',
      en: 'Write the name with letters, as it is on the identity document.',
    },
    { field: path },
  )
}

export function invalidBirthPlace(): Refusal {
  return new Refusal(
    'invalid-birth-place',
    422,
    {
      fr: 'Le lieu de naissance est un code INSEE de 5 caractères : celui de la commune (32013, 2A004), ou 99 et celui du pays.',
      en: 'The birth place is an INSEE code of 5 characters: that of the commune (32013, 2A004), or 99 and that of the country.',
    },
    { field: 'birthPlaceCode' },
  )
}

const TRAIT_WORDS: Record<Language, Partial<Record<Trait, string>>> = {
  fr: { sex: 'le sexe', birthPlaceCode: 'le lieu de naissance' },
  en: { sex: 'the sex', birthPlaceCode: 'the birth place' },
}

/** What is asked cannot be done before these strict traits are known. */
export function traitsMissing(missing: Trait[]): Refusal {
  const list = (language: Language, and: string) =>
    missing.map((trait) => TRAIT_WORDS[language][trait] ?? trait).join(` ${and} `)
  return new Refusal(
    'traits-missing',
    422,
    {
      fr: `Il manque ${list('fr', 'et')}. Complétez l’identité d’après la pièce présentée.`,
      en: `${list('en', 'and').replace('the', 'The')} is missing. Complete the identity from the document shown.`,
    },
    { missing },
  )
}

export function doubtfulIdentity(): Refusal {
  return new Refusal('doubtful-identity', 409, {
    fr: 'Cette identité est dite douteuse ou fictive : elle reste provisoire et n’est pas envoyée à INSi. Levez d’abord le doute.',
    en: 'This identity is said to be doubtful or fictitious: it stays provisional and is not sent to INSi. Clear the doubt first.',
  })
}

export function insiNotConnected(): Refusal {
  return new Refusal('insi-away', 503, {
    fr: 'INSi n’est pas connecté à ce serveur. L’identité reste telle qu’elle est ; une pièce d’identité peut la valider.',
    en: 'INSi is not connected to this server. The identity stays as it is; an identity document can validate it.',
  })
}

export function insiAway(): Refusal {
  return new Refusal('insi-away', 503, {
    fr: 'INSi ne répond pas pour le moment. Rien n’a changé : réessayez dans quelques minutes.',
    en: 'INSi is not answering right now. Nothing has changed: try again in a few minutes.',
  })
}

/** INSi gave a matricule that another record holds: it is the same person. */
export function matriculeTaken(patientId: string): Refusal {
  return new Refusal(
    'matricule-taken',
    409,
    {
      fr: 'INSi donne à ce patient le matricule d’une autre fiche : c’est la même personne. Comparez les deux fiches et fusionnez-les.',
      en: 'INSi gives this patient the matricule of another record: it is the same person. Compare the two records and merge them.',
    },
    { patientId },
  )
}
