const N = '\u202f'
const B = '\u00a0'

/** A contact that came with a booking, and waits for a word of the person at the desk. */
export const officeContactsFr = {
  title: 'Contact à confirmer',
  since: (contact: string, date: string) => `${contact}, d’une réservation en ligne du ${date}.`,
  effect: 'Il ouvre seulement les rendez-vous pris avec lui, pas le reste du dossier.',
  ask: `Demandez à la personne devant vous${B}: «${N}Est-ce bien votre contact${N}?${N}»`,
  proofFirst: 'Notez d’abord la pièce d’identité vue, puis demandez à la personne si c’est le sien.',
  yes: 'C’est le sien',
  no: 'Ce n’est pas le sien',
  yesOf: (contact: string) => `C’est le sien${B}: ${contact}`,
  noOf: (contact: string) => `Ce n’est pas le sien${B}: ${contact}`,
  sending: 'Enregistrement',
  confirmed: 'Contact confirmé. Il ouvre le dossier en ligne.',
  removed: 'Contact retiré de la fiche. Il n’ouvre plus rien.',
}

export type OfficeContactsText = typeof officeContactsFr
