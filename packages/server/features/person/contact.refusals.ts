import { Refusal } from '../../platform/refusal.ts'

export function noSuchRecord(): Refusal {
  return new Refusal('no-such-patient', 404, {
    fr: 'Cette fiche est introuvable. Cherchez le patient à nouveau.',
    en: 'This record cannot be found. Search for the patient again.',
  })
}

/** Settled already, or never there. */
export function noSuchContact(): Refusal {
  return new Refusal('no-such-contact', 404, {
    fr: 'Aucun contact n’attend ici d’être confirmé. La fiche a peut-être changé : relisez-la.',
    en: 'No contact waits here to be confirmed. The record may have changed: read it again.',
  })
}

export function identityNotSeen(): Refusal {
  return new Refusal('identity-not-seen', 409, {
    fr: 'Notez d’abord la pièce d’identité vue : un contact ne se confirme qu’avec la personne elle-même.',
    en: 'Note the identity document seen first: a contact is confirmed with the person only.',
  })
}

/** A code proves that somebody holds a contact, not that they are the patient. */
export function provedIdentityNeeded(): Refusal {
  return new Refusal('proved-identity-needed', 403, {
    fr: 'Pour confirmer ce contact, connectez-vous avec FranceConnect, ou présentez une pièce d’identité à l’accueil.',
    en: 'To confirm this contact, sign in with FranceConnect, or show an identity document at the desk.',
  })
}
